package dev.tailrace.packaging.scaleout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.outputs.testing.RealElasticsearch;
import dev.tailrace.outputs.testing.RealKafka;
import dev.tailrace.packaging.launch.Launcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Two edges, three partitions, two to four parsers, one broker; agents and broker are killed, parsers join and leave, logs are rotated. In
 * the end every line that was written stands in the topic once, and in Elasticsearch once. {@code packaging/chaos-kafka} is the same for longer.
 */
class ScaleOutIT {
    private static final Path HOME = Path.of("target/tailrace").toAbsolutePath();
    private static final Path EXAMPLES = Path.of("../config-examples/scale-out").toAbsolutePath().normalize();
    private static final int SECONDS = Integer.getInteger("tailrace.chaos.seconds", 15);
    private static final long SEED = Long.getLong("tailrace.chaos.seed", 20261121);
    private static final int RATE = Integer.getInteger("tailrace.chaos.rate", 400);
    private static final int EDGES = 2;
    private static final int PARTITIONS = 3;
    private static final int TICK_MILLIS = 50;
    private static final long PATIENCE_NANOS = 240_000_000_000L;
    private static final String TOPIC = "squid";
    private static final String INDEX = "app-logs-*";

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final List<WrittenLog> logs = new ArrayList<>();
    private final List<Station> edges = new ArrayList<>();
    private final List<Station> parsers = new ArrayList<>();
    private final Map<String, Integer> happened = new TreeMap<>();
    private RealKafka kafka;
    private RealElasticsearch elasticsearch;
    private volatile boolean isWriting = true;
    private volatile IOException failure;

