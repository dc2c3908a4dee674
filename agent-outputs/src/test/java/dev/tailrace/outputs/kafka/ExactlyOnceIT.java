package dev.tailrace.outputs.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.OutputContext;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.core.registry.Entry;
import dev.tailrace.outputs.testing.Configured;
import dev.tailrace.outputs.testing.Lines;
import dev.tailrace.outputs.testing.RealKafka;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a {@code read_committed} consumer of a real broker sees when agents and brokers die at bad moments. */
class ExactlyOnceIT {
    private static final String OTHER = "fedcba9876543210";

    private static RealKafka kafka;

    private final Fields fields = new Fields();
    private final Lines lines = new Lines(fields);
    private Topic topic;

    @BeforeAll
    static void start() throws Exception {
        kafka = RealKafka.shared();
    }

    @BeforeEach
    void topic() throws Exception {
        topic = Topic.make(kafka, "once", 1);
    }

    private Output agent(String epoch, Object... more) throws IOException {
        return topic.exactlyOnce(fields, epoch, more);
    }

    private static List<String> numbered(int first, int end) {
        return IntStream.range(first, end).mapToObj(n -> "line " + n).toList();
    }

    private static Outcome untilTaken(Output output, Shipment shipment) throws InterruptedException {
        Outcome outcome = output.send(shipment);
        for (int attempt = 0; outcome instanceof Outcome.RetryLater && attempt < 30; attempt++) {
            outcome = output.send(shipment);
        }
        return outcome;
    }

    @Test
    void whatWasCommittedBeforeADeathIsNotSentAgain() throws Exception {
        Output dead = agent(Lines.EPOCH);
        dead.send(lines.numbered(0, 100));
        dead.send(lines.numbered(100, 100));
        try (Output heir = agent(Lines.EPOCH)) {
            Lines again = new Lines(fields);
            assertThat(heir.send(again.numbered(0, 50))).isInstanceOf(Outcome.Delivered.class);
            assertThat(heir.send(again.numbered(50, 200))).isInstanceOf(Outcome.Delivered.class);
        }
        assertThat(topic.messages()).isEqualTo(numbered(0, 250));
    }

    @Test
    void aTransactionThatItsAgentLeftOpenIsNeverSeen() throws Exception {
        try (Output first = agent(Lines.EPOCH)) {
            first.send(lines.numbered(0, 10));
        }
        Map<String, Object> properties = kafka.client();
        properties.put("transactional.id", topic.name());
        KafkaProducer<byte[], byte[]> dying = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        dying.initTransactions();
        dying.beginTransaction();
        dying.send(new ProducerRecord<>(topic.name(), "{\"message\":\"torn\"}".getBytes())).get();
        try (Output heir = agent(Lines.EPOCH)) {
            assertThat(heir.send(lines.numbered(10, 10))).isInstanceOf(Outcome.Delivered.class);
        }
        dying.close();
        assertThat(topic.messages()).isEqualTo(numbered(0, 20));
        assertThat(topic.all()).hasSize(21);
    }

    @Test
    void anAgentWithAnotherRegistryTakesOverAndTheOldOneSaysWhyItStops() throws Exception {
        Output old = agent(Lines.EPOCH);
        old.send(lines.numbered(0, 100));
        Lines same = new Lines(fields, OTHER);
        Output heir = agent(OTHER);
        assertThat(heir.send(same.numbered(0, 60))).isInstanceOf(Outcome.Delivered.class);
        assertThat(heir.send(same.numbered(60, 100))).isInstanceOf(Outcome.Delivered.class);

        Shipment late = lines.numbered(100, 100);
        Outcome refusal = old.send(late);
        for (int attempt = 0; attempt < 3; attempt++) {
            refusal = old.send(late);
            assertThat(refusal).isInstanceOf(Outcome.RetryLater.class);
        }
        assertThat(((Outcome.RetryLater) refusal).reason()).contains("another agent").contains("proxy-01");
        assertThat(heir.send(same.numbered(160, 40))).isInstanceOf(Outcome.Delivered.class);
        heir.close();
        old.close();
        assertThat(topic.messages()).isEqualTo(numbered(0, 200));

        try (Output restarted = agent(Lines.EPOCH)) {
            assertThat(restarted.send(late)).isInstanceOf(Outcome.Delivered.class);
            assertThat(restarted.send(lines.numbered(200, 10))).isInstanceOf(Outcome.Delivered.class);
        }
        assertThat(topic.messages()).isEqualTo(numbered(0, 210));

        try (Output third = agent(OTHER)) {
            third.send(same.numbered(200, 20));
        }
        assertThat(topic.messages()).isEqualTo(numbered(0, 220));
    }

