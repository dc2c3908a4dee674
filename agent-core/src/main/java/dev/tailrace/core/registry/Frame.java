package dev.tailrace.core.registry;

import dev.tailrace.core.encode.Bytes;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** A frame being filled: one group of a log, or one slice of a snapshot. Reused. */
final class Frame {
    /** Length and checksum. */
    static final int HEAD = 8;
    /** No frame is larger; a length beyond it is damage. */
    static final int LIMIT = 1 << 26;

    private final Bytes bytes;
    private final ChangeWriter writer;

    Frame(int capacity) {
        bytes = new Bytes(capacity);
        writer = new ChangeWriter(bytes);
        clear();
    }

    void add(Change change) {
        writer.write(change);
    }

    boolean isEmpty() {
        return size() == 0;
    }

    /** Bytes of its changes. */
    int size() {
        return bytes.length() - HEAD;
    }

    void clear() {
        bytes.clear();
        bytes.ensure(HEAD);
        bytes.length(HEAD);
    }

    /** The whole frame, for this place in that file; backed by this object. */
    ByteBuffer seal(FileHeader file, long offset) {
        ByteBuffer whole = ByteBuffer.wrap(bytes.array(), 0, bytes.length());
        whole.putInt(0, size());
        whole.putInt(4, crc(file, offset, bytes.array(), HEAD, size()));
        return whole;
    }

    static int crc(FileHeader file, long offset, byte[] payload, int start, int length) {
        CRC32C crc = new CRC32C();
        ByteBuffer place = ByteBuffer.allocate(3 * Long.BYTES + Integer.BYTES);
        crc.update(place.putLong(file.kind().magic).putLong(file.number()).putLong(offset).putInt(length).flip());
        crc.update(payload, start, length);
        return (int) crc.getValue();
    }
}
