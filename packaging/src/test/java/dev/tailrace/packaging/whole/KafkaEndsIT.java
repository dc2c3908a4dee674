package dev.tailrace.packaging.whole;

import static dev.tailrace.packaging.whole.ControlPlane.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.outputs.testing.RealKafka;
import dev.tailrace.packaging.launch.LaunchedAgent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The agent at either end of a real broker: which topics it reads and what of them, by which protocol, and what waits for what. */
class KafkaEndsIT {
    private static final Duration MOMENT = Duration.ofMillis(100);

    /** A group stays with its protocol here: a member that speaks another one is not taken. */
    private static RealKafka kafka;

    @TempDir
    Path folder;

    private String topic;

    @BeforeAll
    static void startBroker() throws Exception {
        kafka = RealKafka.start(null, "group.consumer.migration.policy=disabled");
    }

    @AfterAll
    static void endBroker() {
        if (kafka != null) {
            kafka.close();
        }
    }

    @BeforeEach
    void name() {
        topic = "logs-" + Long.toString(System.nanoTime(), 36);
    }

    /** An agent that reads some topics as a member of the group named like the test's topic. */
    private Host reader(RealKafka from, String topics) throws Exception {
        return Host.shipping(
                folder.resolve("reader"), "{id: in, type: kafka, hosts: ['" + from.address() + "'], group: '" + topic + "', " + topics + "}");
    }

    private String itsTopic() {
        return "topics: ['" + topic + "']";
    }

