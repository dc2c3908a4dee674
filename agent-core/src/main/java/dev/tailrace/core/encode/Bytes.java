package dev.tailrace.core.encode;

import java.util.Arrays;

/** A byte array that grows: what encoders write into. Reused, never shared. */
public final class Bytes {
    private byte[] array;
    private int length;

    public Bytes(int capacity) {
        array = new byte[capacity];
    }

    public byte[] array() {
        return array;
    }

    public int length() {
        return length;
    }

    /** Empties it; the array stays. */
    public void clear() {
        length = 0;
    }

    /** Cuts (or, after writing into {@link #array()} directly, extends) the content to {@code length} bytes. */
    public void length(int length) {
        this.length = length;
    }

    /** Makes room for {@code bytes} more and returns the array, which may be a new one. */
    public byte[] ensure(int bytes) {
        if (array.length - length < bytes) {
            array = Arrays.copyOf(array, Math.max(Math.addExact(length, bytes), array.length + (array.length >> 1)));
        }
        return array;
    }

    public Bytes write(byte[] source) {
        return write(source, 0, source.length);
    }

    public Bytes write(byte[] source, int start, int count) {
        ensure(count);
        System.arraycopy(source, start, array, length, count);
        length += count;
        return this;
    }

    public Bytes write(int b) {
        ensure(1)[length++] = (byte) b;
        return this;
    }

    /** A number in decimal digits. */
    public Bytes writeDecimal(long value) {
        byte[] to = ensure(20);
        if (value < 0) {
            if (value == Long.MIN_VALUE) {
                return write(Long.toString(value).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            }
            to[length++] = '-';
            value = -value;
        }
        int digits = 1;
        for (long limit = 10; digits < 19 && value >= limit; limit *= 10) {
            digits++;
        }
        for (int at = length + digits - 1; at >= length; at--) {
            long tens = value / 10;
            to[at] = (byte) ('0' + (value - tens * 10));
            value = tens;
        }
        length += digits;
        return this;
    }

    /** A number in lower-case hexadecimal digits, without leading zeros. */
    public Bytes writeHex(long value) {
        byte[] to = ensure(16);
        int digits = Math.max(1, (67 - Long.numberOfLeadingZeros(value)) >> 2);
        for (int at = length + digits - 1; at >= length; at--) {
            int nibble = (int) value & 15;
            to[at] = (byte) (nibble < 10 ? '0' + nibble : 'a' - 10 + nibble);
            value >>>= 4;
        }
        length += digits;
        return this;
    }

    @Override
    public String toString() {
        return new String(array, 0, length, java.nio.charset.StandardCharsets.UTF_8);
    }
}
