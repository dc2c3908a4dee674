package dev.tailrace.inputs.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Source;
import dev.tailrace.core.batch.Span;
import dev.tailrace.core.batch.Tally;
import dev.tailrace.core.encode.Bytes;
import dev.tailrace.core.encode.JsonEncoder;
import dev.tailrace.core.fuzz.Campaign;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whatever stands in a record: an event comes of it, a document with what the record said or the record as a line, and never an exception. */
public final class RecordEventsProperties {
    private static final KafkaSettings.Reading JSON_RECORDS =
            new KafkaSettings.Reading(KafkaSettings.Format.JSON, KafkaSettings.Isolation.READ_COMMITTED, KafkaSettings.Start.BEGINNING, 1 << 20, 1 << 20);
    private static final JsonMapper EXACT = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private final Fields fields = new Fields();
    private final RecordEvents events = new RecordEvents(JSON_RECORDS, fields);

    /** The document that comes of a record, without what the agent adds to each. */
    private JsonNode document(byte[] record) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("event.id", record);
        headers.add("offset", record);
        Batch batch = new Batch(1 << 20);
        events.add(new ConsumerRecord<>("t", 2, 42, 0, TimestampType.CREATE_TIME, -1, -1, null, record, headers, Optional.empty()), batch);
        assertThat(batch.count()).isOne();
        Source source = new Source("in", 7, Source.idPrefix("e1", 7), "t-2", new Source.Template(Map.of(), new int[0]), new byte[0][], new Tally());
        batch.endSpan(new Span(source, 42, 43, 0, 1, 0));
        Bytes out = new Bytes(256);
        new JsonEncoder().encode(new Event(fields).at(batch, 0), out);
        return EXACT.readTree(out.array(), 0, out.length());
    }

    public static void fuzzerTestOneInput(byte[] input) {
        JsonNode made = new RecordEventsProperties().document(input);

        boolean isText = made.path("tags").toString().contains("_json_failure");
        if (isText) {
            assertThat(made.path("message").asString()).isEqualTo(text(input));
            return;
        }
        JsonNode said = EXACT.readTree(input);
        assertThat(leaves(made)).as("what the record said is there").containsAllEntriesOf(leaves(said));
    }

    /** As the standard reads it: three bytes in a surrogate written as three bytes are wrong each, and Java's decoder says so of other bytes. */
    private static String text(byte[] bytes) {
        byte[] known = bytes.clone();
        for (int i = 0; i + 1 < known.length; i++) {
            known[i] = known[i] == (byte) 0xED && (known[i + 1] & 0xE0) == 0xA0 ? (byte) 0xFF : known[i];
        }
        return new String(known, StandardCharsets.UTF_8);
    }

    /** By dotted name, as fields have it, the last of two that are equal; what the agent writes itself left out. */
    private static Map<String, String> leaves(JsonNode document) {
        Map<String, String> leaves = new TreeMap<>();
        walk(document, "", leaves);
        return leaves;
    }

    private static void walk(JsonNode node, String path, Map<String, String> into) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            String name = path + member.getKey();
            if (member.getValue() instanceof ObjectNode inner && !inner.isEmpty()) {
                walk(inner, name + '.', into);
            } else if (!name.matches("\\[.*]|.*event\\.id|.*log\\.(offset|flags)|tags|@timestamp|.*message")) {
                into.put(written(name), written(member.getValue().toString()));
            }
        }
    }

    /** Half a surrogate pair is no character: none can be written. */
    private static String written(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    @Test
    void everyRecordIsAnEvent() {
        Campaign.of(RecordEventsProperties.class,
                        "{\"message\":\"m\",\"@timestamp\":\"2026-11-21T04:00:52.123Z\",\"event\":{\"id\":\"e-1\"},\"http\":{\"response\":{\"status_code\":200}}}",
                        "{\"a\":1,\"a.b\":2.50,\"c\":[1,{\"d\":null}],\"e\":true,\"log\":{\"offset\":120,\"flags\":[\"truncated\"]},\"tags\":[\"x\"]}",
                        "{\"__proto__\":{\"x\":1e3},\"\":{\"\":\"\"},\"n\":-0.0,\"t\":\"\\u001b\\ud83d\\ude00\\u0000\"}",
                        "no json at all")
                .words("\"\":", "{}", "[]", ":{", "\"a\":", "1e400", "1E-99999", "\"\\ud800\"", "\"[a]\":1", "\".\":1", "\"a.b\":{\"c\":1},", "null", "-", ",")
                .against(RecordEventsProperties::fuzzerTestOneInput, 3000);
    }

    /** Names are kept for good: a topic brings a bounded number of them. What comes with more is a line, and nothing is lost. */
    @Test
    void recordsWithEverNewNamesBecomeLinesAndOthersGoOn() {
        int lines = 0;
        for (int i = 0; i < 60; i++) {
            int first = 100 * i;
            String record = IntStream.range(first, first + 100).mapToObj(n -> "\"name" + n + "\":" + n).collect(Collectors.joining(",", "{", "}"));
            JsonNode made = document(record.getBytes(StandardCharsets.UTF_8));
            boolean isLine = made.path("message").asString("").equals(record);
            assertThat(isLine || made.path("name" + first).asInt(-1) == first).as(made.toString()).isTrue();
            lines += isLine ? 1 : 0;
        }
        assertThat(lines).as("2000 names were taken").isEqualTo(40);
        assertThat(document("{\"name7\":1}".getBytes(StandardCharsets.UTF_8)).path("name7").asInt()).as("known names go on").isOne();
        assertThat(fields.intern("one.more")).as("there is room for others").isNotEqualTo(Fields.UNKNOWN);
    }

    @Test
    void numbersAreWrittenAsTheyWere() throws JacksonException {
        assertThat(document("{\"n\":1e400,\"m\":0.1000000000000000055511151231257827,\"k\":123456789012345678901234567890}".getBytes(StandardCharsets.UTF_8)).toString())
                .contains("\"n\":1E+400", "\"m\":0.1000000000000000055511151231257827", "\"k\":123456789012345678901234567890");
    }
}
