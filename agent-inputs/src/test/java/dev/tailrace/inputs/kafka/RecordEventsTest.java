package dev.tailrace.inputs.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class RecordEventsTest {
    private final Fields fields = new Fields();
    private final Batch batch = new Batch(1 << 16);

    private Event event(KafkaSettings.Format format, byte[] value, String... headers) {
        RecordHeaders all = new RecordHeaders();
        for (int i = 0; i < headers.length; i += 2) {
            all.add(new RecordHeader(headers[i], headers[i + 1].getBytes(StandardCharsets.UTF_8)));
        }
        KafkaSettings.Reading reading =
                new KafkaSettings.Reading(format, KafkaSettings.Isolation.READ_COMMITTED, KafkaSettings.Start.BEGINNING, 1 << 20, 10);
        new RecordEvents(reading, fields)
                .add(new ConsumerRecord<>("t", 2, 42, 1_700_000_000_123L, TimestampType.CREATE_TIME, -1, -1, null, value, all, Optional.empty()), batch);
        return new Event(fields).at(batch, batch.count() - 1);
    }

    private Event raw(String value, String... headers) {
        return event(KafkaSettings.Format.RAW, value.getBytes(StandardCharsets.UTF_8), headers);
    }

    @Test
    void aRawRecordIsALineWithWhatItsHeadersTell() {
        Event event = raw("line", "event.id", "e-1-0-abc", "source", "/var/log/a.log", "offset", "4711", "host", "proxy-01");
        assertThat(event.text(Fields.MESSAGE)).isEqualTo("line");
        assertThat(event.text(Fields.EVENT_ID)).isEqualTo("e-1-0-abc");
        assertThat(event.text(fields.intern("log.file.path"))).isEqualTo("/var/log/a.log");
        assertThat(event.text(Fields.LOG_OFFSET)).isEqualTo("4711");
        assertThat(event.text(fields.intern("host.name"))).isEqualTo("proxy-01");
        assertThat(event.time()).isEqualTo(1_700_000_000_123_000_000L);
        assertThat(event.offset()).isEqualTo(42);
    }

    @Test
    void headersThatAreNoneOfOursAreLeftAlone() {
        Event event = raw("line", "offset", "12 pieces", "other", "x");
        assertThat(event.has(Fields.LOG_OFFSET)).isFalse();
        assertThat(event.has(Fields.EVENT_ID)).isFalse();
    }

    @Test
    void aLongRecordIsCutBetweenCharactersAndFlagged() {
        Event event = raw("12345678\u4e09\u4e09");
        assertThat(event.text(Fields.MESSAGE)).isEqualTo("12345678");
        assertThat(event.flags() & Batch.TRUNCATED).isNotZero();
    }

    @Test
    void bytesThatAreNoTextAreReplacedAndFlagged() {
        Event event = event(KafkaSettings.Format.RAW, new byte[] {'a', (byte) 0xFF, 'b'});
        assertThat(event.text(Fields.MESSAGE)).isEqualTo("a\ufffdb");
        assertThat(event.flags() & Batch.INVALID_BYTES).isNotZero();
    }

    @Test
    void anEmptyRecordIsAnEmptyLine() {
        assertThat(event(KafkaSettings.Format.RAW, null).text(Fields.MESSAGE)).isEmpty();
    }

    @Test
    void anEventIsTakenFieldByField() {
        String json = "{\"message\":\"m\",\"@timestamp\":\"2026-11-21T04:00:52.123Z\",\"event\":{\"id\":\"e-1\"},\"http\":{\"response\":{\"status_code\":200}}}";
        Event event = event(KafkaSettings.Format.JSON, json.getBytes(StandardCharsets.UTF_8));
        assertThat(event.text(Fields.MESSAGE)).isEqualTo("m");
        assertThat(event.text(Fields.EVENT_ID)).isEqualTo("e-1");
        assertThat(event.text(fields.intern("http.response.status_code"))).isEqualTo("200");
        assertThat(event.text(Fields.TIMESTAMP)).isEqualTo("2026-11-21T04:00:52.123Z");
    }

    @Test
    void whatIsNoJsonIsKeptAsALineAndTagged() {
        Event event = event(KafkaSettings.Format.JSON, "{no".getBytes(StandardCharsets.UTF_8));
        assertThat(event.text(Fields.MESSAGE)).isEqualTo("{no");
        assertThat(event.text(Fields.TAGS)).isEqualTo("_json_failure");
    }
}
