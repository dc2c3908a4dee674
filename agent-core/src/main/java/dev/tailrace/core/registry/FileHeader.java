package dev.tailrace.core.registry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * The first bytes of a registry file, the same in all versions.
 *
 * @param kind log or snapshot
 * @param version of what follows
 * @param number the file's own
 * @param epoch the registry's
 * @param previous number of the log that this log goes on from; {@link #EMPTY} or {@link #DETACHED}
 * @param previousLength where that log ends; what stands in it beyond does not count
 * @param next all generation numbers below it may have been given
 */
record FileHeader(Kind kind, int version, long number, String epoch, long previous, long previousLength, long next) {
    static final int BYTES = 56;
    static final int VERSION = 1;
    /** For {@link #previous}: the log starts from nothing. */
    static final long EMPTY = 0;
    /** For {@link #previous}: the log goes on from the snapshot of its own number only. */
    static final long DETACHED = -1;

    private static final int EPOCH_BYTES = 8;

    enum Kind {
        LOG("log", "TR-LOG\r\n"),
        SNAPSHOT("snapshot", "TR-SNP\r\n");

        final String extension;
        final long magic;

        Kind(String extension, String magic) {
            this.extension = extension;
            this.magic = ByteBuffer.wrap(magic.getBytes(StandardCharsets.US_ASCII)).getLong();
        }

        String fileName(long number) {
            return String.format("%016x.%s", number, extension);
        }
    }

    static FileHeader log(long number, String epoch, long previous, long previousLength, long next) {
        return new FileHeader(Kind.LOG, VERSION, number, epoch, previous, previousLength, next);
    }

    static FileHeader snapshot(long number, String epoch, long next) {
        return new FileHeader(Kind.SNAPSHOT, VERSION, number, epoch, EMPTY, 0, next);
    }

    ByteBuffer encode() {
        ByteBuffer to = ByteBuffer.allocate(BYTES);
        to.putLong(kind.magic).putInt(version).putLong(number).put(epoch.getBytes(StandardCharsets.US_ASCII));
        to.putLong(previous).putLong(previousLength).putLong(next);
        return to.putInt(crc(to)).flip();
    }

    /** The header that {@code bytes} start with, or null if they hold none of that kind. */
    static FileHeader decode(Kind kind, byte[] bytes) {
        if (bytes.length < BYTES) {
            return null;
        }
        ByteBuffer from = ByteBuffer.wrap(bytes);
        if (from.getInt(BYTES - Integer.BYTES) != crc(from) || from.getLong() != kind.magic) {
            return null;
        }
        int version = from.getInt();
        long number = from.getLong();
        byte[] epoch = new byte[EPOCH_BYTES];
        from.get(epoch);
        String text = new String(epoch, StandardCharsets.US_ASCII);
        return new FileHeader(kind, version, number, text, from.getLong(), from.getLong(), from.getLong());
    }

    private static int crc(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.array(), 0, BYTES - Integer.BYTES);
        return (int) crc.getValue();
    }
}
