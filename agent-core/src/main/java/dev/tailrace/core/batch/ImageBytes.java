package dev.tailrace.core.batch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of an image: a buffer that grows. Reused, never shared. */
public final class ImageBytes {
    private ByteBuffer bytes;

    public ImageBytes(int capacity) {
        bytes = ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN);
    }

    public byte[] array() {
        return bytes.array();
    }

    public int length() {
        return bytes.position();
    }

    /** Empties it; the array stays. */
    public void clear() {
        bytes.clear();
    }

    /** Makes room for {@code more} bytes and returns the array. */
    public byte[] ensure(int more) {
        if (bytes.remaining() < more) {
            int capacity = Math.max(Math.addExact(bytes.position(), more), bytes.capacity() + (bytes.capacity() >> 1));
            int length = bytes.position();
            bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), capacity)).order(ByteOrder.LITTLE_ENDIAN).position(length);
        }
        return bytes.array();
    }

    ImageBytes number(int value) {
        ensure(4);
        bytes.putInt(value);
        return this;
    }

    ImageBytes word(long value) {
        ensure(8);
        bytes.putLong(value);
        return this;
    }

    ImageBytes text(byte[] value) {
        return number(value.length).bytes(value, value.length);
    }

    ImageBytes text(String value) {
        return text(value.getBytes(StandardCharsets.UTF_8));
    }

    ImageBytes bytes(byte[] value, int count) {
        ensure(count);
        bytes.put(value, 0, count);
        return this;
    }

    ImageBytes words(long[] values, int count) {
        ensure(count * 8);
        bytes.asLongBuffer().put(values, 0, count);
        bytes.position(bytes.position() + count * 8);
        return this;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /** Reads what {@link #text} wrote. */
    static byte[] raw(ByteBuffer from) {
        int length = from.getInt();
        if (length < 0 || length > from.remaining()) {
            throw new IllegalArgumentException("not the image of a batch: a text of " + length + " bytes");
        }
        byte[] text = new byte[length];
        from.get(text);
        return text;
    }

    static String text(ByteBuffer from) {
        return new String(raw(from), StandardCharsets.UTF_8);
    }
}
