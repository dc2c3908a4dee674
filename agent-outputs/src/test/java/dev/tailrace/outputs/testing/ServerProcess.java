package dev.tailrace.outputs.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A server that the machine has, such as nginx, squid or redis, as a process in the foreground. Where it is not installed, the test is skipped. */
public final class ServerProcess implements AutoCloseable {
    private static final long READY_WITHIN_NANOS = 180_000_000_000L;

    private final Path log;
    private final int port;
    private final List<String> command;
    private Process process;

    private ServerProcess(Path log, int port, List<String> command) {
        this.log = log;
        this.port = port;
        this.command = command;
    }

    /** The program's path. */
    public static String installed(String program) {
        List<Path> found = Stream.of("/usr/sbin", "/usr/bin").map(each -> Path.of(each, program)).filter(Files::isExecutable).toList();
        Assumptions.assumeFalse(found.isEmpty(), program + " is not installed");
        return found.getFirst().toString();
    }

    /**
     * Starts it and waits until it listens.
     *
     * @param log what it prints
     */
    public static ServerProcess start(Path log, int port, String... command) throws IOException, InterruptedException {
        ServerProcess server = new ServerProcess(log, port, List.of(command));
        server.start();
        return server;
    }

    /** Starts it (again). */
    public void start() throws IOException, InterruptedException {
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        long deadline = System.nanoTime() + READY_WITHIN_NANOS;
        while (!listens()) {
            if (process.waitFor(30, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                throw new IOException(command + " does not listen: " + Files.readString(log));
            }
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** {@code kill -9}. */
    public void kill() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    public int port() {
        return port;
    }

    /** A port that nobody uses at the moment. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
