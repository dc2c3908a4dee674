package dev.tailrace.outputs.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.outputs.testing.Configured;
import dev.tailrace.outputs.testing.Lines;
import dev.tailrace.outputs.testing.RealKafka;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when the producer's own memory is full, while nothing else is. */
class ProducerMemoryIT {
    @TempDir
    Path folder;

    @Test
    void whoeverSendsWaitsAndAllGoesInItsOrderAfterwards() throws Exception {
        Fields fields = new Fields();
        RealKafka kafka = RealKafka.shared();
        Topic topic = Topic.make(kafka, "full", 1);
        Map<String, Object> settings = Map.of(
                "hosts", kafka.address(), "topic", topic.name(), "timeout", "2s", "compression", "none", "bulk_max_bytes", "4KiB",
                "max_message_bytes", "32KiB", "memory", "32KiB");
        Lines lines = new Lines(fields);
        try (Output output = Configured.plan(new KafkaFactory(), settings).open(Configured.context(fields, folder, Map.of()))) {
            assertThat(output.send(lines.numbered(0, 10))).isInstanceOf(Outcome.Delivered.class);
            Shipment shipment = lines.numbered(10, 2000);
            Outcome outcome;
            kafka.pause();
            try {
                outcome = output.send(shipment);
                assertThat(outcome).isInstanceOfSatisfying(Outcome.RetryLater.class, later -> {
                    assertThat(later.events()).isEqualTo(shipment.events());
                    assertThat(later.reason()).containsIgnoringCase("memory");
                });
            } finally {
                kafka.resume();
            }
            for (int attempt = 0; outcome instanceof Outcome.RetryLater again && attempt < 30; attempt++) {
                outcome = output.send(shipment.only(again.events()));
            }
            assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
        }
        assertThat(topic.messages()).isEqualTo(IntStream.range(0, 2010).mapToObj(n -> "line " + n).toList());
        assertThat(topic.all()).hasSize(2010);
    }
}
