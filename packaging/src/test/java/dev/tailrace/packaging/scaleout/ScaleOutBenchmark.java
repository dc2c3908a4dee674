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
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
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
    private static final int LINES = Integer.getInteger("tailrace.bench.lines", 200_000);
    private static final int HELPINGS = Integer.getInteger("tailrace.bench.helpings", 5);
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final int PARTITIONS = 4;
    private static final List<String> COMPRESSIONS = List.of("none", "snappy", "lz4", "gzip", "zstd");

    private static final Duration LOOK = Duration.ofMillis(10);

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
                        "dev.tailrace.packaging/dev.tailrace.packaging.bench.CountingSink")
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
                CORES, Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
        line("");
        line("| edge, raw lines | bytes a line in the topic | CPU s | lines a CPU second | lines/s | most memory, MB |");
        line("|---|---|---|---|---|---|");
        for (String compression : COMPRESSIONS) {
            edge(compression, "at_least_once", logs);
        }
        edge("zstd", "exactly_once", logs);
        line("");
        starts();
        line("");
        perfTest((int) (Files.size(log) / LINES));
        line("");
        parsers();
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
        Run run = run(logs, "squid-" + compression + '-' + delivery.replace('_', '-'), compression, delivery);
        line("| %s, %s | %.1f | %.1f | %,.0f | %,.0f | %d |", compression, delivery, (double) kafka.stored(run.topic()) / LINES, run.cpu() / 1e9,
                LINES / (run.cpu() / 1e9), LINES / run.seconds(), run.peak() >> 20);
    }

    /**
     * An edge from its start to its end.
     *
     * @param cpu of all its threads, in nanoseconds
     * @param peak most memory that it held, in bytes
     */
    private record Run(String topic, double seconds, long cpu, long peak) {}

    private Run run(Path logs, String topic, String compression, String delivery) throws Exception {
        topic(topic);
        Path host = Files.createDirectories(folder.resolve(topic));
        Launcher launcher = new Launcher(HOME).with("KAFKA", kafka.address()).with("LOGS", logs.toString()).with("TOPIC", topic);
        long began = System.nanoTime();
        long cpu = 0;
        long peak = 0;
        try (LaunchedAgent agent = launcher.start(host, "run", "--once", "-c", EXAMPLES.resolve("edge.yml").toString(), "--data",
                host.resolve("data").toString(), "-E", "http.enabled=false", "-E", "outputs.kafka.compression=" + compression,
                "-E", "outputs.kafka.delivery=" + delivery)) {
            ProcessCost cost = new ProcessCost(agent.pid());
            while (!agent.endsWithin(LOOK)) {
                try {
                    cpu = Math.max(cpu, cost.cpuNanos());
                    peak = Math.max(peak, cost.peakBytes());
                } catch (IOException | NoSuchElementException | IndexOutOfBoundsException ended) {
                    continue;
                }
            }
            if (agent.status() != 0) {
                throw new IOException(agent.errors());
            }
        }
        return new Run(topic, (System.nanoTime() - began) / 1e9, cpu, peak);
    }

    /** What the start of an edge costs: one line, from the start of the process to its end. */
    private void starts() throws Exception {
        Path logs = Files.createDirectories(folder.resolve("one"));
        try (OutputStream out = Files.newOutputStream(logs.resolve("access.log"))) {
            new SampleLog(LogFormat.SQUID, 1).write(out, 1);
        }
        for (String delivery : List.of("at_least_once", "exactly_once")) {
            Run run = run(logs, "start-" + delivery.replace('_', '-'), "zstd", delivery);
            line("One line, %s, from the start of the process to its end: %.1f s, %.1f s of CPU time, %d MB.", delivery, run.seconds(), run.cpu() / 1e9,
                    run.peak() >> 20);
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

    private void parsers() throws Exception {
        ParseTier tier = new ParseTier(kafka, sinkUrl, sink.pid(), folder, "squid-zstd-at-least-once", HELPINGS);
        ParseTier.Figures one = tier.measure("one", 1, true, PARTITIONS);
        ParseTier.Figures two = tier.measure("two", 2, true, PARTITIONS);
        ParseTier.Figures all = tier.measure("all", 1, false, PARTITIONS);
        ParseTier.Figures plain = tier.measure("plain", 1, true, PARTITIONS, "outputs.es.compression_level=0");
        line("| parsers | lines/s | scaling | lines a CPU second of the parsers | of everything | cores at work |");
        line("|---|---|---|---|---|---|");
        row("1, on one core", one, one);
        row("2, a core each", two, one);
        row("1, on both cores", all, one);
        row("1, on one core, `compression_level: 0`", plain, one);
        line("");
        double others = one.others() / 1e3 / one.counted();
        double parser = one.parsers().total() / 1e3 / one.counted();
        line("A line costs a parser %.1f us, and broker and receiver %.1f us. Two parsers on %d cores can do %.2f times what one does on a core of its own, at most.",
                parser, others, CORES, Math.min(2, CORES * parser / (parser + others)));
        line("");
        line("| a parser on one core, us a line | | with `compression_level: 0` |");
        line("|---|---|---|");
        one.parsers().nanos().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(each -> line("| %s | %.2f | %.2f |", each.getKey(), each.getValue() / 1e3 / one.counted(),
                        plain.parsers().nanos().getOrDefault(each.getKey(), 0L) / 1e3 / plain.counted()));
    }

    private void row(String name, ParseTier.Figures figures, ParseTier.Figures one) {
        line("| %s | %,.0f | %.2f | %,.0f | %,.0f | %.2f |", name, figures.rate(), figures.rate() / one.rate(), figures.perCpu(),
                figures.rate() / figures.cores(), figures.cores());
    }
}
