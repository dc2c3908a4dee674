package dev.tailrace.core.queue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * What stands before a record's payload; the package describes it.
 *
 * @param length bytes of the payload
 * @param events that it holds
 * @param record the record's number
 * @param crc of the payload
 */
record RecordHead(int length, int events, long record, int crc) {
    static final int SIZE = 24;

    static RecordHead of(byte[] payload, int length, int events, long record) {
        return new RecordHead(length, events, record, crc(payload, length));
    }

    ByteBuffer bytes(long segment, long offset) {
        ByteBuffer bytes = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(length).putInt(events).putLong(record).putInt(crc);
        bytes.putInt(crc(bytes.array(), segment, offset));
        return bytes.flip();
    }

    /** The head in these bytes, which stand at that place; null if they are none. */
    static RecordHead parse(byte[] from, long segment, long offset) {
        ByteBuffer bytes = ByteBuffer.wrap(from).order(ByteOrder.LITTLE_ENDIAN);
        RecordHead head = new RecordHead(bytes.getInt(), bytes.getInt(), bytes.getLong(), bytes.getInt());
        boolean isWhole = bytes.getInt() == crc(from, segment, offset) && head.length > 0 && head.events >= 0;
        return isWhole ? head : null;
    }

    boolean isWhole(byte[] payload) {
        return crc(payload, length) == crc;
    }

    private static int crc(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    private static int crc(byte[] head, long segment, long offset) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(segment).putLong(offset).flip());
        crc.update(head, 0, SIZE - 4);
        return (int) crc.getValue();
    }
}
