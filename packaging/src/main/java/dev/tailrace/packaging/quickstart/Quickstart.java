package dev.tailrace.packaging.quickstart;

import dev.tailrace.packaging.assembly.Tree;
import dev.tailrace.packaging.launch.Arrivals;
import dev.tailrace.packaging.launch.Books;
import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.launch.Launcher;
import dev.tailrace.packaging.samples.LogFormat;
import dev.tailrace.packaging.samples.SampleLog;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.stream.Stream;

/** Writes a log, rotates it under the running agent, and compares what went in with what came out. */
public final class Quickstart {
    private static final int REQUESTS = 12_000;
    private static final int BEFORE_START = 3_000;
    private static final int BEFORE_RENAME = 7_000;
    private static final int AT_ONCE = 250;
    private static final int SHOWN = 3;
    private static final Duration BETWEEN_WRITES = Duration.ofMillis(40);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final Path log;
    private final Path events;
    private final SampleLog sample = new SampleLog(LogFormat.COMBINED, 20250405);

    private Quickstart(Path folder) {
        this.folder = folder;
        this.log = folder.resolve("logs/access.log");
        this.events = folder.resolve("out/events.ndjson");
    }

    /** {@code Quickstart HOME CONFIGURATION FOLDER}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length != 3) {
            throw new IllegalArgumentException("usage: Quickstart HOME CONFIGURATION FOLDER");
        }
        Path folder = Path.of(args[2]);
        Tree.delete(folder);
        Files.createDirectories(folder.resolve("logs"));
        Quickstart quickstart = new Quickstart(folder);
        System.exit(quickstart.run(new Launcher(Path.of(args[0])).with("QUICKSTART", args[2]), args[1]) ? 0 : 1);
    }

    private boolean run(Launcher launcher, String configuration) throws IOException, InterruptedException {
        write(BEFORE_START);
        try (LaunchedAgent agent = launcher.start(folder, "run", "-c", configuration, "--data", folder.resolve("data").toString())) {
            boolean alive = awaitArrivals(agent, BEFORE_START) && writeSlowly(agent, BEFORE_RENAME - BEFORE_START);
            Files.move(log, log.resolveSibling("access.log.1"));
            alive = alive && writeSlowly(agent, REQUESTS - BEFORE_RENAME) && awaitArrivals(agent, REQUESTS);
            agent.stop();
            boolean ended = agent.endsWithin(PATIENCE);
            if (!alive || !ended || agent.status() != 0) {
                System.out.println(ended ? "The agent ended with status " + agent.status() + ":" : "The agent does not end:");
                System.out.println(agent.errors());
                return false;
            }
            return show(agent.books());
        }
    }

    private void write(int requests) throws IOException {
        try (OutputStream out = Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            sample.write(out, requests);
        }
    }

    /** As a busy server writes: a handful of lines, and again. False if the agent ended meanwhile. */
    private boolean writeSlowly(LaunchedAgent agent, int requests) throws IOException, InterruptedException {
        for (int written = 0; written < requests; written += AT_ONCE) {
            write(Math.min(AT_ONCE, requests - written));
            if (agent.endsWithin(BETWEEN_WRITES)) {
                return false;
            }
        }
        return true;
    }

    /** Waits until so many lines arrived, or for as long as patience lasts. False if the agent ended meanwhile. */
    private boolean awaitArrivals(LaunchedAgent agent, int requests) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (arrivals().lines() < requests && System.nanoTime() < deadline) {
            if (agent.endsWithin(BETWEEN_WRITES)) {
                return false;
            }
        }
        return true;
    }

    private Arrivals arrivals() throws IOException {
        return Files.exists(events) ? new Arrivals().add(events) : new Arrivals();
    }

    private boolean show(Books books) throws IOException {
        Arrivals arrivals = arrivals();
        System.out.println();
        System.out.println("The first " + SHOWN + " of the events in " + events + ":");
        System.out.println();
        try (Stream<String> lines = Files.lines(events, StandardCharsets.UTF_8)) {
            lines.limit(SHOWN).forEach(line -> System.out.println(line + "\n"));
        }
        long inTheLogs = lines(log) + lines(log.resolveSibling("access.log.1"));
        row("lines in access.log and access.log.1", "%d   (%d before the start; renamed after %d)", inTheLogs, BEFORE_START, BEFORE_RENAME);
        row("events in events.ndjson", "%d   (%d missing, %d repeated)", arrivals.lines(), arrivals.missing(REQUESTS), arrivals.repeated());
        row(
                "the agent's books",
                "read %d = delivered %d + dropped %d + dead-lettered %d",
                books.read(),
                books.delivered(),
                books.dropped(),
                books.deadLettered());
        boolean good = inTheLogs == REQUESTS
                && arrivals.lines() == REQUESTS
                && arrivals.missing(REQUESTS) == 0
                && books.delivered() == REQUESTS
                && books.balance();
        System.out.println();
        System.out.println(good ? "Every line arrived, once." : "This should not be: please report it with the folder " + folder);
        return good;
    }

    private static void row(String name, String format, Object... values) {
        System.out.printf("%-40s%s%n", name, format.formatted(values));
    }

    private static long lines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.count();
        }
    }
}
