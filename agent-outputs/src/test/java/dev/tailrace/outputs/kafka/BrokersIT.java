package dev.tailrace.outputs.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Output;
import dev.tailrace.outputs.testing.Configured;
import dev.tailrace.outputs.testing.Lines;
import dev.tailrace.outputs.testing.RealKafka;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster whose brokers change. */
class BrokersIT {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(90);

    @TempDir
    Path folder;

    /** The controller stands where the only broker in {@code hosts} does, and is not needed to go on. */
    @Test
    void aBrokerThatJoinedLaterServesWhenTheOnlyOneThatWasNamedIsGone() throws Exception {
        Fields fields = new Fields();
        Lines lines = new Lines(fields);
        try (RealKafka named = RealKafka.start(null);
                RealKafka joined = named.startAnother()) {
            Topic topic = Topic.make(named, "moves", 1, Map.of());
            Map<String, Object> settings = Map.of("hosts", named.address(), "topic", topic.name(), "timeout", "3s");
            try (Output output = Configured.plan(new KafkaFactory(), settings).open(Configured.context(fields, folder, Map.of()))) {
                lead(named, topic, named.node());
                assertThat(output.send(lines.numbered(0, 100))).isInstanceOf(Outcome.Delivered.class);
                lead(named, topic, joined.node());
                assertThat(output.send(lines.numbered(100, 100))).isInstanceOf(Outcome.Delivered.class);
                named.kill();
                assertThat(output.send(lines.numbered(200, 100))).isInstanceOf(Outcome.Delivered.class);
            }
            assertThat(new Topic(joined, topic.name()).messages()).isEqualTo(IntStream.range(0, 300).mapToObj(n -> "line " + n).toList());
        }
    }

    /** Moves the topic's only partition to a broker, and waits until it leads. */
    private static void lead(RealKafka through, Topic topic, int node) throws Exception {
        TopicPartition partition = new TopicPartition(topic.name(), 0);
        try (Admin admin = Admin.create(through.client())) {
            admin.alterPartitionReassignments(Map.of(partition, Optional.of(new NewPartitionReassignment(List.of(node))))).all().get();
            long deadline = System.nanoTime() + PATIENCE_NANOS;
            while (leader(admin, topic) != node) {
                assertThat(System.nanoTime()).as("broker %d leads", node).isLessThan(deadline);
                Thread.sleep(100);
            }
        }
    }

    private static int leader(Admin admin, Topic topic) throws Exception {
        return admin.describeTopics(List.of(topic.name())).allTopicNames().get().get(topic.name()).partitions().getFirst().leader().id();
    }
}
