package dev.tailrace.outputs.kafka;

import dev.tailrace.outputs.testing.RealKafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

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

    /** Every record that a {@code read_committed} consumer sees, by partition and then offset. */
    List<ConsumerRecord<byte[], byte[]>> committed() {
        return records("read_committed");
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
