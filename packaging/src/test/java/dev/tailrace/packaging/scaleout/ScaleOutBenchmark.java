package dev.tailrace.packaging.scaleout;

import dev.tailrace.outputs.testing.RealKafka;
import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.launch.Launcher;
import dev.tailrace.packaging.launch.ProcessCost;
import dev.tailrace.packaging.samples.LogFormat;
import dev.tailrace.packaging.samples.SampleLog;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a parse tier takes, measured: an edge into Kafka at each compression, Kafka's own producer beside it, one parser and two. Run by
 * {@code packaging/bench/scale-out}; the table goes to {@code target/scale-out.md}.
 */
class ScaleOutBenchmark {
    private static final Path HOME = Path.of("target/tailrace").toAbsolutePath();
    private static final Path EXAMPLES = Path.of("../config-examples/scale-out").toAbsolutePath().normalize();
    private static final int LINES = Integer.getInteger("tailrace.bench.lines", 300_000);
    private static final int PARTITIONS = 4;
    private static final List<String> COMPRESSIONS = List.of("none", "snappy", "lz4", "gzip", "zstd");

    @TempDir
    Path folder;

    private final StringBuilder table = new StringBuilder();
    private RealKafka kafka;
    private Process sink;
    private String sinkUrl;

    @BeforeEach
    void start() throws Exception {
        kafka = RealKafka.start(null);
        sink = new ProcessBuilder(
                        HOME.resolve("runtime/bin/java").toString(), "-p", "target/classes", "-m",
                        "dev.tailrace.packaging/dev.tailrace.packaging.compare.CountingSink")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader said = new BufferedReader(new InputStreamReader(sink.getInputStream(), StandardCharsets.US_ASCII));
        sinkUrl = "http://127.0.0.1:" + said.readLine();
    }

    @AfterEach
    void end() {
        kafka.close();
        sink.destroyForcibly();
    }

    @Test
    void table() throws Exception {
        Path logs = Files.createDirectories(folder.resolve("logs"));
        Path log = logs.resolve("access.log");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(log), 1 << 16)) {
            new SampleLog(LogFormat.SQUID, 1).write(out, LINES);
        }
        line("%,d squid lines of %d bytes; %d cores; load before: %s", LINES, Files.size(log) / LINES,
                Runtime.getRuntime().availableProcessors(), Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
        line("");
        line("| edge, raw lines | bytes a line in the topic | CPU s | lines a CPU second | lines/s |");
        line("|---|---|---|---|---|");
        for (String compression : COMPRESSIONS) {
            edge(compression, "at_least_once", logs);
        }
        edge("zstd", "exactly_once", logs);
        line("");
        perfTest((int) (Files.size(log) / LINES));
        line("");
        line("| parsers | lines/s | CPU s of the parsers | lines a CPU second | scaling |");
        line("|---|---|---|---|---|");
        double one = parsers(1, 0);
        parsers(2, one);
        Files.writeString(Path.of("target/scale-out.md"), table);
    }

    private void line(String format, Object... values) {
        String text = String.format(Locale.ROOT, format, values);
        table.append(text).append('\n');
        System.out.println(text);
    }

    private void topic(String name) throws Exception {
        try (Admin admin = Admin.create(kafka.client())) {
            admin.createTopics(List.of(new NewTopic(name, Optional.of(PARTITIONS), Optional.of((short) 1)))).all().get();
        }
    }

    private void edge(String compression, String delivery, Path logs) throws Exception {
        String topic = "squid-" + compression + '-' + delivery.replace('_', '-');
        topic(topic);
        Path host = Files.createDirectories(folder.resolve(topic));
        Launcher launcher = new Launcher(HOME).with("KAFKA", kafka.address()).with("LOGS", logs.toString()).with("TOPIC", topic);
        long began = System.nanoTime();
        long cpu = 0;
        try (LaunchedAgent agent = launcher.start(host, "run", "--once", "-c", EXAMPLES.resolve("edge.yml").toString(), "--data",
                host.resolve("data").toString(), "-E", "http.enabled=false", "-E", "outputs.kafka.compression=" + compression,
                "-E", "outputs.kafka.delivery=" + delivery)) {
            ProcessCost cost = new ProcessCost(agent.pid());
            while (agent.isAlive()) {
                cpu = Math.max(cpu, cpu(cost));
                Thread.sleep(20);
            }
            if (agent.status() != 0) {
                throw new IOException(agent.errors());
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        line("| %s, %s | %.1f | %.1f | %,.0f | %,.0f |", compression, delivery, (double) kafka.stored(topic) / LINES, cpu / 1e9,
                LINES / (cpu / 1e9), LINES / seconds);
    }

    private static long cpu(ProcessCost cost) {
        try {
            return cost.cpuNanos();
        } catch (IOException | IndexOutOfBoundsException ended) {
            return 0;
        }
    }

    private void perfTest(int size) throws Exception {
        topic("perf");
        String said = kafka.tool(
                "org.apache.kafka.tools.ProducerPerformance", "--topic", "perf", "--num-records", Integer.toString(LINES), "--record-size",
                Integer.toString(size), "--throughput", "-1", "--producer-props", "bootstrap.servers=" + kafka.address(), "acks=all",
                "compression.type=zstd", "batch.size=262144", "linger.ms=2");
        List<String> lines = said.lines().filter(each -> each.contains("records sent")).toList();
        line("`kafka-producer-perf-test`, the same sizes, zstd: %s", lines.getLast().strip());
    }

    /** Lines a second while the middle eight tenths of the topic were parsed. */
    private double parsers(int count, double one) throws Exception {
        String group = "bench-" + count;
        List<LaunchedAgent> agents = new ArrayList<>();
        try (Admin admin = Admin.create(kafka.client())) {
            for (int i = 0; i < count; i++) {
                Path host = Files.createDirectories(folder.resolve("parser-" + count + '-' + i));
                agents.add(new Launcher(HOME)
                        .with("KAFKA", kafka.address())
                        .with("TOPIC", "squid-zstd-at-least-once")
                        .with("ES_URL", sinkUrl)
                        .start(host, "run", "-c", EXAMPLES.resolve("parser.yml").toString(), "--data", host.resolve("data").toString(), "-E",
                                "http.enabled=false", "-E", "inputs.0.group=" + group));
            }
            long from = await(admin, group, LINES / 10);
            long cpuFrom = cpuOf(agents);
            long done = committed(admin, group);
            long to = await(admin, group, LINES * 9 / 10);
            long cpuTo = cpuOf(agents);
            long parsed = committed(admin, group) - done;
            double rate = parsed / ((to - from) / 1e9);
            double perCpu = parsed / ((cpuTo - cpuFrom) / 1e9);
            line("| %d | %,.0f | %.1f | %,.0f | %s |", count, rate, (cpuTo - cpuFrom) / 1e9, perCpu,
                    one == 0 ? "" : String.format(Locale.ROOT, "%.2f", rate / one));
            return rate;
        } finally {
            for (LaunchedAgent agent : agents) {
                agent.close();
            }
        }
    }

    private static long cpuOf(List<LaunchedAgent> agents) {
        return agents.stream().mapToLong(agent -> cpu(new ProcessCost(agent.pid()))).sum();
    }

    private static long await(Admin admin, String group, long records) throws Exception {
        while (committed(admin, group) < records) {
            Thread.sleep(50);
        }
        return System.nanoTime();
    }

    private static long committed(Admin admin, String group) throws Exception {
        return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().values().stream()
                .mapToLong(OffsetAndMetadata::offset)
                .sum();
    }
}
