package dev.tailrace.packaging.compare;

import dev.tailrace.packaging.assembly.Tree;
import dev.tailrace.packaging.launch.ProcessCost;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** All contenders do all kinds of work, in turns, several times over; the table of medians is printed. */
public final class Comparison {
    private static final long PATIENCE = 300_000_000_000L;
    private static final long LOOK_EVERY = 20;

    private final Path home;
    private final Path classes;
    private final Path log;
    private final Path scratch;
    private final long lines;

    private Comparison(Path home, Path classes, Path log, Path scratch, long lines) {
        this.home = home;
        this.classes = classes;
        this.log = log;
        this.scratch = scratch;
        this.lines = lines;
    }

    /** {@code Comparison HOME CLASSES LOG LINES RUNS SCRATCH}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length != 6) {
            throw new IllegalArgumentException("usage: Comparison HOME CLASSES LOG LINES RUNS SCRATCH");
        }
        new Comparison(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), Path.of(args[5]), Long.parseLong(args[3])).all(Integer.parseInt(args[4]));
    }

    private void all(int runs) throws IOException, InterruptedException {
        Map<Work, Map<Contender, List<Row>>> rows = new EnumMap<>(Work.class);
        for (int run = 0; run < runs; run++) {
            for (Work work : Work.values()) {
                for (Contender contender : Contender.values()) {
                    Optional<Row> row = one(contender, work);
                    if (row.isPresent()) {
                        rows.computeIfAbsent(work, key -> new EnumMap<>(Contender.class))
                                .computeIfAbsent(contender, key -> new ArrayList<>())
                                .add(row.get());
                    }
                }
            }
        }
        System.out.println("| work | shipper | lines/s | CPU us a line | peak RSS MB | first document s | body bytes a line |");
        System.out.println("|---|---|---|---|---|---|---|");
        rows.forEach((work, each) -> each.forEach((contender, measured) ->
                System.out.println("| " + work.title + " | " + contender.title + " | " + Row.cells(measured, lines) + " |")));
    }

    private Optional<Row> one(Contender contender, Work work) throws IOException, InterruptedException {
        Tree.delete(scratch);
        Files.createDirectories(scratch);
        Process sink = new ProcessBuilder(
                        home.resolve("runtime/bin/java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-p",
                        classes.toString(),
                        "-m",
                        "dev.tailrace.packaging/" + CountingSink.class.getName())
                .redirectError(scratch.resolve("sink.log").toFile())
                .start();
        try (BufferedReader said = new BufferedReader(new InputStreamReader(sink.getInputStream(), StandardCharsets.US_ASCII))) {
            int port = Integer.parseInt(said.readLine());
            Optional<List<String>> command = contender.command(new Contender.Run(home, classes, log, scratch, port, work));
            return command.isPresent() ? Optional.of(measure(command.get(), port)) : Optional.empty();
        } finally {
            end(sink);
        }
    }

    private Row measure(List<String> command, int port) throws IOException, InterruptedException {
        Instant now = Instant.now();
        long started = now.getEpochSecond() * 1_000_000_000 + now.getNano();
        Path said = scratch.resolve("said.log");
        Process process = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            long deadline = System.nanoTime() + PATIENCE;
            long[] counts = counts(port);
            while (counts[0] < lines) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw new IllegalStateException(counts[0] + " of " + lines + " lines arrived: " + command + ": " + Files.readString(said));
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY);
                counts = counts(port);
            }
            ProcessCost cost = new ProcessCost(process.pid());
            return new Row((counts[3] - started) / 1e9, cost.cpuNanos() / 1e9, cost.peakBytes(), (counts[2] - started) / 1e9, counts[1]);
        } finally {
            end(process);
        }
    }

    /** Documents, bytes, and when the first and the last were there. */
    private static long[] counts(int port) throws IOException {
        try (InputStream in = URI.create("http://127.0.0.1:" + port + "/__counts").toURL().openStream()) {
            String[] parts = new String(in.readAllBytes(), StandardCharsets.US_ASCII).split(" ");
            return java.util.Arrays.stream(parts).mapToLong(Long::parseLong).toArray();
        }
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(15, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
