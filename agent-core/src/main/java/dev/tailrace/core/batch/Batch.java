package dev.tailrace.core.batch;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/**
 * Lines on their way from an input to an output, in one arena, with a tape that says where everything stands.
 *
 * <h2>Layout</h2>
 * <pre>
 * arena  byte[]   what was read, then values that processors derive. Everything is referred to by index, so the array may grow.
 * lines  long[]   four words an event:
 *                   0  start of the line in the arena &lt;&lt; 32 | its length, without the line's end
 *                   1  offset of the line's first byte in its source
 *                   2  number of its span &lt;&lt; 32 | flags
 *                   3  start of its fields in the tape &lt;&lt; 32 | end of them
 * tape   long[]   one {@link TapeWord} a field, with 24 bits of start and length; for LONG, DOUBLE and TIME the next word is the value
 * </pre>
 *
 * <p>24 bits of start and length bound the arena to 16 MiB. An event's fields are consecutive in the tape; setting a field of an event
 * whose fields are not the last ones moves them to the end first.
 */
public final class Batch {
    /** How many lines an input puts into one batch: short ones are many, and take room beside the arena. */
    public static final int MOST_LINES = 1 << 16;

    /** Bytes that an arena can never exceed. */
    public static final int ARENA_LIMIT = 1 << 24;

    /** The line was longer than {@code max_line} and was cut there. */
    public static final int TRUNCATED = 1;
    /** Several lines were joined. */
    public static final int MULTILINE = 2;
    /** The line had bytes that are not valid in its encoding; each run was replaced by U+FFFD. */
    public static final int INVALID_BYTES = 4;
    /** The file ended for good without a line end. */
    public static final int PARTIAL = 8;
    /** A rule dropped the event: it is acknowledged, not shipped. */
    public static final int DROPPED = 16;
    /** A processor removed {@code message}. */
    public static final int NO_MESSAGE = 32;
    /** The flags that users see in {@code log.flags}. */
    public static final int READER_FLAGS = TRUNCATED | MULTILINE | INVALID_BYTES | PARTIAL;

    static final int LINE_WORDS = 4;

    private final int lineBytes;
    final ArrayList<Span> spans = new ArrayList<>();
    private final List<Span> spansView = Collections.unmodifiableList(spans);
    byte[] arena;
    int used;
    long[] lines;
    int count;
    long[] tape = new long[64];
    int tapeUsed;
    private int dropped;
    private long readAt;
    private int place;

    /** For a copy that is never used again: made to measure. */
    Batch(byte[] arena, long[] lines, long[] tape, Batch of) {
        this.lineBytes = arena.length;
        this.arena = arena;
        this.lines = lines;
        this.tape = tape;
        this.spans.addAll(of.spans);
        this.readAt = of.readAt;
    }

    /** @param lineBytes bytes of lines it takes; the arena has some more for derived values */
    public Batch(int lineBytes) {
        if (lineBytes < 1024 || lineBytes > ARENA_LIMIT / 2) {
            throw new IllegalArgumentException("a batch of " + lineBytes + " bytes: must be 1 KiB to 8 MiB");
        }
        this.lineBytes = lineBytes;
        this.arena = new byte[lineBytes];
        this.lines = new long[LINE_WORDS * 16];
    }

    // ---- what a reader does

    /** The array that lines are read into, from {@link #used()} on. Replaced when {@link #reserve} grows it. */
    public byte[] arena() {
        return arena;
    }

    /** Where free space starts in the arena. */
    public int used() {
        return used;
    }

    /** How many more bytes of lines it takes before it counts as full. */
    public int room() {
        return Math.max(0, lineBytes - used);
    }

    /** Says that the arena's bytes up to {@code end} are in use. */
    public void use(int end) {
        used = end;
    }

    /** Makes the arena hold {@code bytes} more after {@link #used()}; false if that would exceed {@link #ARENA_LIMIT}. */
    public boolean reserve(int bytes) {
        if (bytes <= arena.length - used) {
            return true;
        }
        if (bytes > ARENA_LIMIT - used) {
            return false;
        }
        arena = Arrays.copyOf(arena, Math.min(ARENA_LIMIT, Math.max(used + bytes, arena.length + (arena.length >> 2))));
        return true;
    }

