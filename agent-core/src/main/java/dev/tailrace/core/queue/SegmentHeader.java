package dev.tailrace.core.queue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * The first bytes of a segment; the package describes them.
 *
 * @param number the segment's
 * @param epoch of the registry under which it was begun
 * @param record how many records came before, in all segments ever
 * @param events how many events those had
 * @param previous bytes that count of the segment before
 */
record SegmentHeader(long number, String epoch, long record, long events, long previous) {
    static final int SIZE = 56;
    static final int VERSION = 1;
    private static final byte[] MAGIC = "TR-QUE\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final String SUFFIX = ".segment";

    ByteBuffer bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(MAGIC).putInt(VERSION).putLong(number).put(epoch.getBytes(StandardCharsets.US_ASCII));
        bytes.putLong(record).putLong(events).putLong(previous);
        bytes.putInt(crc(bytes.array()));
        return bytes.flip();
    }

    /** The header in these bytes, or null if they are none. */
    static SegmentHeader parse(byte[] from, int length) {
        if (length < SIZE) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.wrap(from).order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[MAGIC.length];
        bytes.get(magic);
        boolean isOurs = java.util.Arrays.equals(magic, MAGIC) && bytes.getInt() == VERSION && bytes.getInt(SIZE - 4) == crc(from);
        if (!isOurs) {
            return null;
        }
        long number = bytes.getLong();
        byte[] epoch = new byte[8];
        bytes.get(epoch);
        return new SegmentHeader(number, new String(epoch, StandardCharsets.US_ASCII), bytes.getLong(), bytes.getLong(), bytes.getLong());
    }

    private static int crc(byte[] header) {
        CRC32C crc = new CRC32C();
        crc.update(header, 0, SIZE - 4);
        return (int) crc.getValue();
    }

    static String fileName(long number) {
        return String.format("%016x", number) + SUFFIX;
    }

    /** The number of a segment's file, or -1 if the name is not that of one. */
    static long number(String fileName) {
        if (!fileName.matches("[0-9a-f]{16}\\.segment")) {
            return -1;
        }
        return Long.parseUnsignedLong(fileName, 0, 16, 16);
    }
}
