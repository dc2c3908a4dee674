package dev.tailrace.core.registry;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** Reads a file's frames one by one, to its end or to the first damage. */
final class Frames implements Closeable {
    /** A log may be made of very many short groups. */
    private static final int BUFFER = 64 << 10;

    private final InputStream from;
    private final FileHeader header;
    private final long end;
    private final ChangeReader reader;
    private long good;
    private long consumed;
    private String damage = "";

    /**
     * @param from the file, from its first byte on
     * @param header the one it must start with
     * @param end where to stop; {@link Long#MAX_VALUE}: at the file's end
     */
    Frames(InputStream from, FileHeader header, long end, ChangeReader reader) throws IOException {
        this.from = new BufferedInputStream(from, BUFFER);
        this.header = header;
        this.end = end;
        this.reader = reader;
        consumed = this.from.readNBytes(FileHeader.BYTES).length;
        good = consumed;
    }

    /** The next frame's changes; empty at the end and at damage. */
    Optional<List<Change>> next() throws IOException {
        if (good == end) {
            return Optional.empty();
        }
        byte[] head = take(Frame.HEAD);
        if (head.length == 0) {
            if (end != Long.MAX_VALUE) {
                damage = "the file ends before offset " + end + ", up to which it was written";
            }
            return Optional.empty();
        }
        if (head.length < Frame.HEAD) {
            return damaged("a record is cut off");
        }
        ByteBuffer fields = ByteBuffer.wrap(head);
        int length = fields.getInt();
        int crc = fields.getInt();
        if (length <= 0 || length > Frame.LIMIT) {
            return damaged(length == 0 && crc == 0 ? "zeros stand where a record should be" : "a record has an impossible length");
        }
        byte[] payload = take(length);
        if (payload.length < length) {
            return damaged("a record is cut off");
        }
        if (crc != Frame.crc(header, good, payload, 0, length)) {
            return damaged("a record's checksum does not fit its content");
        }
        if (good + Frame.HEAD + length > end) {
            return damaged("a record reaches beyond offset " + end + ", where the next file goes on");
        }
        Optional<List<Change>> changes = reader.read(payload);
        if (changes.isEmpty()) {
            return damaged("a record holds nothing known");
        }
        good += Frame.HEAD + length;
        return changes;
    }

    private byte[] take(int bytes) throws IOException {
        byte[] taken = from.readNBytes(bytes);
        consumed += taken.length;
        return taken;
    }

    private Optional<List<Change>> damaged(String reason) {
        damage = reason;
        return Optional.empty();
    }

    /** Everything before it is whole. */
    long good() {
        return good;
    }

    /** What is wrong at {@link #good}; empty if nothing is. */
    String damage() {
        return damage;
    }

    /** Bytes from {@link #good} to the file's end. Reads them all. */
    long rest() throws IOException {
        consumed += from.transferTo(OutputStream.nullOutputStream());
        return consumed - good;
    }

    @Override
    public void close() throws IOException {
        from.close();
    }
}
