package dev.tailrace.core.batch;

import java.util.Map;

/**
 * The first word of a field on a batch's tape, and for most types the only one.
 *
 * <pre>
 *   bits  63..52  number of the field, 0 where one was erased
 *         51..48  its type
 *         47..24  start of the value in the arena      TEXT, NUMBER, JSON
 *         23..0   its length
 *         47..0   number of the constant               CONSTANT
 *         47..0   0: the next word is the value        LONG, DOUBLE, TIME
 * </pre>
 */
public final class TapeWord {
    private static final int TYPE_SHIFT = 48;
    private static final int FIELD_SHIFT = 52;
    private static final int START_SHIFT = 24;
    private static final long LOW_24 = (1L << 24) - 1;
    private static final long LOW_48 = (1L << 48) - 1;

    private TapeWord() {}

    /** @param low what stands below the type: a {@link #place}, the number of a constant, or 0 */
    static long of(int field, FieldType type, long low) {
        return (long) field << FIELD_SHIFT | (long) type.ordinal() << TYPE_SHIFT | low;
    }

    /** A place in the arena, as it stands below the type. */
    static long place(int start, int length) {
        return (long) start << START_SHIFT | length;
    }

    /** The number of the field. */
    public static int field(long word) {
        return (int) (word >>> FIELD_SHIFT);
    }

    /** The type of its value. */
    public static FieldType type(long word) {
        return FieldType.of(code(word));
    }

    private static int code(long word) {
        return (int) (word >>> TYPE_SHIFT) & 7;
    }

    /** How many words the field takes, this one included. */
    static int words(long word) {
        return FieldType.words(code(word));
    }

    /** Start of the value in the arena, of TEXT, NUMBER and JSON. */
    public static int start(long word) {
        return (int) (word >>> START_SHIFT & LOW_24);
    }

    /** Length of the value in the arena, of TEXT, NUMBER and JSON. */
    public static int length(long word) {
        return (int) (word & LOW_24);
    }

    /** The constant's number, of CONSTANT. */
    public static int constant(long word) {
        return (int) low(word);
    }

    /** What stands below the type. */
    static long low(long word) {
        return word & LOW_48;
    }

    /** The word with another start in the arena, of TEXT, NUMBER and JSON. */
    static long moved(long word, int start) {
        return word & ~(LOW_24 << START_SHIFT) | (long) start << START_SHIFT;
    }

    /** The word with another field number and, if it holds a constant, that constant's number elsewhere. */
    static long translated(long word, int field, Map<Integer, Integer> constants) {
        FieldType type = type(word);
        return of(field, type, type == FieldType.CONSTANT ? constants.get(constant(word)) : low(word));
    }
}
