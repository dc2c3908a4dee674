package dev.tailrace.packaging.compare;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Ships a file once with as little work as the task allows: one reader, two that post, documents of 400 bytes, no state, no retry, no
 * second look. What it reaches is what the machine and the receiver allow a program of this kind; an agent can come near to it.
 */
public final class LimitLoop {
    private static final int CONNECTIONS = 2;
    private static final int BLOCK = 1 << 20;
    private static final int DOCUMENT = 400;
    private static final byte[] HEAD = ("{\"create\":{}}\n{\"@timestamp\":\"2026-01-01T00:00:00.000Z\",\"message\":\"").getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MIDDLE = "\",\"meta\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\"}\n".getBytes(StandardCharsets.US_ASCII);

    /** Bytes of a file, whole lines; none: the end. */
    private record Block(byte[] bytes, int length) {}

    private LimitLoop() {}

    /** {@code LimitLoop FILE PORT}. Stays until it is ended, as an agent does. */
    public static void main(String[] args) throws IOException, InterruptedException {
        BlockingQueue<Block> full = new ArrayBlockingQueue<>(CONNECTIONS);
        BlockingQueue<byte[]> free = new ArrayBlockingQueue<>(2 * CONNECTIONS + 2);
        while (free.remainingCapacity() > 0) {
            free.add(new byte[BLOCK]);
        }
        List<Thread> posters = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            posters.add(Thread.ofPlatform().start(() -> post(Integer.parseInt(args[1]), full, free)));
        }
        try (InputStream in = Files.newInputStream(Path.of(args[0]))) {
            read(in, full, free);
        }
        for (Thread poster : posters) {
            full.put(new Block(new byte[0], 0));
        }
        for (Thread poster : posters) {
            poster.join();
        }
        Thread.currentThread().join();
    }

    private static void read(InputStream in, BlockingQueue<Block> full, BlockingQueue<byte[]> free) throws IOException, InterruptedException {
        byte[] block = free.take();
        int have = 0;
        for (int got = in.read(block, have, BLOCK - have); got >= 0; got = in.read(block, have, BLOCK - have)) {
            have += got;
            if (have == BLOCK) {
                int end = have;
                while (block[end - 1] != '\n') {
                    end--;
                }
                byte[] next = free.take();
                System.arraycopy(block, end, next, 0, have - end);
                full.put(new Block(block, end));
                have -= end;
                block = next;
            }
        }
        full.put(new Block(block, have));
    }

    private static void post(int port, BlockingQueue<Block> full, BlockingQueue<byte[]> free) {
        byte[] body = new byte[5 * BLOCK];
        byte[] answer = new byte[4096];
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = socket.getOutputStream();
            for (Block block = full.take(); block.length > 0; block = full.take()) {
                int length = frame(block, body);
                free.put(block.bytes);
                String head = "POST /_bulk?filter_path=errors HTTP/1.1\r\nHost: limit\r\nContent-Type: application/x-ndjson\r\nContent-Length: ";
                out.write((head + length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                out.write(body, 0, length);
                int got = socket.getInputStream().read(answer);
                if (got < 0 || !new String(answer, 0, got, StandardCharsets.US_ASCII).startsWith("HTTP/1.1 200")) {
                    throw new IOException("the receiver said no");
                }
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int frame(Block block, byte[] to) {
        int length = 0;
        int start = 0;
        while (start < block.length) {
            int from = length;
            length = put(HEAD, to, length);
            int at = start;
            for (byte b = block.bytes[at]; b != '\n'; b = block.bytes[++at]) {
                if (b == '"' || b == '\\') {
                    to[length++] = '\\';
                }
                to[length++] = b;
            }
            start = at + 1;
            length = put(MIDDLE, to, length);
            int fill = Math.max(0, DOCUMENT - (length - from) - END.length);
            Arrays.fill(to, length, length + fill, (byte) 'x');
            length = put(END, to, length + fill);
        }
        return length;
    }

    private static int put(byte[] from, byte[] to, int at) {
        System.arraycopy(from, 0, to, at, from.length);
        return at + from.length;
    }
}
