package dev.tailrace.packaging.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.packaging.launch.Arrivals;
import dev.tailrace.packaging.launch.Books;
import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.launch.Launcher;
import dev.tailrace.packaging.samples.LogFormat;
import dev.tailrace.packaging.samples.SampleLog;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** A host with the agent on it: {@code logs/}, {@code out/}, {@code data/}, and a configuration that calls their folder {@code ${SITE}}. */
final class Site {
    /** Of this system's distribution: inside a Java of Windows another than the build's own. */
    static final Path HOME = Path.of(System.getProperty("tailrace.home", "target/tailrace")).toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path folder;
    private final Launcher launcher;

    Site(Path folder) throws IOException {
        this(folder, new Launcher(HOME));
        Files.createDirectories(logs());
        Files.createDirectories(out());
    }

    private Site(Path folder, Launcher launcher) {
        this.folder = folder;
        this.launcher = launcher.with("SITE", folder.toString());
    }

    /** The same host, with the agent started another way. */
    Site with(Launcher other) {
        return new Site(folder, other);
    }

    Path folder() {
        return folder;
    }

    Path logs() {
        return folder.resolve("logs");
    }

    Path out() {
        return folder.resolve("out");
    }

    Path configuration() {
        return folder.resolve("tailrace.yml");
    }

    Site configure(String yaml) throws IOException {
        Files.writeString(configuration(), yaml + "\nhttp: {enabled: false}\n");
        return this;
    }

    /** Appends the sample's next requests to a log. */
    Path write(String name, SampleLog sample, int requests) throws IOException {
        Path log = logs().resolve(name);
        try (OutputStream file = Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                OutputStream out = new BufferedOutputStream(file, 1 << 16)) {
            sample.write(out, requests);
        }
        return log;
    }

    Path write(String name, LogFormat format, int requests) throws IOException {
        return write(name, new SampleLog(format, requests), requests);
    }

    LaunchedAgent start(String... more) throws IOException {
        return command(List.of("run"), more);
    }

    /** Ships dead letters again. */
    LaunchedAgent replay() throws IOException {
        return command(List.of("deadletter", "replay"));
    }

    /** Runs to the end of all logs; the run must succeed and its books balance. */
    Books once(String... more) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("--once"));
        arguments.addAll(List.of(more));
        try (LaunchedAgent agent = start(arguments.toArray(String[]::new))) {
            return ended(agent);
        }
    }

    /** Waits for the end of an agent that ends by itself or was asked to; it must be a good one. */
    Books ended(LaunchedAgent agent) throws IOException, InterruptedException {
        assertThat(agent.endsWithin(PATIENCE)).as("ends; said: %s", agent.errors()).isTrue();
        assertThat(agent.status()).as("status; said: %s", agent.errors()).isZero();
        assertThat(agent.books().balance()).as("%s balances", agent.books()).isTrue();
        return agent.books();
    }

    /** What stands in all files of {@code out/}. */
    Arrivals arrivals() throws IOException {
        Arrivals arrivals = new Arrivals();
        for (Path file : outFiles()) {
            arrivals.add(file);
        }
        return arrivals;
    }

    /** The lines of all files of {@code out/}. */
    List<String> shipped() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : outFiles()) {
            lines.addAll(Files.readAllLines(file));
        }
        return lines;
    }

    /** While an agent runs: one that was killed in a file's first moments has its file taken back by the next one, while we look. */
    long shippedBytes() throws IOException {
        AtomicLong bytes = new AtomicLong();
        Files.walkFileTree(out(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                bytes.addAndGet(file.toFile().length());
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException reason) throws IOException {
                if (reason instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw reason;
            }
        });
        return bytes.get();
    }

    void assertEveryLineOnce(int requests) throws IOException {
        Arrivals arrivals = arrivals();
        assertThat(arrivals.missing(requests)).as("lost").isZero();
        assertThat(arrivals.repeated()).as("repeated").isZero();
        assertThat(arrivals.torn()).as("torn").isZero();
        assertThat(arrivals.lines()).isEqualTo(requests);
    }

    private List<Path> outFiles() throws IOException {
        try (Stream<Path> files = Files.walk(out())) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private LaunchedAgent command(List<String> name, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(name);
        arguments.addAll(List.of("-c", configuration().toString(), "--data", folder.resolve("data").toString()));
        arguments.addAll(List.of(more));
        return launcher.start(folder, arguments.toArray(String[]::new));
    }
}
