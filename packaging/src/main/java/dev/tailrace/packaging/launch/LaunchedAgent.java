package dev.tailrace.packaging.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A process of the agent: the agent itself, no launcher in between. */
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

    /** Asks it to end, as a service manager or a user does (SIGTERM, Ctrl-C). */
    public void stop() throws IOException {
        HostSystem.CURRENT.askToEnd(process);
    }

    /** Ends it at once, without its knowing (SIGKILL, TerminateProcess), and waits until it is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** What it has said on stdout so far, its lines ended as Linux ends them. */
    public String output() throws IOException {
        return said(output);
    }

    /** What it has said on stderr so far, likewise. */
    public String errors() throws IOException {
        return said(errors);
    }

    private static String said(Path file) throws IOException {
        return Files.readString(file).replace("\r\n", "\n");
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
