package dev.tailrace.packaging.bench;

import dev.tailrace.outputs.testing.RealKafka;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.opentest4j.TestAbortedException;

/**
 * A real broker for the benchmark, as a process that it talks to: it prints its address, or {@code !} and why there is none; told the name of a topic, it makes it if
 * it is a new one, and prints how many records it holds. Ends with its input.
 */
public final class KafkaBroker {
    private KafkaBroker() {}

    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        try (RealKafka kafka = RealKafka.start(null);
                Admin admin = Admin.create(kafka.client());
                BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println(kafka.address());
            for (String topic = asked.readLine(); topic != null; topic = asked.readLine()) {
                if (!admin.listTopics().names().get().contains(topic)) {
                    admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.of((short) 1)))).all().get();
                }
                ListOffsetsResultInfo end = admin.listOffsets(Map.of(new TopicPartition(topic, 0), OffsetSpec.latest()))
                        .partitionResult(new TopicPartition(topic, 0))
                        .get();
                System.out.println(end.offset());
            }
        } catch (TestAbortedException skipped) {
            System.out.println("!" + skipped.getMessage());
        }
    }
}
