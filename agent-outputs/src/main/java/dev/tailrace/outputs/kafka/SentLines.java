package dev.tailrace.outputs.kafka;

import dev.tailrace.core.encode.Bytes;
import java.util.Arrays;

/**
 * Lines of one file that a transaction took, by rising offset: where each stood, its {@link LineCheck}, and whether it was refused. Filled
 * once, then only read.
 */
final class SentLines {
    private static final int REFUSED = 1 << 16;
    private static final int CHECK = REFUSED - 1;
    private static final int SEVEN_BITS = 0x7F;
    private static final int MORE = 0x80;
    private static final int BYTE = 8;
    /** Where the last seven bits of an offset stand. */
    private static final int LAST_SHIFT = 56;

    private long[] offsets = new long[16];
    private int[] checks = new int[16];
    private int count;

    /** Adds a line behind all others. */
    void add(long offset, int check, boolean isRefused) {
        if (count == offsets.length) {
            offsets = Arrays.copyOf(offsets, count * 2);
            checks = Arrays.copyOf(checks, count * 2);
        }
        offsets[count] = offset;
        checks[count++] = check | (isRefused ? REFUSED : 0);
    }

    boolean isEmpty() {
        return count == 0;
    }

    int count() {
        return count;
    }

    long offset(int line) {
        return offsets[line];
    }

    int check(int line) {
        return checks[line] & CHECK;
    }

    boolean isRefused(int line) {
        return (checks[line] & REFUSED) != 0;
    }

    /** The number of the line with this offset, or a negative number. */
    int at(long offset) {
        return Arrays.binarySearch(offsets, 0, count, offset);
    }

    /** The number of the line with this offset and check, or a negative number. */
    int find(long offset, int check) {
        int line = at(offset);
        return line >= 0 && check(line) == check ? line : -1;
    }

    /** A copy of those before an offset. */
    SentLines upTo(long offset) {
        SentLines before = new SentLines();
        for (int line = 0; line < count && offsets[line] < offset; line++) {
            before.add(offsets[line], check(line), isRefused(line));
        }
        return before;
    }

    /** As bytes: for each line the distance from the one before (varint), its check (2 bytes), and 1 if it was refused, else 0. */
    byte[] encode() {
        Bytes to = new Bytes(count * 5 + 16);
        long before = 0;
        for (int line = 0; line < count; line++) {
            long distance = offsets[line] - before;
            while (distance > SEVEN_BITS) {
                to.write((int) (distance & SEVEN_BITS) | MORE);
                distance >>>= 7;
            }
            to.write((int) distance).write(check(line) >>> BYTE).write(check(line)).write(isRefused(line) ? 1 : 0);
            before = offsets[line];
        }
        return Arrays.copyOf(to.array(), to.length());
    }

    /**
     * What {@link #encode} wrote.
     *
     * @throws IllegalArgumentException if offsets fall or are none
     * @throws IndexOutOfBoundsException if it breaks off
     */
    static SentLines decode(byte[] from) {
        SentLines lines = new SentLines();
        long offset = 0;
        int at = 0;
        while (at < from.length) {
            int shift = 0;
            int bits;
            do {
                if (shift > LAST_SHIFT) {
                    throw new IllegalArgumentException("no offset is that large");
                }
                bits = from[at++];
                offset += (long) (bits & SEVEN_BITS) << shift;
                shift += 7;
            } while ((bits & MORE) != 0);
            if (offset < 0) {
                throw new IllegalArgumentException("offsets fall");
            }
            lines.add(offset, (from[at] & 0xFF) << BYTE | from[at + 1] & 0xFF, from[at + 2] == 1);
            at += 3;
        }
        return lines;
    }
}
