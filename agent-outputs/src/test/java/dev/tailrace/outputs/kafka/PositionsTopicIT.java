package dev.tailrace.outputs.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Output;
import dev.tailrace.outputs.testing.Lines;
import dev.tailrace.outputs.testing.RealKafka;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The topic of read positions on a real broker: as large as it gets, compacted, and under another registry. */
class PositionsTopicIT {
    private static final int MOST_LINES_OF_A_BATCH = 1 << 16;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(90);

    private static RealKafka kafka;

    private final Fields fields = new Fields();
    private Topic topic;

    @BeforeAll
    static void start() throws Exception {
        kafka = RealKafka.shared();
    }

    @BeforeEach
    void topic() throws Exception {
        topic = Topic.make(kafka, "positions", 1);
    }

    private static List<String> numbered(String what, int count) {
        return IntStream.range(0, count).mapToObj(n -> what + ' ' + n).toList();
    }

    @Test
    void thePositionOfAsManyLinesAsABatchHoldsFits() throws Exception {
        List<String> shortest = Collections.nCopies(MOST_LINES_OF_A_BATCH, "x");
        for (int life = 0; life < 2; life++) {
            try (Output output = topic.exactlyOnce(fields, Lines.EPOCH, "compression", "none", "format", "raw", "max_message_bytes", "1MiB")) {
                assertThat(output.send(new Lines(fields).of(shortest))).isInstanceOf(Outcome.Delivered.class);
            }
        }
        assertThat(topic.committed()).hasSize(MOST_LINES_OF_A_BATCH);
    }

    @Test
    void itIsMadeWithSegmentsThatBrokersCompactSoon() throws Exception {
        try (Output output = topic.exactlyOnce(fields, Lines.EPOCH);
                Admin admin = Admin.create(kafka.client())) {
            assertThat(output.send(new Lines(fields).of("one"))).isInstanceOf(Outcome.Delivered.class);
            ConfigResource made = new ConfigResource(ConfigResource.Type.TOPIC, topic.name() + "-positions");
            Config config = admin.describeConfigs(List.of(made)).all().get().get(made);
            assertThat(config.get("cleanup.policy").value()).isEqualTo("compact");
            assertThat(Integer.parseInt(config.get("segment.bytes").value())).isLessThanOrEqualTo(16 << 20);
            assertThat(Integer.parseInt(config.get("max.message.bytes").value())).isGreaterThanOrEqualTo(1 << 20);
        }
    }

    @Test
    void aTopicTooNarrowForPositionsIsNotUsed() throws Exception {
        Topic narrow = Topic.make(kafka, "narrow", 1, Map.of("cleanup.policy", "compact", "max.message.bytes", "10000"));
        try (Output output = topic.exactlyOnce(fields, Lines.EPOCH, "positions_topic", narrow.name())) {
            assertThat(output.send(new Lines(fields).of("one"))).isInstanceOfSatisfying(Outcome.RetryLater.class, later ->
                    assertThat(later.reason()).contains(narrow.name()).contains("max.message.bytes"));
        }
    }

    @Test
    void whatIsLeftAfterCompactionIsEnough() throws Exception {
        Topic positions = Topic.make(kafka, "compacted", 1, Map.of(
                "cleanup.policy", "compact", "segment.ms", "20", "min.cleanable.dirty.ratio", "0.01", "delete.retention.ms", "0"));
        Lines lines = new Lines(fields);
        int sent = 0;
        try (Output output = topic.exactlyOnce(fields, Lines.EPOCH, "positions_topic", positions.name())) {
            long deadline = System.nanoTime() + PATIENCE_NANOS;
            do {
                for (int transaction = 0; transaction < 20; transaction++) {
                    assertThat(output.send(lines.numbered(10 * sent, 10))).isInstanceOf(Outcome.Delivered.class);
                    sent++;
                }
                assertThat(System.nanoTime()).as("the broker compacts").isLessThan(deadline);
            } while (positions.all().size() > sent / 2);
        }
        try (Output heir = topic.exactlyOnce(fields, Lines.EPOCH, "positions_topic", positions.name())) {
            Lines again = new Lines(fields);
            assertThat(heir.send(again.numbered(0, 10 * sent))).isInstanceOf(Outcome.Delivered.class);
            assertThat(heir.send(again.numbered(10 * sent, 10))).isInstanceOf(Outcome.Delivered.class);
        }
        assertThat(topic.messages()).isEqualTo(numbered("line", 10 * sent + 10));
    }

    @Test
    void aGenerationThatARestoredRegistryGivesAgainHidesNoLine() throws Exception {
        List<String> first = numbered("first", 100);
        List<String> second = numbered("second", 80);
        try (Output output = topic.exactlyOnce(fields, Lines.EPOCH)) {
            output.send(new Lines(fields, Lines.EPOCH, 7).of(first));
        }
        for (int life = 0; life < 2; life++) {
            try (Output restored = topic.exactlyOnce(fields, Lines.EPOCH)) {
                assertThat(restored.send(new Lines(fields, Lines.EPOCH, 7).of(second))).isInstanceOf(Outcome.Delivered.class);
            }
        }
        assertThat(topic.messages()).hasSize(180).startsWith(first.toArray(String[]::new)).endsWith(second.toArray(String[]::new));
    }
}
