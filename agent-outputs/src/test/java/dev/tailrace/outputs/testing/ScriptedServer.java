package dev.tailrace.outputs.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import javax.net.ServerSocketFactory;

/**
 * An HTTP server that answers each request as the test has scripted it, down to the byte and the state of the connection: for faults that
 * a real server cannot be brought to.
 */
public final class ScriptedServer implements AutoCloseable {
    /** A request as it came, body dechunked and decompressed. */
    public record Request(String method, String path, Map<String, String> headers, String body) {}

    /** How to answer one request. */
    public interface Answer {
        /** False: it is played before the body is read, and the connection is closed. */
        default boolean readsBody() {
            return true;
        }

        /** @return true if the connection may take another request */
        boolean play(Request request, Socket socket) throws IOException;
    }

    private final ServerSocket server;
    private final String scheme;
    private final BlockingQueue<Answer> script = new LinkedBlockingQueue<>();
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private final List<Socket> connections = new ArrayList<>();
    private volatile Answer always;

    public ScriptedServer() throws IOException {
        this(ServerSocketFactory.getDefault(), "http");
    }

    /** One that speaks TLS: {@code sockets} comes from an SSL context. */
    public ScriptedServer(ServerSocketFactory sockets, String scheme) throws IOException {
        this.server = sockets.createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        this.scheme = scheme;
        Thread.ofVirtual().name("scripted-server").start(this::accept);
    }

    public ServerSocket socket() {
        return server;
    }

    public String url() {
        return scheme + "://127.0.0.1:" + server.getLocalPort();
    }

    /** The answers to the next requests. */
    public ScriptedServer then(Answer... answers) {
        script.addAll(List.of(answers));
        return this;
    }

    /** The answer to every request for which there is none in the script. */
    public ScriptedServer always(Answer answer) {
        always = answer;
        return this;
    }

    /** The next request, or null if none comes within a minute. */
    public Request taken() throws InterruptedException {
        return requests.poll(1, TimeUnit.MINUTES);
    }

    /** How many requests have come that nobody has {@link #taken}. */
    public int waiting() {
        return requests.size();
    }

    /** How many connections there were. */
    public synchronized int connections() {
        return connections.size();
    }

    /** Closes all connections from this side, as a server does with idle ones. */
    public synchronized void hangUp() throws IOException {
        for (Socket socket : connections) {
            socket.close();
        }
    }

    // ---- answers

    public static Answer status(int status, String body, String... headers) {
        return (request, socket) -> {
            write(socket, head(status, body.getBytes(StandardCharsets.UTF_8).length, headers) + body);
            return true;
        };
    }

    /** Sends the first {@code count} characters of an answer that announces all of the body, then closes. */
    public static Answer cut(int count, String body) {
        return (request, socket) -> {
            String all = head(200, body.length()) + body;
            write(socket, all.substring(0, Math.min(count, all.length())));
            return false;
        };
    }

    /** Reads and says nothing, for ever. */
    public static Answer silence() {
        return (request, socket) -> {
            socket.getInputStream().read();
            return false;
        };
    }

    /** Resets the connection instead of answering. */
    public static Answer reset() {
        return (request, socket) -> {
            socket.setSoLinger(true, 0);
            return false;
        };
    }

    /** Answers before it has read the body, and closes. */
    public static Answer early(int status) {
        return new Answer() {
            @Override
            public boolean readsBody() {
                return false;
            }

            @Override
            public boolean play(Request request, Socket socket) throws IOException {
                write(socket, head(status, 0, "Connection: close"));
                socket.shutdownOutput();
                return false;
            }
        };
    }

    private static String head(int status, int length, String... headers) {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return "HTTP/1.1 " + status + " Said\r\nContent-Type: application/json\r\n" + more + "Content-Length: " + length + "\r\n\r\n";
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    // ---- connections

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                synchronized (this) {
                    connections.add(socket);
                }
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new java.io.BufferedInputStream(socket.getInputStream());
            boolean more = true;
            while (more) {
                String line = line(in);
                Map<String, String> headers = new HashMap<>();
                for (String header = line(in); !header.isEmpty(); header = line(in)) {
                    int colon = header.indexOf(':');
                    headers.put(header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
                }
                Answer answer = script.poll();
                answer = answer == null ? always : answer;
                String[] words = line.split(" ");
                String body = answer.readsBody() ? body(in, headers) : null;
                Request request = new Request(words[0], words[1], headers, body);
                requests.add(request);
                more = answer.play(request, socket);
            }
        } catch (IOException gone) {
            // the client went away, or the script closed the connection: the test sees what it wanted to see
            return;
        }
    }

    private static String body(InputStream in, Map<String, String> headers) throws IOException {
        byte[] bytes;
        if ("chunked".equals(headers.get("transfer-encoding"))) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (int size = chunk(in); size > 0; size = chunk(in)) {
                all.write(in.readNBytes(size));
                line(in);
            }
            line(in);
            bytes = all.toByteArray();
        } else {
            bytes = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        }
        if ("gzip".equals(headers.get("content-encoding"))) {
            bytes = new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException();
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        server.close();
        hangUp();
    }
}
