package dev.tailrace.core.batch;

import java.util.BitSet;

/** Copies some events of a batch into a small one: {@link Batch#copyOf}. One use. */
final class Extract {
    private final Batch from;

    Extract(Batch from) {
        this.from = from;
    }

    Batch of(BitSet events) {
        long bytes = 0;
        int words = 0;
        int lines = 0;
        for (int event = events.nextSetBit(0); event >= 0; event = events.nextSetBit(event + 1)) {
            bytes += bytes(event);
            words += fieldsEnd(event) - fieldsStart(event);
            lines++;
        }
        if (bytes > Batch.ARENA_LIMIT) {
            return null;
        }
        Batch to = new Batch(new byte[(int) bytes], new long[lines * Batch.LINE_WORDS], new long[words], from);
        for (int event = events.nextSetBit(0); event >= 0; event = events.nextSetBit(event + 1)) {
            copy(event, to);
        }
        return to;
    }

    /** What the event needs in an arena: its line, and its values that do not stand in it. */
    private long bytes(int event) {
        long bytes = lineLength(event);
        for (int at = fieldsStart(event); at < fieldsEnd(event); at = next(at)) {
            long word = from.tape[at];
            if (isSlice(word) && !isInLine(word, event)) {
                bytes += TapeWord.length(word);
            }
        }
        return bytes;
    }

    private void copy(int event, Batch to) {
        int start = to.used;
        System.arraycopy(from.arena, lineStart(event), to.arena, start, lineLength(event));
        to.used += lineLength(event);
        int tape = to.tapeUsed;
        for (int at = fieldsStart(event); at < fieldsEnd(event); at = next(at)) {
            long word = from.tape[at];
            to.tape[to.tapeUsed++] = isSlice(word) ? moved(word, event, start, to) : word;
            if (TapeWord.type(word).wide()) {
                to.tape[to.tapeUsed++] = from.tape[at + 1];
            }
        }
        int base = event * Batch.LINE_WORDS;
        int toBase = to.count * Batch.LINE_WORDS;
        to.lines[toBase] = (long) start << 32 | lineLength(event);
        to.lines[toBase + 1] = from.lines[base + 1];
        to.lines[toBase + 2] = from.lines[base + 2];
        to.lines[toBase + 3] = (long) tape << 32 | to.tapeUsed;
        to.count++;
        if ((from.lines[base + 2] & Batch.DROPPED) != 0) {
            to.countDropped();
        }
    }

    /** The word of a value, with its bytes in the copy's arena. */
    private long moved(long word, int event, int lineInCopy, Batch to) {
        int start = TapeWord.start(word);
        int moved;
        if (isInLine(word, event)) {
            moved = start - lineStart(event) + lineInCopy;
        } else {
            moved = to.used;
            System.arraycopy(from.arena, start, to.arena, moved, TapeWord.length(word));
            to.used += TapeWord.length(word);
        }
        return TapeWord.moved(word, moved);
    }

    private static boolean isSlice(long word) {
        return switch (TapeWord.type(word)) {
            case TEXT, NUMBER, JSON -> true;
            case NONE, LONG, DOUBLE, TIME, CONSTANT -> false;
        };
    }

    private boolean isInLine(long word, int event) {
        int start = TapeWord.start(word);
        return start >= lineStart(event) && start + TapeWord.length(word) <= lineStart(event) + lineLength(event);
    }

    private int next(int at) {
        return at + TapeWord.words(from.tape[at]);
    }

    private int lineStart(int event) {
        return (int) (from.lines[event * Batch.LINE_WORDS] >>> 32);
    }

    private int lineLength(int event) {
        return (int) from.lines[event * Batch.LINE_WORDS];
    }

    private int fieldsStart(int event) {
        return (int) (from.lines[event * Batch.LINE_WORDS + 3] >>> 32);
    }

    private int fieldsEnd(int event) {
        return (int) from.lines[event * Batch.LINE_WORDS + 3];
    }
}
