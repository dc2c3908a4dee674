package dev.tailrace.packaging.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Ships a file once with as little work as the task allows: two threads that each take the next megabyte, copy its lines into documents of a given length,
 * post them, and wait for the answer; nothing is escaped, parsed, remembered or sent twice. What it reaches is what the machine, the Java runtime and the
 * receiver allow a program of this kind.
 */
public final class LimitLoop {
    private static final int CONNECTIONS = 2;
    private static final int BLOCK = 1 << 20;
    /** Longer lines are not for this loop. */
    private static final int LONGEST = 1 << 16;

    private static final long ONES = 0x0101010101010101L;
    private static final byte[] GZIP_HEAD = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 0};
    private static final ByteBuffer HEAD = bytes("{\"create\":{}}\n{\"@timestamp\":\"2026-01-01T00:00:00.000Z\",\"message\":\"");
    private static final ByteBuffer FILL = bytes("\",\"meta\":\"" + "x".repeat(LONGEST));
    private static final ByteBuffer END = bytes("\"}\n");

    private final FileChannel file;
    private final int port;
    private final int document;
    private final int level;
    private final AtomicLong next = new AtomicLong();

    private LimitLoop(FileChannel file, int port, int document, int level) {
        this.file = file;
        this.port = port;
        this.document = document;
        this.level = level;
    }

    /** {@code LimitLoop FILE PORT DOCUMENT LEVEL}: bytes of a document with the line before it, level of compression. Stays until it is ended, as an agent does. */
    public static void main(String[] args) throws IOException, InterruptedException {
        try (FileChannel file = FileChannel.open(Path.of(args[0]))) {
            LimitLoop loop = new LimitLoop(file, Integer.parseInt(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]));
            for (int i = 0; i < CONNECTIONS; i++) {
                Thread.ofPlatform().start(loop::post);
            }
            Thread.currentThread().join();
        }
    }

    private void post() {
        ByteBuffer block = ByteBuffer.allocateDirect(BLOCK + LONGEST).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer body = ByteBuffer.allocateDirect(4 * BLOCK);
        ByteBuffer answer = ByteBuffer.allocateDirect(1 << 12);
        Deflater deflater = new Deflater(level, true);
        try (SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
            for (long from = next.getAndAdd(BLOCK); from < file.size(); from = next.getAndAdd(BLOCK)) {
                fill(block, from);
                ByteBuffer sent = body;
                int skipped = from == 0 ? 0 : 1;
                frame(block, skipped == 0 ? 0 : lineEnd(block, 0), Math.min(BLOCK + skipped, block.limit()), body.clear());
                body.flip();
                if (level > 0) {
                    sent = zipped(body, deflater);
                }
                send(channel, sent, answer);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } finally {
            deflater.end();
        }
    }

    /** From one byte before it, so that a line that begins with the block is told from one that began before it. */
    private void fill(ByteBuffer block, long from) throws IOException {
        long at = from == 0 ? 0 : from - 1;
        block.clear();
        for (int got = file.read(block, at); got > 0 && block.hasRemaining(); got = file.read(block, at)) {
            at += got;
        }
        block.flip();
    }

    /** The lines that begin before {@code end}; the last of them goes beyond it. */
    private void frame(ByteBuffer block, int from, int end, ByteBuffer to) {
        int out = 0;
        for (int start = from; start < end; ) {
            int lineEnd = lineEnd(block, start);
            int length = lineEnd - 1 - start;
            int fill = Math.max(0, document - HEAD.limit() - length - END.limit());
            to.put(out, HEAD, 0, HEAD.limit());
            out += HEAD.limit();
            to.put(out, block, start, length);
            out += length;
            to.put(out, FILL, 0, fill);
            out += fill;
            to.put(out, END, 0, END.limit());
            out += END.limit();
            start = lineEnd;
        }
        to.position(out);
    }

    /** Behind the next line end. */
    private static int lineEnd(ByteBuffer block, int from) {
        int at = from;
        for (; at + 8 <= block.limit(); at += 8) {
            long other = block.getLong(at) ^ '\n' * ONES;
            long hits = other - ONES & ~other & 0x8080808080808080L;
            if (hits != 0) {
                return at + (Long.numberOfTrailingZeros(hits) >>> 3) + 1;
            }
        }
        while (block.get(at) != '\n') {
            at++;
        }
        return at + 1;
    }

    private static ByteBuffer zipped(ByteBuffer body, Deflater deflater) {
        CRC32 sum = new CRC32();
        sum.update(body.duplicate());
        ByteBuffer zipped = ByteBuffer.allocateDirect(body.limit()).order(ByteOrder.LITTLE_ENDIAN).put(GZIP_HEAD);
        deflater.reset();
        deflater.setInput(body);
        deflater.finish();
        while (!deflater.finished()) {
            deflater.deflate(zipped);
        }
        return zipped.putInt((int) sum.getValue()).putInt(body.limit()).flip();
    }

    private void send(SocketChannel channel, ByteBuffer body, ByteBuffer answer) throws IOException {
        String head = "POST /_bulk?filter_path=errors HTTP/1.1\r\nHost: limit\r\nContent-Type: application/x-ndjson\r\n"
                + (level > 0 ? "Content-Encoding: gzip\r\n" : "") + "Content-Length: " + body.limit() + "\r\n\r\n";
        ByteBuffer[] parts = {ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)), body};
        while (body.hasRemaining()) {
            channel.write(parts);
        }
        channel.read(answer.clear());
        if (answer.position() < 12 || answer.get(9) != '2') {
            throw new IOException("the receiver said no");
        }
    }

    private static ByteBuffer bytes(String text) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocateDirect(ascii.length).put(ascii).flip();
    }
}
