package dev.tailrace.packaging.launch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Says yes to every bulk of Elasticsearch's, and keeps the documents. Serves on the loopback address. */
public final class BulkReceiver implements AutoCloseable {
    private static final byte[] YES = "{\"errors\":false}".getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;
    private final List<String> documents = new ArrayList<>();

    /** On a free port. */
    public BulkReceiver() throws IOException {
        this(0);
    }

    public BulkReceiver(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::accept);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The documents so far, as JSON. */
    public synchronized List<String> documents() {
        return List.copyOf(documents);
    }

    private void accept(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            try (InputStream body = zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
                keep(new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, YES.length);
            exchange.getResponseBody().write(YES);
        }
    }

    /** Every second line is a document; the others say what to do with it. */
    private synchronized void keep(String bulk) {
        String[] lines = bulk.split("\n");
        for (int i = 1; i < lines.length; i += 2) {
            documents.add(lines[i]);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
