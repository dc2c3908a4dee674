package dev.tailrace.packaging.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** One connection to the sink, and the thread that serves it: requests one after another, their bodies of known length or in chunks (RFC 9112, 6 and 7.1). */
final class Connection {
    private static final int BUFFER = 256 * 1024;
    private static final int GZIP_HEAD = 10;
    private static final long CHUNKED = -1;

    private final SocketChannel channel;
    private final Tally tally;
    private final BooleanSupplier serves;
    private final BulkScan scan = new BulkScan();
    private final Answer answer = new Answer();
    private final Inflater inflater = new Inflater(true);
    private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN).limit(0);
    private final ByteBuffer inflated = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private boolean zipped;
    private int headLeft;
    private long wire;

    /** @param serves whether the sink still takes requests */
    Connection(SocketChannel channel, Tally tally, BooleanSupplier serves) {
        this.channel = channel;
        this.tally = tally;
        this.serves = serves;
    }

    /** Until the other side has had enough, or the sink has left. */
    void serve() {
        try (channel) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            for (String request = line(); request != null && serves.getAsBoolean(); request = line()) {
                serve(request);
            }
        } catch (IOException | DataFormatException gone) {
            System.err.println("a connection ended: " + gone);
        } finally {
            inflater.end();
        }
    }

    private void serve(String request) throws IOException, DataFormatException {
        long length = 0;
        zipped = false;
        for (String header = line(); header != null && !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(lower.substring(lower.indexOf(':') + 1).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                length = CHUNKED;
            } else if (lower.startsWith("content-encoding:")) {
                zipped = lower.contains("gzip");
            } else if (lower.startsWith("expect:")) {
                write("HTTP/1.1 100 Continue\r\n\r\n");
            }
        }
        body(length);
        if (request.startsWith("POST") && request.contains("_bulk")) {
            tally.add(scan, wire);
            answer.bulk(channel, request, scan);
        } else if (request.startsWith("GET /__counts ")) {
            write(Answer.ok(tally.counts().line()));
        } else {
            if (request.startsWith("GET /__reset ")) {
                tally.reset();
            }
            write(request.startsWith("HEAD") ? Answer.head(0) : Answer.ok("{}"));
        }
    }

    private void body(long length) throws IOException, DataFormatException {
        scan.clear();
        wire = 0;
        headLeft = GZIP_HEAD;
        inflater.reset();
        if (length == CHUNKED) {
            for (long size = Long.parseLong(line(), 16); size > 0; size = Long.parseLong(line(), 16)) {
                piece(size);
                line();
            }
            line();
        } else {
            piece(length);
        }
    }

    private void piece(long length) throws IOException, DataFormatException {
        for (long left = length; left > 0; ) {
            if (!in.hasRemaining() && !fill()) {
                throw new EOFException("cut within a body");
            }
            int end = in.position() + (int) Math.min(left, in.remaining());
            left -= end - in.position();
            wire += end - in.position();
            if (zipped) {
                unzip(end);
            } else {
                scan.scan(in, in.position(), end);
            }
            in.position(end);
        }
    }

    /** The head is of fixed length, as nobody here names a file; what stands behind the compressed bytes is passed over. */
    private void unzip(int end) throws DataFormatException {
        int skipped = Math.min(headLeft, end - in.position());
        headLeft -= skipped;
        inflater.setInput(in.slice(in.position() + skipped, end - in.position() - skipped));
        for (boolean more = true; more; ) {
            int got = inflater.inflate(inflated.clear());
            scan.scan(inflated, 0, got);
            more = got == BUFFER || !inflater.finished() && !inflater.needsInput();
        }
    }

    private boolean fill() throws IOException {
        in.clear();
        int got = channel.read(in);
        in.flip();
        return got > 0;
    }

    /** A line without its end; null if there is none any more. */
    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        while (in.hasRemaining() || fill()) {
            byte b = in.get();
            if (b == '\n') {
                return line.toString();
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return null;
    }

    private void write(String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
