package dev.tailrace.core.encode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A byte array that grows: what encoders write into. Reused, never shared.
 *
 * <p>Behind what {@link #ensure} promises there are always {@link #SLACK} more bytes, so that whole words can be stored where the last of
 * their bytes are none of the content.
 */
public final class Bytes {
    /** Bytes behind the content that writers may soil. */
    static final int SLACK = 32;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle WORD_FROM_LEFT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final byte[] PAIRS = pairs();
    private static final long ONES = 0x0101010101010101L;

    private byte[] array;
    private int length;

    public Bytes(int capacity) {
        array = new byte[capacity + SLACK];
    }

    private static byte[] pairs() {
        byte[] pairs = new byte[200];
        for (int i = 0; i < 100; i++) {
            pairs[2 * i] = (byte) ('0' + i / 10);
            pairs[2 * i + 1] = (byte) ('0' + i % 10);
        }
        return pairs;
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
        if (array.length - length - SLACK < bytes) {
            grow(bytes);
        }
        return array;
    }

    private void grow(int bytes) {
        int needed = Math.addExact(Math.addExact(length, bytes), SLACK);
        array = Arrays.copyOf(array, Math.max(needed, array.length + (array.length >> 1)));
    }

    /** Sets the content's length and makes room for {@code bytes} more. */
    byte[] ensure(int length, int bytes) {
        this.length = length;
        return ensure(bytes);
    }

    /** The first {@code count} bytes as whole words, four at a time and not none, for {@link #copyRun}. */
    static long[] run(byte[] bytes, int count) {
        byte[] whole = Arrays.copyOf(Arrays.copyOf(bytes, count), Math.max(SLACK, count + SLACK - 1 & -SLACK));
        long[] words = new long[whole.length / Long.BYTES];
        for (int i = 0; i < words.length; i++) {
            words[i] = (long) WORD.get(whole, i * Long.BYTES);
        }
        return words;
    }

    /**
     * Copies {@code count} bytes of a {@link #run} that begins at {@code word} of {@code runs}, four words at a time whether there are as many
     * or not: for short runs, which are most of a document, less than the call of a copying routine, and no branch that depends on their
     * length. Up to {@link #SLACK} bytes more are soiled.
     *
     * @return where the next run begins
     */
    static int copyRun(long[] runs, int word, byte[] to, int start, int count) {
        int end = start + count;
        int at = start;
        int next = word;
        do {
            WORD.set(to, at, runs[next]);
            WORD.set(to, at + 8, runs[next + 1]);
            WORD.set(to, at + 16, runs[next + 2]);
            WORD.set(to, at + 24, runs[next + 3]);
            at += SLACK;
            next += 4;
        } while (at < end);
        return next;
    }

    /** Appends the first {@code count} bytes of a {@link #run}. */
    Bytes writeRun(long[] run, int count) {
        copyRun(run, 0, ensure(count), length, count);
        length += count;
        return this;
    }

    /** As {@link #write(byte[], int, int)}, four words at a time if there are as many bytes to read: for the values of fields. */
    Bytes writeValue(byte[] source, int start, int count) {
        if (count > SLACK || source.length - start < SLACK) {
            return write(source, start, count);
        }
        byte[] to = ensure(count);
        WORD.set(to, length, (long) WORD.get(source, start));
        WORD.set(to, length + 8, (long) WORD.get(source, start + 8));
        WORD.set(to, length + 16, (long) WORD.get(source, start + 16));
        WORD.set(to, length + 24, (long) WORD.get(source, start + 24));
        length += count;
        return this;
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
                return write(Long.toString(value).getBytes(StandardCharsets.US_ASCII));
            }
            to[length++] = '-';
            value = -value;
        }
        int digits = 1;
        for (long limit = 10; digits < 19 && value >= limit; limit *= 10) {
            digits++;
        }
        int at = length + digits;
        length = at;
        while (value >= 100) {
            long hundreds = value / 100;
            at -= 2;
            pair(to, at, (int) (value - hundreds * 100));
            value = hundreds;
        }
        if (value >= 10) {
            pair(to, at - 2, (int) value);
        } else {
            to[at - 1] = (byte) ('0' + value);
        }
        return this;
    }

    /** Two digits of a number below 100. */
    static void pair(byte[] to, int at, int value) {
        to[at] = PAIRS[2 * value];
        to[at + 1] = PAIRS[2 * value + 1];
    }

    /** A number in lower-case hexadecimal digits, without leading zeros. */
    public Bytes writeHex(long value) {
        byte[] to = ensure(16);
        int high = (int) (value >>> 32);
        if (high != 0) {
            int digits = (35 - Integer.numberOfLeadingZeros(high)) >> 2;
            WORD_FROM_LEFT.set(to, length, hex(high) << 64 - 8 * digits);
            WORD_FROM_LEFT.set(to, length + digits, hex((int) value));
            length += digits + 8;
        } else {
            int digits = Math.max(1, (35 - Integer.numberOfLeadingZeros((int) value)) >> 2);
            WORD_FROM_LEFT.set(to, length, hex((int) value) << 64 - 8 * digits);
            length += digits;
        }
        return this;
    }

    /** The eight hexadecimal digits of a number, the first one in the highest byte. No branches: digits of offsets are as good as random. */
    private static long hex(int value) {
        long x = value & 0xFFFFFFFFL;
        x = (x | x << 16) & 0x0000FFFF0000FFFFL;
        x = (x | x << 8) & 0x00FF00FF00FF00FFL;
        x = (x | x << 4) & 0x0F0F0F0F0F0F0F0FL;
        long letters = x + 6 * ONES >>> 4 & ONES;
        return x + '0' * ONES + letters * ('a' - '0' - 10);
    }

    /** Shortens what stands here from {@code from} on to so many bytes at most, and never within a character of UTF-8. */
    public void shorten(int from, int most) {
        int end = Math.min(length, from + most);
        while (end < length && end > from && (array[end] & 0xC0) == 0x80) {
            end--;
        }
        length = end;
    }

    @Override
    public String toString() {
        return new String(array, 0, length, StandardCharsets.UTF_8);
    }
}
