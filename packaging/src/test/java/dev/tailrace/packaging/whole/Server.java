package dev.tailrace.packaging.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A real web server or proxy as a process in the foreground, on a port of its own. Where it is not installed, the test is skipped. */
final class Server implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofSeconds(30);
    private static final Duration MOMENT = Duration.ofMillis(50);

    private final Process process;
    private final int port;

    private Server(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** The program's path; the test is skipped if it is not there. */
    static String installed(String program) {
        Path path = Path.of("/usr/sbin", program);
        Assumptions.assumeTrue(Files.isExecutable(path), program + " is not installed");
        return path.toString();
    }

    /** Starts it and waits until it listens. */
    static Server start(Path folder, int port, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(command))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
        Server server = new Server(process, port);
        server.awaitListening(folder.resolve("server.log"));
        return server;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    long pid() {
        return process.pid();
    }

    /** Asks it for requests with these numbers, from the first up to before the last. */
    void serve(int from, int to) throws IOException {
        for (int number = from; number < to; number++) {
            HttpURLConnection connection = open(URI.create("http://127.0.0.1:" + port + "/thing?seq=" + number), Proxy.NO_PROXY);
            assertThat(connection.getResponseCode()).isEqualTo(200);
        }
    }

    /** Asks through it, as a proxy, for the same things at another server. */
    void pass(Server origin, int from, int to) throws IOException {
        Proxy proxy = new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", port));
        for (int number = from; number < to; number++) {
            HttpURLConnection connection = open(URI.create("http://127.0.0.1:" + origin.port + "/thing?seq=" + number), proxy);
            assertThat(connection.getResponseCode()).isEqualTo(200);
        }
    }

    private static HttpURLConnection open(URI uri, Proxy proxy) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(proxy);
        connection.setRequestProperty("User-Agent", "tailrace \"quoted\" agent");
        return connection;
    }

    private void awaitListening(Path log) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (!listens()) {
            assertThat(process.waitFor(MOMENT.toMillis(), TimeUnit.MILLISECONDS)).as("ended: %s", Files.readString(log)).isFalse();
            assertThat(System.nanoTime()).as("ready; said: %s", Files.readString(log)).isLessThan(deadline);
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }
}