    private static void make(RealKafka kafka, String topic, int partitions) throws Exception {
        try (Admin admin = Admin.create(kafka.client())) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(partitions), Optional.of((short) 1)))).all().get();
        }
    }

    private static List<String> numbered(int first, int end) {
        return IntStream.range(first, end).mapToObj(n -> "line " + n).toList();
    }

    private static void write(RealKafka kafka, String topic, int first, int end) throws Exception {
        Map<String, Object> properties = kafka.client();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (String line : numbered(first, end)) {
                producer.send(new ProducerRecord<>(topic, line.getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    /** What stands in partition 0. */
    private List<String> values() {
        Map<String, Object> properties = kafka.client();
        List<String> values = new ArrayList<>();
        TopicPartition partition = new TopicPartition(topic, 0);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(MOMENT).forEach(each -> values.add(new String(each.value(), StandardCharsets.UTF_8)));
            }
        }
        return values;
    }

    // ---- what is read

    @Test
    void onceReadsTheTopicsThatThePatternNamesToTheirEndAndGoesOnThereNextTime() throws Exception {
        make(kafka, "a-" + topic, 2);
        make(kafka, "b-" + topic, 1);
        make(kafka, topic, 1);
        write(kafka, "a-" + topic, 0, 500);
        write(kafka, "b-" + topic, 500, 700);
        write(kafka, topic, 700, 800);
        Host host = reader(kafka, "topics_pattern: '[ab]-" + topic + "'");
        host.once();
        assertThat(host.messages()).containsExactlyInAnyOrderElementsOf(numbered(0, 700));
        host.once();
        assertThat(host.messages()).hasSize(700);
        write(kafka, "b-" + topic, 800, 850);
        host.once();
        assertThat(host.messages()).hasSize(750).contains("line 849");
    }

    @Test
    void eventsComeBackAsTheyWereSent() throws Exception {
        make(kafka, topic, 1);
        Path edge = Files.createDirectories(folder.resolve("edge"));
        Files.write(edge.resolve("access.log"), List.of(
                "1700000000.123     12 10.1.2.3 TCP_MISS/200 4711 GET http://www.example.com/a?b=\u4e09 - HIER_DIRECT/192.0.2.1 text/html",
                "none of \"squid's\""));
        Host.of(edge, "{id: squid, type: file, paths: ['" + edge + "/access.log'], preset: squid, tags: [edge]}", output("")).once();
        Host parser = reader(kafka, itsTopic() + ", format: json");
        parser.once();
        List<JsonNode> sent = values().stream().map(JsonMapper.shared()::readTree).toList();
        List<JsonNode> got = parser.shipped();
        got.forEach(each -> ((ObjectNode) each).remove("kafka"));
        assertThat(got).hasSize(2).isEqualTo(sent);
        assertThat(got.getFirst().at("/http/response/status_code").asInt()).isEqualTo(200);
    }

    private String output(String more) {
        return "{type: kafka, hosts: ['" + kafka.address() + "'], topic: '" + topic + "'" + more + "}";
    }

    @Test
    void aTopicThatIsMadeAnewUnderItsNameIsReadFromItsBeginning() throws Exception {
        make(kafka, topic, 1);
        write(kafka, topic, 0, 300);
        Host host = reader(kafka, itsTopic());
        try (LaunchedAgent agent = host.start();
                Admin admin = Admin.create(kafka.client())) {
            await(agent, () -> host.messages().size() == 300);
            admin.deleteTopics(List.of(topic)).all().get();
            await(agent, () -> !admin.listTopics().names().get().contains(topic));
            make(kafka, topic, 1);
            write(kafka, topic, 300, 400);
            await(agent, () -> host.messages().size() >= 400);
            write(kafka, topic, 400, 500);
            await(agent, () -> host.messages().size() >= 500);
        }
        assertThat(host.messages()).isEqualTo(numbered(0, 500));
    }

    // ---- by which protocol

    @Test
    void brokersWithoutTheNewestGroupProtocolAreReadByTheCooperativeOne() throws Exception {
        try (RealKafka old = RealKafka.start(null, "group.coordinator.rebalance.protocols=classic")) {
            make(old, topic, 2);
            write(old, topic, 0, 300);
            Host host = reader(old, itsTopic());
            host.once();
            assertThat(host.messages()).containsExactlyInAnyOrderElementsOf(numbered(0, 300));
            assertThat(host.said()).contains("the cooperative one it is");
        }
    }

    @Test
    void aGroupWhoseMembersSpeakTheOlderProtocolIsJoinedByThat() throws Exception {
        make(kafka, topic, 2);
        Host host = reader(kafka, itsTopic());
        try (KafkaConsumer<byte[], byte[]> other = cooperative()) {
            while (other.assignment().size() < 2) {
                other.poll(MOMENT);
            }
            try (LaunchedAgent agent = host.start()) {
                await(agent, () -> {
                    write(kafka, topic, 0, 10);
                    other.poll(MOMENT);
                    return other.assignment().size() == 1 && !host.messages().isEmpty();
                });
                assertThat(host.said()).contains("the cooperative one it is");
            }
        }
    }

    private KafkaConsumer<byte[], byte[]> cooperative() {
        Map<String, Object> properties = kafka.client();
        properties.put("group.id", topic);
        properties.put("group.protocol", "classic");
        properties.put("enable.auto.commit", false);
        properties.put("partition.assignment.strategy", "org.apache.kafka.clients.consumer.CooperativeStickyAssignor");
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic));
        return consumer;
    }

    // ---- what waits for what

    @Test
    void aFullProducerStopsTheReadingAndLosesNothing() throws Exception {
        make(kafka, topic, 1);
        Path edge = Files.createDirectories(folder.resolve("edge"));
        int many = 60_000;
        Files.write(edge.resolve("access.log"), numbered(0, many).stream().map(line -> line + ' ' + "x".repeat(100)).toList());
        Host host = Host.of(edge, "{id: in, type: file, paths: ['" + edge + "/access.log']}", output(
                ", format: raw, compression: none, max_message_bytes: 32KiB, bulk_max_bytes: 16KiB, memory: 64KiB, timeout: 5s, "
                        + "backoff: {init: 100ms, max: 200ms}"));
        kafka.pause();
        try (LaunchedAgent agent = host.start("-E", "http.enabled=true", "-E", "http.port=0", "-E", "pipeline.memory=2MiB")) {
            try {
                await(agent, () -> host.status().contains("reading waits for output out"));
            } finally {
                kafka.resume();
            }
            await(agent, () -> values().size() >= many);
        }
        assertThat(values()).hasSize(many).doesNotHaveDuplicates();
    }
}
