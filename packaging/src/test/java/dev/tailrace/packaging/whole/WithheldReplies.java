package dev.tailrace.packaging.whole;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a server, passes all on, and from some bulk on keeps the replies to itself: accepted there, never acknowledged here. */
final class WithheldReplies implements AutoCloseable {
    private static final List<String> PASSED_ON = List.of("Content-Type", "Content-Encoding", "Accept");

    private final String server;
    private final int answered;
    private final AtomicInteger bulks = new AtomicInteger();
    private final CountDownLatch withheld;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer front;

    /**
     * @param answered bulks whose replies still go back
     * @param withheld bulks to wait for after those
     */
    WithheldReplies(String server, int answered, int withheld) throws IOException {
        this.server = server;
        this.answered = answered;
        this.withheld = new CountDownLatch(withheld);
        this.front = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        front.setExecutor(threads);
        front.createContext("/", this::pass);
        front.start();
    }

    String url() {
        return "http://127.0.0.1:" + front.getAddress().getPort();
    }

    /** Waits until the server has accepted as many bulks as are to be withheld; false if that takes too long. */
    boolean awaitWithheld() throws InterruptedException {
        return withheld.await(3, TimeUnit.MINUTES);
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI asked = exchange.getRequestURI();
            HttpURLConnection connection = (HttpURLConnection) URI.create(server + asked).toURL().openConnection();
            connection.setRequestMethod(exchange.getRequestMethod());
            for (String name : PASSED_ON) {
                String value = exchange.getRequestHeaders().getFirst(name);
                if (value != null) {
                    connection.setRequestProperty(name, value);
                }
            }
            if (exchange.getRequestMethod().equals("POST")) {
                connection.setDoOutput(true);
                exchange.getRequestBody().transferTo(connection.getOutputStream());
            }
            int status = connection.getResponseCode();
            byte[] reply = body(connection, status);
            if (asked.getPath().endsWith("/_bulk") && status == 200 && bulks.incrementAndGet() > answered) {
                withheld.countDown();
                closed.await();
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", connection.getContentType());
            exchange.sendResponseHeaders(status, reply.length == 0 ? -1 : reply.length);
            exchange.getResponseBody().write(reply);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] body(HttpURLConnection connection, int status) throws IOException {
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        front.stop(0);
        threads.close();
    }
}
