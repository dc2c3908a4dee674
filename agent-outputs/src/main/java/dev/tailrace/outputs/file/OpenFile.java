package dev.tailrace.outputs.file;

import dev.tailrace.core.encode.Bytes;
import dev.tailrace.outputs.slot.Slot;
import java.io.IOException;
import java.nio.file.Path;

/** A file that grows: what stands in it, and what waits in the buffer to be written. */
final class OpenFile {
    private final Path path;
    private final long number;
    private final Disk.Appender appender;
    private final Bytes buffer = new Bytes(4096);
    private final boolean created;
    private long period;
    private long before;
    private long length;

    /**
     * @param length where it ends now
     * @param created true if it was not there before
     */
    OpenFile(Path path, long number, Disk.Appender appender, long length, boolean created) {
        this.path = path;
        this.number = number;
        this.appender = appender;
        this.before = length;
        this.length = length;
        this.created = created;
    }

    Path path() {
        return path;
    }

    long number() {
        return number;
    }

    boolean created() {
        return created;
    }

    /** The period of its series that it belongs to. */
    long period() {
        return period;
    }

    void period(long number) {
        period = number;
    }

    Bytes buffer() {
        return buffer;
    }

    /** Its length once the buffer is written. */
    long length() {
        return length + buffer.length();
    }

    /** Its length before the shipment at hand. */
    long before() {
        return before;
    }

    /** Writes the buffer out if it holds a piece. */
    void writePiece() throws IOException {
        if (buffer.length() >= Slot.PIECE) {
            write(buffer.length());
        }
    }

    /** Writes the buffer's first {@code count} bytes out. */
    void write(int count) throws IOException {
        if (count > 0) {
            appender.write(buffer.array(), 0, count);
            length += count;
            int rest = buffer.length() - count;
            System.arraycopy(buffer.array(), count, buffer.array(), 0, rest);
            buffer.length(rest);
        }
    }

    void force() throws IOException {
        appender.force();
    }

    /** The shipment is delivered: what it wrote stays. */
    void settle() {
        before = length;
    }

    void close() throws IOException {
        appender.close();
    }
}
