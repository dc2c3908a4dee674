package dev.tailrace.packaging.scale;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long lines are on their way from their file into the agent's output, in which each shows the time at which it was written as
 * {@code at=NANOS}. Lines without it are counted only. One thread.
 */
final class Delays implements AutoCloseable {
    private static final Pattern WRITTEN = Pattern.compile("at=(\\d+)");

    private final FileChannel output;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 20);
    private long lines;
    private long[] nanos = new long[1024];
    private int count;

    /** @param output the file that the agent writes its events to; what stands there already is passed over */
    Delays(Path output) throws IOException {
        this.output = FileChannel.open(output);
        this.output.position(this.output.size());
    }

    /** Takes in what arrived since the last look, at a time. */
    void look(long now) throws IOException {
        while (output.read(bytes) > 0) {
            int end = lastLineEnd();
            String arrived = new String(bytes.array(), 0, end, StandardCharsets.UTF_8);
            lines += arrived.lines().count();
            Matcher written = WRITTEN.matcher(arrived);
            while (written.find()) {
                add(now - Long.parseLong(written.group(1)));
            }
            bytes.flip().position(end);
            bytes.compact();
        }
    }

    private int lastLineEnd() {
        int end = bytes.position();
        while (end > 0 && bytes.get(end - 1) != '\n') {
            end--;
        }
        return end;
    }

    private void add(long delay) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = delay;
    }

    /** Lines that ever arrived. */
    long lines() {
        return lines;
    }

    /** Forgets the delays so far. */
    void clear() {
        count = 0;
    }

    /** Median and longest. */
    @Override
    public String toString() {
        if (count == 0) {
            return "-";
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return "%.1f / %.1f".formatted(sorted[count / 2] / 1e6, sorted[count - 1] / 1e6);
    }

    @Override
    public void close() throws IOException {
        output.close();
    }
}
