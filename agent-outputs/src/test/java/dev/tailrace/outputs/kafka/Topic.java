package dev.tailrace.outputs.kafka;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.OutputContext;
import dev.tailrace.core.registry.Entry;
import dev.tailrace.outputs.testing.Configured;
import dev.tailrace.outputs.testing.RealKafka;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tools.jackson.databind.json.JsonMapper;

/** A topic of a real broker, made for one test, and what a consumer of its own finds in it. */
record Topic(RealKafka kafka, String name) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A new one. */
    static Topic make(RealKafka kafka, String stem, int partitions, Map<String, String> settings) throws Exception {
        String name = stem + '-' + Long.toString(System.nanoTime(), 36);
        try (Admin admin = Admin.create(kafka.client())) {
            admin.createTopics(List.of(new NewTopic(name, Optional.of(partitions), Optional.of((short) 1)).configs(settings))).all().get();
        }
        return new Topic(kafka, name);
    }

    static Topic make(RealKafka kafka, String stem, int partitions) throws Exception {
        return make(kafka, stem, partitions, Map.of());
    }

    /** The output of an agent whose registry has this epoch and knows one file, under whatever generation, that ships to it exactly once. */
    Output exactlyOnce(Fields fields, String epoch, Object... more) throws IOException {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "hosts", kafka.address(), "topic", name, "timeout", "5s", "delivery", "exactly_once", "transactional_id", name));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i].toString(), more[i + 1]);
        }
        OutputContext context = new OutputContext(
                "out", epoch, fields, Path.of("unused"), Clock.SYSTEM, Map.of(), "proxy-01",
                generation -> CompletableFuture.completedFuture(
                        Optional.of(new Entry(generation, "in", "/var/log/access.log", "66305:1234", 0, 0, new byte[0], 0, 0))));
        return Configured.plan(new KafkaFactory(), settings).open(context);
    }

    /** Every record that a {@code read_committed} consumer sees, by partition and then offset. */
    List<ConsumerRecord<byte[], byte[]>> committed() {
        return records("read_committed");
    }

    /** The messages of the events that it sees. */
    List<String> messages() {
        return committed().stream().map(each -> JsonMapper.shared().readTree(each.value()).path("message").asString()).toList();
    }

    /** Every record that stands there, of aborted transactions too. */
    List<ConsumerRecord<byte[], byte[]>> all() {
        return records("read_uncommitted");
    }

    private List<ConsumerRecord<byte[], byte[]>> records(String isolation) {
        Map<String, Object> properties = kafka.client();
        properties.put("isolation.level", isolation);
        properties.put("auto.offset.reset", "earliest");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
            int partitions = consumer.partitionsFor(name, PATIENCE).size();
            for (int i = 0; i < partitions; i++) {
                TopicPartition partition = new TopicPartition(name, i);
                consumer.assign(List.of(partition));
                consumer.seekToBeginning(List.of(partition));
                long end = consumer.endOffsets(List.of(partition), PATIENCE).get(partition);
                while (consumer.position(partition, PATIENCE) < end) {
                    consumer.poll(Duration.ofMillis(100)).forEach(found::add);
                }
            }
            return found;
        }
    }

    static String value(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }

    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
