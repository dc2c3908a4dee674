package dev.tailrace.packaging.bench;

import dev.tailrace.packaging.launch.ProcessCost;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A shipper's process, from its start to its end. One thread. */
final class Running implements AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final long LOOK_MILLIS = 5;

    private static final int LAST_WORDS = 2_000;

    /** A shipper did not do what it was started for. */
    static final class Failure extends IOException {
        private static final long serialVersionUID = 1L;

        Failure(String message) {
            super(message);
        }
    }

    private final Process process;
    private final Path said;
    private final List<String> words;
    private final long started;

    private Running(Process process, Path said, List<String> words, long started) {
        this.process = process;
        this.said = said;
        this.words = words;
        this.started = started;
    }

    /**
     * Starts it.
     *
     * @param folder what it says is kept there
     * @param wrapper a command that runs it in its place, such as {@code taskset} with its options; mostly empty
     */
    static Running start(Shipper.Start.Command command, Path folder, String... wrapper) throws IOException {
        List<String> words = new ArrayList<>(List.of(wrapper));
        words.addAll(command.words());
        Path said = folder.resolve("said.log");
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().putAll(command.environment());
        Instant now = Instant.now();
        return new Running(builder.start(), said, words, now.getEpochSecond() * 1_000_000_000 + now.getNano());
    }

    /** When it was started, in nanoseconds since 1970. */
    long started() {
        return started;
    }

    ProcessCost cost() {
        return new ProcessCost(process.pid());
    }

    /** Waits until the sink has so many documents. */
    Counts await(Sink sink, long documents) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        for (Counts counts = sink.counts(); ; counts = sink.counts()) {
            if (counts.documents() >= documents) {
                return counts;
            }
            if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                throw new Failure(counts.documents() + " of " + documents + " lines arrived: " + words + ": " + lastWords());
            }
        }
    }

    /** Waits a while, in which it must not end. */
    void pass(long millis) throws IOException, InterruptedException {
        if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
            throw new Failure("it ended: " + words + ": " + lastWords());
        }
    }

    /** True if it ends within a moment. */
    boolean ends() throws InterruptedException {
        return process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Its exit status, once it has ended. */
    int status() {
        return process.exitValue();
    }

    private String lastWords() throws IOException {
        String all = said();
        return all.substring(Math.max(0, all.length() - LAST_WORDS));
    }

    String said() throws IOException {
        return Files.readString(said);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(15, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
