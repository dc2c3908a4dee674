package dev.tailrace.packaging.scaleout;

import dev.tailrace.outputs.testing.RealKafka;
import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.launch.Launcher;
import dev.tailrace.packaging.launch.ProcessCost;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Parsers at work on a topic, measured when they have settled: they start before there is anything to read, when everybody has a share of
 * the partitions a first helping warms them up, and then comes what counts; each appears at once, as a transaction is committed.
 */
final class ParseTier {
    private static final Path HOME = Path.of("target/tailrace").toAbsolutePath();
    private static final Path EXAMPLE = Path.of("../config-examples/scale-out/parser.yml").toAbsolutePath().normalize();
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final int WARMING = 2;
    private static final Duration POLL = Duration.ofMillis(100);

    private final RealKafka kafka;
    private final String sinkUrl;
    private final long sink;
    private final Path folder;
    private final String edge;
    private final int helpings;

    /**
     * @param counted documents
     * @param nanos that they took
     * @param parsers what they cost the parsers
     * @param others what they cost broker and receiver, in nanoseconds
     */
    record Figures(long counted, long nanos, ThreadCosts parsers, long others) {
        double rate() {
            return counted / (nanos / 1e9);
        }

        double perCpu() {
            return counted / (parsers.total() / 1e9);
        }

        /** How many cores were at work. */
        double cores() {
            return (parsers.total() + others) / (double) nanos;
        }
    }

    /**
     * @param sink process of the receiver
     * @param edge the topic whose records, made by an edge, are read again and again
     * @param helpings how often they are in what counts
     */
    ParseTier(RealKafka kafka, String sinkUrl, long sink, Path folder, String edge, int helpings) {
        this.kafka = kafka;
        this.sinkUrl = sinkUrl;
        this.sink = sink;
        this.folder = folder;
        this.edge = edge;
        this.helpings = helpings;
    }

    /** Runs so many parsers, each on a core of its own or all on all. */
    Figures measure(String topic, int parsers, boolean hasOwnCore, int partitions, String... overrides) throws Exception {
        List<LaunchedAgent> agents = new ArrayList<>();
        Map<String, Object> properties = kafka.client();
        properties.putAll(Map.of(
                "transactional.id", topic, "transaction.timeout.ms", 600_000, "compression.type", "zstd", "batch.size", 262_144, "linger.ms", 50));
        try (Admin admin = Admin.create(kafka.client());
                KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(partitions), Optional.of((short) 1)))).all().get();
            producer.initTransactions();
            for (int parser = 0; parser < parsers; parser++) {
                agents.add(start(topic, parser, hasOwnCore, overrides));
            }
            awaitShares(admin, topic, parsers, partitions);
            long before = counted();
            awaitCount(before + serve(producer, topic, WARMING));
            long served = serve(producer, topic, helpings);
            long from = awaitCount(counted() + served / 10);
            ThreadCosts parsersFrom = costs(agents);
            long othersFrom = others();
            long began = System.nanoTime();
            long to = awaitCount(from + served * 8 / 10);
            long nanos = System.nanoTime() - began;
            return new Figures(to - from, nanos, costs(agents).since(parsersFrom), others() - othersFrom);
        } finally {
            for (LaunchedAgent agent : agents) {
                agent.close();
            }
        }
    }

    private LaunchedAgent start(String topic, int parser, boolean hasOwnCore, String... overrides) throws IOException {
        Path host = Files.createDirectories(folder.resolve(topic + '-' + parser));
        Launcher launcher = new Launcher(HOME).with("KAFKA", kafka.address()).with("TOPIC", topic).with("ES_URL", sinkUrl);
        List<String> arguments = new ArrayList<>(List.of(
                "run", "-c", EXAMPLE.toString(), "--data", host.resolve("data").toString(), "-E", "http.enabled=false", "-E", "inputs.0.group=" + topic));
        for (String override : overrides) {
            arguments.addAll(List.of("-E", override));
        }
        return (hasOwnCore ? launcher.behind("taskset", "-c", Integer.toString(parser)) : launcher).start(host, arguments.toArray(String[]::new));
    }

    /** Copies the edge's records so many times, all to be seen at once; how many. */
    private long serve(KafkaProducer<byte[], byte[]> producer, String topic, int times) {
        long served = 0;
        producer.beginTransaction();
        Map<String, Object> properties = kafka.client();
        properties.put("isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = consumer.partitionsFor(edge).stream().map(each -> new TopicPartition(edge, each.partition())).toList();
            consumer.assign(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            for (int time = 0; time < times; time++) {
                consumer.seekToBeginning(all);
                while (all.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                    for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
                        producer.send(new ProducerRecord<>(topic, each.partition(), each.timestamp(), each.key(), each.value(), each.headers()));
                        served++;
                    }
                }
            }
        }
        producer.commitTransaction();
        return served;
    }

    private static void awaitShares(Admin admin, String group, int parsers, int partitions) throws Exception {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            List<Integer> shares = shares(admin, group);
            if (shares.size() == parsers && shares.stream().allMatch(share -> share == partitions / parsers)) {
                return;
            }
            pause(deadline, "shares of " + group + ": " + shares);
        }
    }

    private static List<Integer> shares(Admin admin, String group) throws InterruptedException, ExecutionException {
        try {
            return admin.describeConsumerGroups(List.of(group)).all().get().get(group).members().stream()
                    .map(member -> member.assignment().topicPartitions().size())
                    .toList();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return List.of();
            }
            throw e;
        }
    }

    /** Waits until the receiver has so many documents; how many it has then. */
    private long awaitCount(long documents) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        long counted = counted();
        while (counted < documents) {
            pause(deadline, counted + " documents of " + documents);
            counted = counted();
        }
        return counted;
    }

    private static void pause(long deadline, String state) throws InterruptedException {
        if (System.nanoTime() > deadline) {
            throw new IllegalStateException("no end: " + state);
        }
        Thread.sleep(20);
    }

    private long counted() throws IOException {
        try (InputStream said = URI.create(sinkUrl + "/__counts").toURL().openStream()) {
            return Long.parseLong(new String(said.readAllBytes(), StandardCharsets.US_ASCII).split(" ")[0]);
        }
    }

    private static ThreadCosts costs(List<LaunchedAgent> agents) throws IOException {
        return ThreadCosts.of(agents.stream().map(LaunchedAgent::pid).toList());
    }

    private long others() throws IOException {
        return new ProcessCost(kafka.pid()).cpuNanos() + new ProcessCost(sink).cpuNanos();
    }
}
