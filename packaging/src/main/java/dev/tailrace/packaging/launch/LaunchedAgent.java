package dev.tailrace.packaging.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A process of the agent. The launcher gives way to the Java runtime, so that this process is the agent itself. */
public final class LaunchedAgent implements AutoCloseable {
    private final Process process;
    private final Path output;
    private final Path errors;

    LaunchedAgent(Process process, Path output, Path errors) {
        this.process = process;
        this.output = output;
        this.errors = errors;
    }

    /** Waits for its end for as long; true if it has ended. */
    public boolean endsWithin(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** @throws IllegalThreadStateException if it has not ended */
    public int status() {
        return process.exitValue();
    }

    /** Asks it to end, as a service manager does (SIGTERM). */
    public void stop() {
        process.destroy();
    }

    /** Ends it at once, without its knowing (SIGKILL), and waits until it is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** What it has said on stdout so far. */
    public String output() throws IOException {
        return Files.readString(output);
    }

    /** What it has said on stderr so far. */
    public String errors() throws IOException {
        return Files.readString(errors);
    }

    /** The books that it closed with. */
    public Books books() throws IOException {
        return Books.in(errors());
    }

    @Override
    public void close() throws InterruptedException {
        if (process.isAlive()) {
            kill();
        }
    }
}