    @Test
    void anotherLineAtTheSamePlaceIsSent() throws Exception {
        try (Output output = agent(Lines.EPOCH)) {
            output.send(lines.of("old 0", "old 1", "old 2", "old 3"));
        }
        try (Output output = agent(Lines.EPOCH)) {
            Lines after = new Lines(fields);
            output.send(after.of("old 0", "old 1", "new 2", "new 3", "new 4"));
        }
        assertThat(topic.messages()).containsExactly("old 0", "old 1", "old 2", "old 3", "new 2", "new 3", "new 4");
        try (Output output = agent(Lines.EPOCH)) {
            Lines again = new Lines(fields);
            output.send(again.of("old 0", "old 1", "new 2", "new 3", "new 4", "new 5"));
        }
        assertThat(topic.messages()).endsWith("new 4", "new 5").hasSize(8);
    }

    @Test
    void aFenceWithoutASuccessorIsCrossed() throws Exception {
        try (Output output = agent(Lines.EPOCH);
                Admin admin = Admin.create(kafka.client())) {
            output.send(lines.numbered(0, 10));
            admin.fenceProducers(List.of(topic.name())).all().get();
            assertThat(untilTaken(output, lines.numbered(10, 10))).isInstanceOf(Outcome.Delivered.class);
        }
        assertThat(topic.messages()).isEqualTo(numbered(0, 20));
    }

    @Test
    void aRefusedRecordIsRefusedAgainAfterADeath() throws Exception {
        String large = "x".repeat(2 << 20);
        try (Output output = agent(Lines.EPOCH, "max_message_bytes", "1MiB")) {
            assertThat(output.send(lines.of("one", large, "two"))).isInstanceOf(Outcome.Rejected.class);
            assertThat(output.send(lines.of("three"))).isInstanceOf(Outcome.Delivered.class);
        }
        try (Output output = agent(Lines.EPOCH, "max_message_bytes", "1MiB")) {
            Outcome outcome = output.send(new Lines(fields).of("one", large, "two", "three", "four"));
            assertThat(outcome).isInstanceOfSatisfying(Outcome.Rejected.class, rejected ->
                    assertThat(rejected.events()).extracting(Outcome.Rejection::event).containsExactly(1));
        }
        assertThat(topic.messages()).containsExactly("one", "two", "three", "four");
    }

    @Test
    void aBrokerThatIsKilledAgainAndAgainSeesEachLineOnce() throws Exception {
        int sent = 0;
        try (Output output = agent(Lines.EPOCH, "timeout", "3s", "bulk_max_bytes", "4KiB")) {
            for (int round = 0; round < 12; round++) {
                Shipment shipment = lines.numbered(sent, 500);
                sent += 500;
                if (round % 4 == 2) {
                    int pause = round * 7;
                    Thread killer = Thread.startVirtualThread(() -> killAfter(pause));
                    output.send(shipment);
                    killer.join();
                    kafka.start();
                }
                assertThat(untilTaken(output, shipment)).isInstanceOf(Outcome.Delivered.class);
            }
        }
        assertThat(topic.messages()).isEqualTo(numbered(0, sent));
    }

    private static void killAfter(int millis) {
        try {
            Thread.sleep(millis);
            kafka.kill();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aTopicThatWouldForgetPositionsIsNotUsed() throws Exception {
        Topic forgetful = Topic.make(kafka, "forgetful", 1, Map.of("cleanup.policy", "delete"));
        try (Output output = agent(Lines.EPOCH, "positions_topic", forgetful.name())) {
            assertThat(output.send(lines.numbered(0, 1))).isInstanceOfSatisfying(Outcome.RetryLater.class, later ->
                    assertThat(later.reason()).contains(forgetful.name()).contains("compact"));
        }
    }
}
