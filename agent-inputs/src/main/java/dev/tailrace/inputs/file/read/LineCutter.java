package dev.tailrace.inputs.file.read;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds line ends, eight bytes at a time, and cuts lines that are too long.
 *
 * <p>The lowest zero byte of a word shows as the lowest high bit of {@code (x - 0x01..) & ~x & 0x80..}, exactly: what is wrong in that
 * well-known test is above it (Warren, Hacker's Delight, 6-1). All words of a line or'ed together tell whether it has any byte from 0x80
 * up; a line of ASCII is known to be valid UTF-8 without another look.
 */
final class LineCutter {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    /**
     * So many bytes behind a cut are known whatever piece it happens in: enough for the end of a line that is just short enough, and for
     * the rest of a character.
     */
    static final int LOOKAHEAD = 4;

    /** Told of the lines, in order. */
    interface Lines {
        /**
         * A line.
         *
         * @param start index of its first byte
         * @param end index past its last byte, without its line end
         * @param next index of the next line
         * @param ascii true if it surely has no byte from 0x80 up
         * @param truncated true if it was cut
         * @return false if it was not taken: the cutter stops there
         */
        boolean line(int start, int end, int next, boolean ascii, boolean truncated);
    }

    private final int unit;
    private final int terminatorAt;
    private final byte terminator;
    private final boolean stripsReturn;
    private final boolean stripsZeros;
    private final int maxLine;
    private final long pattern;
    private boolean skipping;
    /** All words of the line that {@link #lineEnd} passed, or'ed together. */
    private long seen;

    /**
     * @param unit bytes of a character that can end a line: 2 for UTF-16, else 1
     * @param bigEndian for UTF-16
     * @param maxLine most bytes of a line, without its end
     */
    LineCutter(Terminator terminator, int unit, boolean bigEndian, int maxLine) {
        this.unit = unit;
        this.terminatorAt = unit == 2 && bigEndian ? 1 : 0;
        this.terminator = terminator.end;
        this.stripsReturn = terminator == Terminator.AUTO;
        this.stripsZeros = terminator != Terminator.NULL_TERMINATOR;
        this.maxLine = maxLine - maxLine % unit;
        this.pattern = (terminator.end & 0xFF) * ONES;
    }

    /** Whether the position that {@link #cut} returned is within a line of which the rest is to be skipped. */
    boolean isSkipping() {
        return skipping;
    }

    /**
     * Cuts a piece into lines.
     *
     * @param from index of the first byte; the start of a line, or of what is left of one that is being skipped
     * @param skip whether the rest of a line is to be skipped first
     * @return index past the last byte that was taken or skipped
     */
    int cut(byte[] bytes, int from, int to, boolean skip, Lines lines) {
        skipping = skip;
        int start = from;
        if (skip) {
            int end = find(bytes, from, to);
            if (end < 0) {
                return to - (to - from) % unit;
            }
            skipping = false;
            start = end + unit;
        }
        return unit == 1 ? cutBytes(bytes, start, to, lines) : cutUnits(bytes, start, to, lines);
    }

    private int cutBytes(byte[] bytes, int from, int to, Lines lines) {
        int start = from;
        int end = lineEnd(bytes, start, to);
        while (end < to) {
            if (!emit(bytes, start, end, (seen & HIGHS) == 0, lines)) {
                return start;
            }
            start = end + 1;
            end = lineEnd(bytes, start, to);
        }
        return rest(bytes, start, to, (seen & HIGHS) == 0, lines);
    }

    /**
     * Index of the next terminator, or {@code to}; {@link #seen} has the high bit of each byte before it then. A method of its own, called
     * once a line: it is compiled as soon as some hundred lines are through, and not again where a piece happens to end.
     */
    private int lineEnd(byte[] bytes, int from, int to) {
        long all = 0;
        int at = from;
        for (; at + 8 <= to; at += 8) {
            long word = (long) WORD.get(bytes, at);
            long other = word ^ pattern;
            long hits = other - ONES & ~other & HIGHS;
            if (hits != 0) {
                int before = Long.numberOfTrailingZeros(hits) - 7;
                seen = all | word & (1L << before) - 1;
                return at + (before >>> 3);
            }
            all |= word;
        }
        for (; at < to && bytes[at] != terminator; at++) {
            all |= bytes[at];
        }
        seen = all;
        return at;
    }

    private int cutUnits(byte[] bytes, int from, int to, Lines lines) {
        int start = from;
        for (int end = find(bytes, start, to); end >= 0; end = find(bytes, start, to)) {
            if (!emit(bytes, start, end, false, lines)) {
                return start;
            }
            start = end + unit;
        }
        return rest(bytes, start, to, false, lines);
    }

    /** Index of the next line end, or -1. */
    private int find(byte[] bytes, int from, int to) {
        for (int at = from; at + unit <= to; at += unit) {
            if (isCharacter(bytes, at, terminator)) {
                return at;
            }
        }
        return -1;
    }

    private boolean isCharacter(byte[] bytes, int at, byte character) {
        return unit == 1 ? bytes[at] == character : bytes[at + terminatorAt] == character && bytes[at + 1 - terminatorAt] == 0;
    }

    private boolean emit(byte[] bytes, int from, int end, boolean ascii, Lines lines) {
        int start = behindZeros(bytes, from, end);
        int stop = end;
        if (stripsReturn && end - start >= unit && isCharacter(bytes, end - unit, (byte) '\r')) {
            stop -= unit;
        }
        boolean truncated = stop - start > maxLine;
        return lines.line(start, truncated ? start + maxLine : stop, end + unit, ascii, truncated);
    }

    /** Zeros before a line are no part of it, how many they may be. */
    private int behindZeros(byte[] bytes, int from, int end) {
        int start = from;
        while (stripsZeros && start + unit <= end && isCharacter(bytes, start, (byte) 0)) {
            start += unit;
        }
        return start;
    }

    /** What stands after the last line end: if it can only become too long a line, that line is given now. */
    private int rest(byte[] bytes, int from, int to, boolean ascii, Lines lines) {
        int start = behindZeros(bytes, from, to);
        if (to - start < maxLine + LOOKAHEAD) {
            return start;
        }
        if (!lines.line(start, start + maxLine, to, ascii, true)) {
            return start;
        }
        skipping = true;
        return to - (to - start) % unit;
    }
}
