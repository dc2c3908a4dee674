package dev.tailrace.packaging.fire;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A connection of a client's to a web server or proxy, on which one request follows another. What is asked goes out byte for byte, so that it may be
 * wrong. Understands replies with a length and those that end with the connection; no chunks, which nobody here sends. One thread.
 */
final class Conversation implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;
    private final InputStream in;

    /** @param client the loopback address from which it comes */
    Conversation(InetAddress client, int port) throws IOException {
        socket = new Socket();
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        socket.bind(new InetSocketAddress(client, 0));
        socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
        in = new BufferedInputStream(socket.getInputStream());
    }

    void say(String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a reply to its end. */
    Reply hear(String method) throws IOException {
        Head head = head();
        boolean bodiless = method.equals("HEAD") || head.status == 204 || head.status == 304 || method.equals("CONNECT") && head.status == 200;
        long body = bodiless ? 0 : skip(head.length);
        return new Reply(head.status, head.bytes + body, body, head.closes || !bodiless && head.length == Head.TO_THE_END);
    }

    /** Reads the beginning of a reply, and no more. */
    void glance() throws IOException {
        head();
    }

    private Head head() throws IOException {
        Head head = new Head();
        String line = line(head);
        head.status = Integer.parseInt(line.split(" ")[1]);
        for (line = line(head); !line.isEmpty(); line = line(head)) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                head.length = Long.parseLong(header.substring("content-length:".length()).strip());
            } else if (header.startsWith("transfer-encoding:")) {
                throw new IOException("a reply in chunks");
            } else if (header.startsWith("connection:")) {
                head.closes = header.contains("close");
            }
        }
        return head;
    }

    private String line(Head head) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the server ended the connection after " + line);
            }
            line.append((char) b);
        }
        head.bytes += line.length() + 1;
        return line.toString().stripTrailing();
    }

    private long skip(long length) throws IOException {
        long skipped = 0;
        while (skipped < length && in.read() >= 0) {
            skipped++;
        }
        if (length != Head.TO_THE_END && skipped < length) {
            throw new EOFException("the server ended the connection after " + skipped + " bytes of " + length);
        }
        return skipped;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static final class Head {
        private static final long TO_THE_END = Long.MAX_VALUE;

        private int status;
        private long bytes;
        private long length = TO_THE_END;
        private boolean closes;
    }
}
