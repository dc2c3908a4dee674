package dev.tailrace.inputs.file.disk;

import dev.tailrace.core.platform.FileKey;

/** A file open for reading. It stays the same file whatever happens to its name. */
public interface DiskFile extends AutoCloseable {
    /** Nothing there: the offset is at or past the end. */
    int END = -1;
    /** The read failed: see {@link #fault()}. */
    int FAILED = -2;

    /** Which file this is. */
    FileKey key();

    /** Its size now, as the open handle tells it, or {@link #FAILED}. */
    long size();

    /**
     * Reads at an offset; may give fewer bytes than asked for, but at least one.
     *
     * @return bytes read, {@link #END} or {@link #FAILED}
     */
    int read(long offset, byte[] into, int at, int most);

    /** Whether it was deleted and keeps its name from others until its last handle is closed, as on Windows. */
    boolean isDeletePending();

    /** Why the last operation failed. */
    Fault fault();

    @Override
    void close();
}