    /**
     * Adds an event of the span that {@link #endSpan} will close next.
     *
     * @param start index of the line's first byte in the arena
     * @param length bytes of the line, without its end; must be valid UTF-8
     * @param offset of the line's first byte in the source
     * @param flags any of {@link #TRUNCATED}, {@link #MULTILINE}, {@link #INVALID_BYTES}, {@link #PARTIAL}
     */
    public void addLine(int start, int length, long offset, int flags) {
        int at = count * LINE_WORDS;
        if (at + LINE_WORDS > lines.length) {
            lines = Arrays.copyOf(lines, lines.length + (lines.length >> 1));
        }
        lines[at] = (long) start << 32 | length;
        lines[at + 1] = offset;
        lines[at + 2] = (long) spans.size() << 32 | flags;
        lines[at + 3] = 0;
        count++;
    }

    /** Closes the run of lines added since the last span. */
    public void endSpan(Span span) {
        spans.add(span);
    }

    /** When the first line was read, in nanoseconds since 1970: the {@code @timestamp} of events to which no processor gives one. */
    public void readAt(long epochNanos) {
        readAt = epochNanos;
    }

    public long readAt() {
        return readAt;
    }

    /** Bytes that were set aside for it in each pool that it takes a place in, see {@link BatchPool}. */
    public void place(int bytes) {
        place = bytes;
    }

    public int place() {
        return place;
    }

    // ---- what everybody sees

    /** How many events stand here, dropped ones included. */
    public int count() {
        return count;
    }

    /** How many of them {@link Event#drop} dropped. */
    public int dropped() {
        return dropped;
    }

    public boolean isEmpty() {
        return spans.isEmpty();
    }

    public List<Span> spans() {
        return spansView;
    }

    /** Bytes that this batch keeps at the moment. */
    public long footprint() {
        return arena.length + 8L * (lines.length + tape.length);
    }

    // ---- for the cursor

    void flag(int event, int flag) {
        int at = event * LINE_WORDS + 2;
        if ((flag & DROPPED) != 0 && (lines[at] & DROPPED) == 0) {
            dropped++;
        }
        lines[at] |= flag;
    }

    /** Takes events over from an image: lines, tape and arena as they stood; {@link BatchImage}. */
    void restore(ByteBuffer from, int events, int words, int bytes) {
        if (lines.length < events * LINE_WORDS) {
            lines = new long[events * LINE_WORDS];
        }
        if (tape.length < words) {
            tape = new long[words];
        }
        if (!reserve(bytes)) {
            throw new IllegalArgumentException(bytes + " bytes are more than a batch holds");
        }
        from.asLongBuffer().get(lines, 0, events * LINE_WORDS).get(tape, 0, words);
        from.position(from.position() + (events * LINE_WORDS + words) * 8);
        from.get(arena, 0, bytes);
        count = events;
        tapeUsed = words;
        used = bytes;
        for (int event = 0; event < events; event++) {
            dropped += (lines[event * LINE_WORDS + 2] & DROPPED) == 0 ? 0 : 1;
        }
    }

    /** A dropped event came in by copying. */
    void countDropped() {
        dropped++;
    }

    /** Makes room for {@code words} more fields of the event, at the tape's end, and returns where they go. */
    int extendFields(int event, int words) {
        int at = event * LINE_WORDS + 3;
        int end = (int) lines[at];
        if (end != tapeUsed || end + words > tape.length) {
            end = moveFields(at, words);
        }
        tapeUsed = end + words;
        lines[at] += words;
        return end;
    }

    /** Makes the fields of an event the last ones, with room for some words behind them, and returns where they end. */
    private int moveFields(int at, int words) {
        int start = (int) (lines[at] >>> 32);
        int held = (int) lines[at] - start;
        int to = start + held == tapeUsed ? start : tapeUsed;
        if (to + held + words > tape.length) {
            tape = Arrays.copyOf(tape, Math.max(to + held + words, tape.length + (tape.length >> 1)));
        }
        System.arraycopy(tape, start, tape, to, held);
        lines[at] = (long) to << 32 | to + held;
        return to + held;
    }

    /**
     * Some events as a batch of their own, as small as it can be, with all spans, so that event numbers differ and sources do not.
     *
     * @return null if what these events share makes the copy exceed {@link #ARENA_LIMIT}
     */
    public Batch copyOf(BitSet events) {
        return new Extract(this).of(events);
    }

    /** Empties the batch for its next use; what data made it grow is given up, so that one odd batch does not stay. */
    void clear() {
        if (arena.length > lineBytes + (lineBytes >> 2)) {
            arena = new byte[lineBytes];
        }
        if (tape.length * 8L > 2L * lineBytes) {
            tape = new long[64];
        }
        if (lines.length * 8L > 2L * lineBytes) {
            lines = new long[LINE_WORDS * 16];
        }
        spans.clear();
        used = 0;
        count = 0;
        tapeUsed = 0;
        dropped = 0;
        readAt = 0;
    }
}
