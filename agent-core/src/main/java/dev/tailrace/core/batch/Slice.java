package dev.tailrace.core.batch;

import java.nio.charset.StandardCharsets;

/**
 * A run of bytes in somebody else's array: a reusable out-parameter, so that reading a field allocates nothing.
 *
 * <p>Valid until the batch it looks into grows or goes back to its pool. The bytes are UTF-8.
 */
public final class Slice {
    private byte[] array = new byte[0];
    private int start;
    private int length;

    /** Points this slice at {@code length} bytes of {@code array} from {@code start}; returns itself. */
    public Slice set(byte[] array, int start, int length) {
        this.array = array;
        this.start = start;
        this.length = length;
        return this;
    }

    public byte[] array() {
        return array;
    }

    public int start() {
        return start;
    }

    public int length() {
        return length;
    }

    /** The index just past the last byte. */
    public int end() {
        return start + length;
    }

    public byte at(int index) {
        return array[start + index];
    }

    /** The bytes as a new string: for the few that need one (a date format, a look-up key), never for all lines as a matter of course. */
    public String asString() {
        return new String(array, start, length, StandardCharsets.UTF_8);
    }

    /** True if the bytes are exactly {@code other}. */
    public boolean contentEquals(byte[] other) {
        return java.util.Arrays.equals(array, start, start + length, other, 0, other.length);
    }

    @Override
    public String toString() {
        return asString();
    }
}
