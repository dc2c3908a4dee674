package dev.tailrace.core.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Span;
import dev.tailrace.core.processors.OneEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class JsonEncoderTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void aBareLineHasTimeMessagePlaceAndId() {
        OneEvent event = new OneEvent("GET \"/\"");

        assertThat(event.document()).isEqualTo(JSON.readTree("""
                {"@timestamp":"%s","message":"GET \\"/\\"","host":{"name":"h1"},"input":{"id":"web"},"fields":{"site":"\\"quoted\\" é"},
                 "log":{"file":{"path":"/var/log/a.log"},"offset":120},"event":{"id":"e1-7-78-f7e1c592"},"tags":["edge"]}"""
                .formatted(Instant.ofEpochSecond(0, OneEvent.READ_AT).toString().replace("Z", ".000Z"))));
    }

    @Test
    void namesNest() {
        OneEvent event = new OneEvent("x").set("http.request.method", "GET").set("http.response.status_code", 200);

        assertThat(event.document().get("http")).isEqualTo(JSON.readTree("""
                {"request":{"method":"GET"},"response":{"status_code":200}}"""));
    }

    @Test
    void aNameBelowAValueIsWrittenWithItsDot() {
        OneEvent event = new OneEvent("x").set("a.b", "inner").set("a", "outer").set("a.b.c", "deep");

        assertThat(event.document().get("a").stringValue()).isEqualTo("outer");
        assertThat(event.document().get("a.b").stringValue()).isEqualTo("inner");
        assertThat(event.document().get("a.b.c").stringValue()).isEqualTo("deep");
    }

    @ParameterizedTest
    @CsvSource({"0.0,0.0", "-0.0,0.0", "1.5,1.5", "-2,-2.0", "1e15,1.0E15", "999999999999999,999999999999999.0", "1e-7,1.0E-7", "1e300,1.0E300"})
    void doublesAreNumbers(double value, String json) {
        Bytes to = new Bytes(16);
        OneEvent event = new OneEvent("x").set("d", value);
        new JsonEncoder().encode(event.event(), to);

        assertThat(to.toString()).contains("\"d\":" + json);
        assertThat(event.document().get("d").doubleValue()).isEqualTo(value + 0.0);
    }

    @Test
    void whatIsNoJsonNumberIsAText() {
        assertThat(new OneEvent("x").set("d", Double.NaN).get("d")).isEqualTo("NaN");
        assertThat(new OneEvent("x").set("d", Double.NEGATIVE_INFINITY).get("d")).isEqualTo("-Infinity");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 31, 32, 33, 64, 4095, 4096, 4097, 20_000})
    void textsOfAnyLengthAreWholeWhateverTheyHold(int length) {
        for (String piece : List.of("a", "\"", "\u0001", "12345678901234567890123456789012\"")) {
            String text = piece.repeat(length).substring(0, length);
            OneEvent event = new OneEvent("x").set("before", "\\").set("text", text).set("after", "\"");

            assertThat(event.document().get("text").stringValue()).isEqualTo(text);
            assertThat(event.get("before") + event.get("after")).isEqualTo("\\\"");
        }
    }

    @Test
    void flagsOfTheReaderAreListed() {
        OneEvent event = new OneEvent("x");
        event.event().batch().addLine(0, 1, 5, Batch.TRUNCATED | Batch.INVALID_BYTES | Batch.DROPPED);
        event.event().batch().endSpan(new Span(event.event().source(), 130, 140, 0, 1, 0));
        event.event().at(event.event().batch(), 1);

        assertThat(event.get("log.flags")).isEqualTo("[\"truncated\",\"invalid_bytes\"]");
    }

    @Test
    void anIdThatDataBringsWins() {
        OneEvent event = new OneEvent("x").set("event.id", "mine");
        Bytes id = new Bytes(8);
        new JsonEncoder().writeId(event.event(), id);

        assertThat(event.get("event.id")).isEqualTo("mine");
        assertThat(id).hasToString("mine");
    }

    @Test
    void oneEncoderKeepsTheShapesOfManyEventsApart() {
        Fields fields = new Fields();
        JsonEncoder encoder = new JsonEncoder();
        for (int i = 0; i < 3000; i++) {
            OneEvent event = new OneEvent(fields, "line " + i).set("f" + i % 1500, i);
            Bytes to = new Bytes(16);
            encoder.encode(event.event(), to);
            assertThat(to.toString()).contains("\"f" + i % 1500 + "\":" + i, "\"line " + i + '"');
        }
    }
}
