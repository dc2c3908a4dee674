package dev.tailrace.outputs.bench;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.encode.Bytes;
import dev.tailrace.core.encode.JsonEncoder;
import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.OutputFactory;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.outputs.collector.CollectorFactory;
import dev.tailrace.outputs.discard.DiscardFactory;
import dev.tailrace.outputs.elasticsearch.ElasticsearchFactory;
import dev.tailrace.outputs.file.FileOutputFactory;
import dev.tailrace.outputs.logstash.LogstashFactory;
import dev.tailrace.outputs.redis.RedisFactory;
import dev.tailrace.outputs.testing.Configured;
import dev.tailrace.outputs.testing.Lines;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Prints, for each output, lines and megabytes (of log lines, and of documents) a second and for each second of CPU time. */
public final class OutputBenchmark {
    private static final int LINES_EACH = 4500;
    /** Of CPU time, so that a machine with neighbours measures the same code, as well compiled. */
    private static final long MEASURED_NANOS = 4_000_000_000L;

    private static final long WARMUP_NANOS = 3_000_000_000L;

    private record Case(OutputFactory factory, Map<String, ?> settings) {}

    private interface Round {
        void run() throws Exception;
    }

    private OutputBenchmark() {}

    /** @param args which outputs; all if none is given */
    public static void main(String[] args) throws Exception {
        Process sink = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), Sink.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Path directory = Files.createTempDirectory("tailrace-bench-");
        try {
            String port = sink.inputReader().readLine();
            Fields fields = new Fields();
            Shipment shipment = shipment(fields);
            System.out.printf("%-22s %10s %12s %14s %14s%n", "output", "lines/s", "lines/CPU-s", "MB lines/CPU-s", "MB JSON/CPU-s");
            for (var each : cases(port, directory).entrySet()) {
                if (args.length == 0 || List.of(args).contains(each.getKey().split(" ")[0])) {
                    try (Output output = Configured.plan(each.getValue().factory(), each.getValue().settings())
                            .open(Configured.context(fields, directory, Map.of()))) {
                        measure(each.getKey(), shipment, () -> deliver(output, shipment));
                    }
                }
            }
            if (args.length == 0 || List.of(args).contains("plain")) {
                plain(shipment, Integer.parseInt(port));
            }
        } finally {
            sink.destroyForcibly().waitFor();
            try (var all = Files.walk(directory)) {
                for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static Map<String, Case> cases(String port, Path directory) {
        Map<String, Case> cases = new LinkedHashMap<>();
        cases.put("discard", new Case(new DiscardFactory(), Map.of()));
        Map<String, Object> file = Map.of("path", directory.resolve("e.ndjson"), "rotate_size", "256MiB", "keep", 2);
        cases.put("file", new Case(new FileOutputFactory(), file));
        Map<String, Object> os = new LinkedHashMap<>(file);
        os.put("sync", "os");
        cases.put("file sync=os", new Case(new FileOutputFactory(), os));
        cases.put("redis", new Case(new RedisFactory(), Map.of("hosts", "127.0.0.1:" + port)));
        for (int level : new int[] {0, 1}) {
            String suffix = level == 0 ? "" : " gzip=1";
            String http = "http://127.0.0.1:" + port;
            cases.put("elasticsearch" + suffix, new Case(new ElasticsearchFactory(), Map.of("hosts", http, "compression_level", level)));
            cases.put("http" + suffix, new Case(new CollectorFactory(), Map.of("url", http, "compression_level", level)));
            Map<String, Object> logstash = Map.of("hosts", "127.0.0.1:" + port, "compression_level", level);
            cases.put("logstash" + suffix, new Case(new LogstashFactory(), logstash));
        }
        return cases;
    }

    private static void deliver(Output output, Shipment shipment) throws InterruptedException {
        Outcome outcome = output.send(shipment);
        if (!(outcome instanceof Outcome.Delivered)) {
            throw new IllegalStateException(outcome.toString());
        }
    }

    /** The yardstick: the same bytes, encoded once, through a socket. */
    private static void plain(Shipment shipment, int port) throws Exception {
        Bytes bytes = document(shipment);
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
            OutputStream out = socket.getOutputStream();
            measure("plain bytes", shipment, () -> out.write(bytes.array(), 0, bytes.length()));
        }
    }

    private static void measure(String name, Shipment shipment, Round round) throws Exception {
        for (long before = cpuNanos(); cpuNanos() - before < WARMUP_NANOS; ) {
            round.run();
        }
        int rounds = 0;
        long cpu = cpuNanos();
        long started = System.nanoTime();
        while (cpuNanos() - cpu < MEASURED_NANOS) {
            round.run();
            rounds++;
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        double cpuSeconds = (cpuNanos() - cpu) / 1e9;
        double lines = (double) rounds * shipment.count();
        double lineBytes = (double) rounds * shipment.batch().used();
        double jsonBytes = (double) rounds * document(shipment).length();
        System.out.printf(
                "%-22s %,10.0f %,12.0f %,14.0f %,14.0f%n",
                name, lines / seconds, lines / cpuSeconds, lineBytes / cpuSeconds / 1e6, jsonBytes / cpuSeconds / 1e6);
    }

    private static long cpuNanos() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    private static Bytes document(Shipment shipment) {
        Bytes bytes = new Bytes(1 << 20);
        JsonEncoder encoder = new JsonEncoder();
        var event = shipment.cursor();
        for (int i = shipment.first(); i >= 0; i = shipment.after(i)) {
            encoder.encode(event.at(shipment.batch(), i), bytes);
            bytes.write('\n');
        }
        return bytes;
    }

    /** About a megabyte of access log, as it is read: no field but the line. */
    private static Shipment shipment(Fields fields) throws IOException {
        return new Lines(fields).of(IntStream.range(0, LINES_EACH)
                .mapToObj(n -> String.format(
                        "10.%d.%d.%d - user%d [21/Nov/2026:04:%02d:%02d +0000] \"GET /api/v1/items/%d?page=%d HTTP/1.1\" %d %d"
                                + " \"https://example.com/%d\" \"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36"
                                + " (KHTML, like Gecko) Chrome/126.0 Safari/537.36\"",
                        n % 250, n * 7 % 250, n * 13 % 250, n % 97, n / 60 % 60, n % 60,
                        n * 31, n % 50, n % 17 == 0 ? 404 : 200, n * 37 % 90_000, n % 40))
                .toList());
    }
}
