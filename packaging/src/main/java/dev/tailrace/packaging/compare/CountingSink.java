package dev.tailrace.packaging.compare;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

/**
 * Says yes to every request at once, and counts the documents of bulks: a process of its own on a free port of the loopback address, which it
 * prints. {@code GET /__counts} tells documents, bytes of bodies, and when the first and the last bulk were there.
 */
public final class CountingSink {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int BUFFER = 256 * 1024;

    private final AtomicLong lines = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong first = new AtomicLong();
    private final AtomicLong last = new AtomicLong();

    private CountingSink() {}

    /** Serves until it is ended. */
    public static void main(String[] args) throws IOException {
        CountingSink sink = new CountingSink();
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            System.out.println(server.getLocalPort());
            while (true) {
                Socket socket = server.accept();
                Thread.ofPlatform().daemon().start(() -> sink.serve(socket));
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                InputStream in = new BufferedInputStream(socket.getInputStream(), BUFFER)) {
            byte[] buffer = new byte[BUFFER];
            OutputStream out = socket.getOutputStream();
            socket.setTcpNoDelay(true);
            for (String request = HttpBody.line(in); request != null; request = HttpBody.line(in)) {
                answer(request, in, out, buffer);
            }
        } catch (IOException gone) {
            System.err.println("a connection ended: " + gone);
        }
    }

    private void answer(String request, InputStream in, OutputStream out, byte[] buffer) throws IOException {
        long length = 0;
        boolean zipped = false;
        for (String header = HttpBody.line(in); !header.isEmpty(); header = HttpBody.line(in)) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(lower.substring(lower.indexOf(':') + 1).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                length = HttpBody.CHUNKED;
            } else if (lower.startsWith("content-encoding:")) {
                zipped = lower.contains("gzip");
            }
        }
        boolean bulk = request.startsWith("POST") && request.contains("_bulk");
        take(new HttpBody(in, length), bulk, zipped, buffer);
        String answer = request.contains("__counts")
                ? lines.get() / 2 + " " + bytes.get() + " " + first.get() + " " + last.get()
                : bulk ? "{\"errors\":false}" : "{}";
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Elastic-Product: Elasticsearch\r\nContent-Length: ";
        out.write((head + answer.length() + "\r\n\r\n" + (request.startsWith("HEAD") ? "" : answer)).getBytes(StandardCharsets.US_ASCII));
    }

    private void take(HttpBody body, boolean bulk, boolean zipped, byte[] buffer) throws IOException {
        long found = 0;
        InputStream text = zipped ? new GZIPInputStream(body, BUFFER) : body;
        for (int got = text.read(buffer); got >= 0; got = text.read(buffer)) {
            found += lines(buffer, got);
        }
        body.skipRest();
        if (bulk) {
            Instant now = Instant.now();
            long nanos = now.getEpochSecond() * 1_000_000_000 + now.getNano();
            first.compareAndSet(0, nanos);
            last.set(nanos);
            bytes.addAndGet(body.taken());
            lines.addAndGet(found);
        }
    }

    private static int lines(byte[] buffer, int length) {
        int lines = 0;
        int at = 0;
        for (; at + 8 <= length; at += 8) {
            long other = (long) WORD.get(buffer, at) ^ 0x0A0A0A0A0A0A0A0AL;
            lines += Long.bitCount(~((other & 0x7F7F7F7F7F7F7F7FL) + 0x7F7F7F7F7F7F7F7FL | other | 0x7F7F7F7F7F7F7F7FL));
        }
        for (; at < length; at++) {
            lines += buffer[at] == '\n' ? 1 : 0;
        }
        return lines;
    }

    /** A request's body, of known length or in chunks (RFC 9112, 6 and 7.1). */
    private static final class HttpBody extends InputStream {
        static final long CHUNKED = -1;

        private final InputStream in;
        private final boolean chunked;
        private long left;
        private long taken;
        private boolean ended;

        HttpBody(InputStream in, long length) {
            this.in = in;
            this.chunked = length == CHUNKED;
            this.left = Math.max(0, length);
        }

        long taken() {
            return taken;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int at, int most) throws IOException {
            if (left == 0 && (!chunked || !nextChunk())) {
                return -1;
            }
            int got = in.read(into, at, (int) Math.min(left, most));
            if (got < 0) {
                throw new EOFException("cut within a body");
            }
            left -= got;
            taken += got;
            if (left == 0 && chunked) {
                line(in);
            }
            return got;
        }

        private boolean nextChunk() throws IOException {
            if (!ended) {
                left = Long.parseLong(line(in), 16);
                if (left == 0) {
                    ended = true;
                    line(in);
                }
            }
            return !ended;
        }

        void skipRest() throws IOException {
            transferTo(OutputStream.nullOutputStream());
        }

        /** A line without its end; null if there is none any more. */
        static String line(InputStream in) throws IOException {
            StringBuilder line = new StringBuilder();
            for (int b = in.read(); b != '\n'; b = in.read()) {
                if (b < 0) {
                    return null;
                }
                if (b != '\r') {
                    line.append((char) b);
                }
            }
            return line.toString();
        }
    }
}
