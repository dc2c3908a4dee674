package dev.tailrace.packaging.bench;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Counts the lines that are not empty of one body that comes in pieces, cut anywhere, and finds the first {@code seq=N} of each line, with {@code ,ts=T} behind it if it is
 * there. Eight bytes at a time, and bytes alone only where something is: most of what the sink does, so it is to cost little.
 */
final class BulkScan {
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long LINE_ENDS = '\n' * ONES;
    private static final long EQUALS = '=' * ONES;
    private static final int NAME = 's' << 16 | 'e' << 8 | 'q';
    private static final long NO_DIGITS = -1;
    private static final byte[] STAMP = {',', 't', 's', '='};

    /** What is looked for next. */
    private enum Seeking {
        NAME,
        NUMBER,
        STAMP,
        TIME,
        LINE_END
    }

    private Seeking seeking = Seeking.NAME;
    private long lines;
    private long bytes;
    private int before;
    private int stampAt;
    private long value;
    private boolean creates;
    private long[] numbers = new long[1 << 12];
    private long[] stamps = new long[1 << 12];
    private int numbered;

    /** The next body begins. */
    void clear() {
        seeking = Seeking.NAME;
        lines = 0;
        bytes = 0;
        before = 0;
        numbered = 0;
        creates = false;
    }

    long bytes() {
        return bytes;
    }

    /** Every second line is one; the others say what to do with it. */
    long documents() {
        return lines / 2;
    }

    /** True if the first line says {@code create}, not {@code index}. */
    boolean creates() {
        return creates;
    }

    int numbered() {
        return numbered;
    }

    long number(int i) {
        return numbers[i];
    }

    /** The time that stands behind the number; 0 if there is none. */
    long stamp(int i) {
        return stamps[i];
    }

    /** Goes over the bytes of a buffer from {@code from} to {@code to}, which is in little-endian order. */
    void scan(ByteBuffer in, int from, int to) {
        if (bytes == 0 && to - from > 2) {
            creates = in.get(from + 2) == 'c';
        }
        bytes += to - from;
        int at = from;
        while (at < to) {
            at = switch (seeking) {
                case NAME -> name(in, at, to);
                case NUMBER -> number(in, at, to);
                case STAMP -> stamp(in, at, to);
                case TIME -> time(in, at, to);
                case LINE_END -> lineEnd(in, at, to);
            };
        }
    }

    private int name(ByteBuffer in, int from, int to) {
        int at = from;
        while (at < to) {
            int hit = next(in, at, to, EQUALS);
            before = last(in, at, hit);
            if (hit == to) {
                return to;
            }
            at = hit + 1;
            if (in.get(hit) == '\n') {
                lines += (before & 0xFF) == '\n' ? 0 : 1;
            } else if (before == NAME) {
                seeking = Seeking.NUMBER;
                value = NO_DIGITS;
                return at;
            }
            before = before << 8 & 0xFFFFFF | in.get(hit);
        }
        return at;
    }

    private int lineEnd(ByteBuffer in, int from, int to) {
        int hit = next(in, from, to, LINE_ENDS);
        if (hit == to) {
            return to;
        }
        lines++;
        before = '\n';
        seeking = Seeking.NAME;
        return hit + 1;
    }

    /** The three bytes before {@code end}. */
    private int last(ByteBuffer in, int from, int end) {
        int three = before;
        for (int at = Math.max(from, end - 3); at < end; at++) {
            three = three << 8 & 0xFFFFFF | in.get(at) & 0xFF;
        }
        return three;
    }

    /** Where the next line end or other byte is that was asked for; {@code to} if there is none. */
    private static int next(ByteBuffer in, int from, int to, long other) {
        int at = from;
        for (; at + 8 <= to; at += 8) {
            long word = in.getLong(at);
            long ends = word ^ LINE_ENDS;
            long others = word ^ other;
            long hits = ((ends - ONES) & ~ends | (others - ONES) & ~others) & HIGH;
            if (hits != 0) {
                return at + (Long.numberOfTrailingZeros(hits) >>> 3);
            }
        }
        byte wanted = (byte) other;
        while (at < to && in.get(at) != '\n' && in.get(at) != wanted) {
            at++;
        }
        return at;
    }

    private int number(ByteBuffer in, int from, int to) {
        int at = digits(in, from, to);
        if (at < to && value == NO_DIGITS) {
            before = 0;
            seeking = Seeking.NAME;
        } else if (at < to) {
            if (numbered == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * numbered);
                stamps = Arrays.copyOf(stamps, 2 * numbered);
            }
            numbers[numbered] = value;
            stamps[numbered++] = 0;
            stampAt = 0;
            seeking = Seeking.STAMP;
        }
        return at;
    }

    private int stamp(ByteBuffer in, int from, int to) {
        int at = from;
        while (at < to && stampAt < STAMP.length && in.get(at) == STAMP[stampAt]) {
            at++;
            stampAt++;
        }
        if (stampAt == STAMP.length) {
            seeking = Seeking.TIME;
            value = NO_DIGITS;
        } else if (at < to) {
            seeking = Seeking.LINE_END;
        }
        return at;
    }

    private int time(ByteBuffer in, int from, int to) {
        int at = digits(in, from, to);
        if (at < to) {
            stamps[numbered - 1] = Math.max(0, value);
            seeking = Seeking.LINE_END;
        }
        return at;
    }

    private int digits(ByteBuffer in, int from, int to) {
        int at = from;
        while (at < to && in.get(at) >= '0' && in.get(at) <= '9') {
            value = Math.max(0, value) * 10 + in.get(at++) - '0';
        }
        return at;
    }
}
