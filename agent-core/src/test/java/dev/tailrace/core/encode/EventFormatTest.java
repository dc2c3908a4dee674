package dev.tailrace.core.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.FieldType;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Source;
import dev.tailrace.core.batch.Span;
import dev.tailrace.core.batch.Tally;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventFormatTest {
    private final Fields fields = new Fields();
    private final int service = fields.intern("service");
    private final int path = fields.intern("log.file.path");
    private final int status = fields.intern("http.response.status_code");
    private final Event event = event();

    private Event event() {
        Source.Template template =
                new Source.Template(Map.of(fields.intern("site"), JsonText.quote("a\"b\\c\u0001\n\u4e2d")), new int[] {path});
        byte[][] own = {JsonText.quote("/var/log/a.log")};
        Source source = new Source("in", 1, Source.idPrefix("e", 1), "a.log", template, own, new Tally());
        Batch batch = new Batch(1024);
        batch.addLine(0, 0, 0, 0);
        batch.endSpan(new Span(source, 0, 1, 0, 1, 0));
        return new Event(fields).at(batch, 0);
    }

    private String text(String format) {
        Bytes to = new Bytes(16);
        EventFormat.parse(format).bind(fields, EventFormat.FieldEscape.NONE).write(event, to);
        return to.toString();
    }

    private void time(String instant) {
        Instant at = Instant.parse(instant);
        event.setTime(Fields.TIMESTAMP, Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000_000L), at.getNano()));
    }

    @Test
    void aFormatWithoutPercentIsItself() {
        assertThat(text("app-logs 100% {x}")).isEqualTo("app-logs 100% {x}");
        assertThat(EventFormat.parse("app").isFixed()).isTrue();
        assertThat(EventFormat.parse("app-%{+yyyy}").isFixed()).isFalse();
        assertThat(EventFormat.parse("app-%{+yyyy}").dependsOnData()).isFalse();
        assertThat(EventFormat.parse("%{[a]}").dependsOnData()).isTrue();
    }

    @Test
    void theDayIsTheEventsOwnInUtc() {
        time("2026-11-20T23:59:59.999999999Z");
        assertThat(text("app-logs-%{+yyyy.MM.dd}")).isEqualTo("app-logs-2026.11.20");
    }

    @Test
    void itIsKnownThatTheTextOfADayStaysUntilMidnight() {
        EventText text = EventFormat.parse("app-%{+yyyy.MM.dd}").bind(fields, EventFormat.FieldEscape.NONE);
        time("2026-11-20T12:00:00Z");
        assertThat(text.staysFor(event)).isFalse();
        text.write(event, new Bytes(16));
        time("2026-11-20T23:59:59Z");
        assertThat(text.staysFor(event)).isTrue();
        time("2026-11-21T00:00:00Z");
        assertThat(text.staysFor(event)).isFalse();
        time("2026-11-19T23:59:59Z");
        assertThat(text.staysFor(event)).isFalse();
    }

    @Test
    void ofATextWithFieldsNothingIsKnownUnwritten() {
        EventText text = EventFormat.parse("app-%{[service]:none}").bind(fields, EventFormat.FieldEscape.NONE);
        text.write(event, new Bytes(16));
        assertThat(text.staysFor(event)).isFalse();
    }

    @Test
    void aNamedZoneMovesMidnight() {
        time("2026-11-20T16:00:00Z");
        assertThat(text("%{+yyyy-MM-dd@Asia/Shanghai}")).isEqualTo("2026-11-21");
        time("2026-11-20T15:59:59Z");
        assertThat(text("%{+yyyy-MM-dd@Asia/Shanghai}")).isEqualTo("2026-11-20");
    }

    @Test
    void fieldsComeFromTheEventThenFromItsSourceThenFromTheDefault() {
        assertThat(text("%{[service]}")).isEqualTo("unknown");
        assertThat(text("%{[service]:none}-x")).isEqualTo("none-x");
        assertThat(text("%{[log][file][path]}")).isEqualTo("/var/log/a.log");
        assertThat(text("%{[site]}")).isEqualTo("a\"b\\c\u0001\n\u4e2d");
        event.setText(service, "squid");
        event.setLong(status, -502);
        event.setText(path, "/other");
        assertThat(text("%{[service]}-%{[http.response.status_code]}-%{[log.file.path]}")).isEqualTo("squid--502-/other");
    }

    @Test
    void anEmptyFieldCountsAsAbsent() {
        event.setBytes(service, FieldType.TEXT, new byte[0], 0, 0);
        assertThat(text("%{[service]:none}")).isEqualTo("none");
    }

    @Test
    void aFieldIsEscapedAndFixedTextIsNot() {
        event.setText(service, "a/b");
        Bytes to = new Bytes(16);
        EventFormat.FieldEscape escape = (bytes, from) -> {
            for (int i = from; i < bytes.length(); i++) {
                if (bytes.array()[i] == '/') {
                    bytes.array()[i] = '_';
                }
            }
        };
        EventFormat.parse("x/%{[service]}").bind(fields, escape).write(event, to);
        assertThat(to).hasToString("x/a_b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "app-%{+yyyy ; not closed",
        "%{service} ; %{[field]}",
        "%{[service]x} ; %{[field]}",
        "%{+YYYY.MM.dd} ; use yyyy",
        "%{+yyyy.MM.dd@Asia/Shangai} ; Asia/Shangai",
        "%{+yyyy-bb} ; pattern",
    })
    void mistakesAreNamed(String format, String named) {
        assertThatThrownBy(() -> EventFormat.parse(format)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(named);
    }

    @Test
    void theWeekYearIsFineTogetherWithTheWeek() {
        time("2027-01-01T12:00:00Z");
        assertThat(text("%{+YYYY-'W'ww}").getBytes(StandardCharsets.UTF_8)).isNotEmpty();
    }
}
