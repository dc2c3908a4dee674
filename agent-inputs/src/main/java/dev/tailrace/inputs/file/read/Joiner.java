package dev.tailrace.inputs.file.read;

import java.util.Arrays;

/** Lines that will be one event, as places in an arena, and the question whether another line belongs to them. */
final class Joiner {
    /** What is to be done with a line. */
    enum Place {
        /** It joins the open event. */
        JOINS,
        /** It joins the open event and completes it. */
        COMPLETES,
        /** The open event is complete; the line starts another. */
        STARTS,
        /** The same, and the new event is complete with it. */
        ALONE
    }

    private final Multiline rules;
    private final int maxBytes;
    private final java.util.regex.Matcher matcher;
    private final Utf8Text text = new Utf8Text();
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int count;
    private int bytes;
    private int flags;
    private long offset;
    private int arenaStart;

    Joiner(Multiline rules, int maxBytes) {
        this.rules = rules;
        this.maxBytes = maxBytes;
        this.matcher = rules.pattern().matcher("");
    }

    /** Where a line of UTF-8 belongs. */
    Place place(byte[] arena, int start, int end) {
        text.show(arena, start, end);
        boolean meant = text.isFoundBy(matcher) != rules.negate();
        boolean full = count > 0 && (count >= rules.maxLines() || bytes + 1 + (end - start) > maxBytes);
        return switch (rules.match()) {
            case AFTER -> meant && count > 0 && !full ? Place.JOINS : Place.STARTS;
            case BEFORE -> {
                if (meant) {
                    yield full ? Place.STARTS : Place.JOINS;
                }
                yield full ? Place.ALONE : Place.COMPLETES;
            }
        };
    }

    /** Adds a line to the open event, or opens one with it. */
    void add(int start, int end, int flagsOfLine, long lineOffset, int lineArenaStart) {
        if (count == 0) {
            offset = lineOffset;
            arenaStart = lineArenaStart;
            flags = 0;
            bytes = 0;
        } else {
            bytes++;
        }
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        starts[count] = start;
        ends[count] = end;
        count++;
        bytes += end - start;
        flags |= flagsOfLine;
    }

    boolean isOpen() {
        return count > 0;
    }

    int count() {
        return count;
    }

    int flags() {
        return flags;
    }

    long offset() {
        return offset;
    }

    /** Where the first line starts in the arena. */
    int start() {
        return starts[0];
    }

    /** What the arena's use was before the first line. */
    int arenaStart() {
        return arenaStart;
    }

    /** Bytes of the event: its lines with a line feed between them. */
    int length() {
        return bytes;
    }

    /** True if the lines stand in the arena as they are to be shipped, one line feed apart. */
    boolean isInOnePiece(byte[] arena) {
        for (int i = 1; i < count; i++) {
            if (starts[i] != ends[i - 1] + 1 || arena[ends[i - 1]] != '\n') {
                return false;
            }
        }
        return true;
    }

    /** Writes the event's bytes. */
    void copy(byte[] arena, int to) {
        int at = to;
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                arena[at++] = '\n';
            }
            System.arraycopy(arena, starts[i], arena, at, ends[i] - starts[i]);
            at += ends[i] - starts[i];
        }
    }

    void clear() {
        count = 0;
        bytes = 0;
    }
}