    @BeforeEach
    void start() throws Exception {
        kafka = RealKafka.start(null);
        elasticsearch = RealElasticsearch.start(RealElasticsearch.Version.ELASTICSEARCH_9);
        try (Admin admin = Admin.create(kafka.client())) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(PARTITIONS), Optional.of((short) 1)))).all().get();
        }
        Launcher launcher = new Launcher(HOME).with("KAFKA", kafka.address()).with("ES_URL", elasticsearch.url()).with("TOPIC", TOPIC);
        for (int edge = 1; edge <= EDGES; edge++) {
            Path host = folder.resolve("edge-" + edge);
            logs.add(new WrittenLog(edge, host.resolve("logs")));
            edges.add(new Station("edge-" + edge, host, EXAMPLES.resolve("edge.yml"), launcher.with("LOGS", host.resolve("logs").toString()),
                    "outputs.kafka.timeout=5s", "outputs.kafka.backoff.max=2s", "inputs.0.scan_frequency=1s"));
        }
        for (int parser = 1; parser <= 4; parser++) {
            parsers.add(new Station("parser-" + parser, folder.resolve("parser-" + parser), EXAMPLES.resolve("parser.yml"), launcher, "outputs.es.backoff.max=2s"));
        }
        for (Station each : edges) {
            each.start();
        }
        for (Station each : parsers.subList(0, 2)) {
            each.start();
        }
    }

    @AfterEach
    void end() throws Exception {
        isWriting = false;
        for (Station each : edges) {
            each.close();
        }
        for (Station each : parsers) {
            each.close();
        }
        if (kafka != null) {
            kafka.close();
        }
        if (elasticsearch != null) {
            elasticsearch.close();
        }
    }

    @Test
    void everyLineIsInTheTopicOnceAndInElasticsearchOnce() throws Exception {
        List<Thread> writers = logs.stream().map(log -> Thread.ofPlatform().start(() -> write(log))).toList();
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        while (System.nanoTime() < end) {
            disturb();
            Thread.sleep(500 + random.nextInt(1500));
        }
        isWriting = false;
        for (Thread writer : writers) {
            writer.join();
        }
        assertThat(failure).isNull();
        int written = logs.stream().mapToInt(WrittenLog::written).sum();
        ArrivedLines inTopic = awaitTopic(written);
        ArrivedLines indexed = awaitIndex(written);
        String report = String.format(
                "%d s, %d lines written, %d in the topic (%d repeated), %d in Elasticsearch (%d repeated); %s%n",
                SECONDS, written, inTopic.lines(), inTopic.repeated(), indexed.lines(), indexed.repeated(), happened);
        Files.writeString(Path.of("target/chaos-kafka.txt"), report);
        System.out.print(report);
        for (int edge = 1; edge <= EDGES; edge++) {
            assertThat(inTopic.missing(edge, logs.get(edge - 1).written())).as("lost before the topic; %s", report).isZero();
            assertThat(indexed.missing(edge, logs.get(edge - 1).written())).as("lost before Elasticsearch; %s%s", report, said()).isZero();
        }
        assertThat(inTopic.repeated()).as(report).isZero();
        assertThat(indexed.repeated()).as(report).isZero();
    }

    private void write(WrittenLog log) {
        Random own = new Random(random.nextLong());
        try {
            while (isWriting) {
                log.write(1 + own.nextInt(2 * RATE * TICK_MILLIS / 1000));
                switch (own.nextInt(60)) {
                    case 0 -> {
                        log.rename();
                        count("rename");
                    }
                    case 1 -> {
                        log.copyTruncate();
                        count("copytruncate");
                    }
                    default -> {}
                }
                Thread.sleep(TICK_MILLIS);
            }
            log.close();
        } catch (IOException e) {
            failure = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void count(String what) {
        happened.merge(what, 1, Integer::sum);
    }

    private void disturb() throws IOException, InterruptedException {
        List<Station> running = parsers.stream().filter(Station::isAlive).toList();
        switch (random.nextInt(8)) {
            case 0, 1 -> {
                Station edge = edges.get(random.nextInt(EDGES));
                edge.kill();
                edge.start();
                count("edge killed");
            }
            case 2, 3 -> {
                Station parser = running.get(random.nextInt(running.size()));
                parser.kill();
                parser.start();
                count("parser killed");
            }
            case 4 -> {
                kafka.kill();
                kafka.start();
                count("broker killed");
            }
            case 5, 6 -> {
                if (running.size() < parsers.size()) {
                    parsers.stream().filter(each -> !each.isAlive()).findFirst().orElseThrow().start();
                    count("parser joined");
                }
            }
            default -> {
                if (running.size() > 2) {
                    running.get(random.nextInt(running.size())).stop();
                    count("parser left");
                }
            }
        }
        for (Station each : edges) {
            assertThat(each.isAlive()).as("%s ended by itself: %s", each.name(), each.said()).isTrue();
        }
    }

    private String said() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Station each : parsers) {
            all.append(each.name()).append(": ").append(each.said());
        }
        return all.toString();
    }

    private ArrivedLines awaitTopic(int written) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        ArrivedLines lines = inTopic();
        while (lines.lines() < written && System.nanoTime() < deadline) {
            Thread.sleep(1000);
            lines = inTopic();
        }
        return lines;
    }

    private ArrivedLines inTopic() {
        Map<String, Object> properties = kafka.client();
        properties.put("isolation.level", "read_committed");
        ArrivedLines lines = new ArrivedLines();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                TopicPartition from = new TopicPartition(TOPIC, partition);
                consumer.assign(List.of(from));
                consumer.seekToBeginning(List.of(from));
                long end = consumer.endOffsets(List.of(from)).get(from);
                while (consumer.position(from) < end) {
                    consumer.poll(Duration.ofMillis(100)).forEach(each -> lines.add(new String(each.value(), StandardCharsets.UTF_8)));
                }
            }
        }
        return lines;
    }

    private ArrivedLines awaitIndex(int written) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (elasticsearch.count(INDEX) < written && System.nanoTime() < deadline) {
            Thread.sleep(1000);
        }
        ArrivedLines lines = new ArrivedLines();
        JsonNode page = elasticsearch.request("POST", "/" + INDEX + "/_search?scroll=1m", "{\"size\":5000,\"_source\":[\"url.original\"]}");
        while (!page.at("/hits/hits").isEmpty()) {
            page.at("/hits/hits").forEach(hit -> lines.add(hit.path("_source").toString()));
            page = elasticsearch.request(
                    "POST", "/_search/scroll", "{\"scroll\":\"1m\",\"scroll_id\":\"" + page.path("_scroll_id").asString() + "\"}");
        }
        return lines;
    }
}
