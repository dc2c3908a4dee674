package dev.tailrace.inputs.file.identify;

/**
 * The mark of a read position: hash of the last bytes before it. The lowest bit is not hash: it says that the position is within a line
 * that was cut at {@code max_line}, so that what follows up to the line's end is to be skipped. It travels with the position through
 * acknowledgements and registry, and so survives with it.
 */
public final class Guard {
    /** Bytes that a guard covers at most. */
    public static final int MOST = 256;

    /** At offset 0. */
    public static final long NONE = 0;

    private static final long SKIPPING = 1;

    private Guard() {}

    /** How many bytes the guard of a position covers. */
    public static int length(long offset) {
        return (int) Math.min(MOST, offset);
    }

    /**
     * The guard of a position.
     *
     * @param end index just past the byte before the position
     * @param length {@link #length} of the position
     */
    public static long of(byte[] bytes, int end, int length, boolean skipping) {
        return length == 0 ? NONE : Hash64.of(bytes, end - length, length) & ~SKIPPING | (skipping ? SKIPPING : 0);
    }

    /** Whether the bytes before a position are those that the guard was made of. */
    public static boolean holds(long guard, byte[] bytes, int end, int length) {
        return of(bytes, end, length, isSkipping(guard)) == guard;
    }

    /** Whether the rest of the line at the position is to be skipped. */
    public static boolean isSkipping(long guard) {
        return (guard & SKIPPING) != 0;
    }
}
