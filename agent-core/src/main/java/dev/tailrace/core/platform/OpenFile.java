package dev.tailrace.core.platform;

import java.io.Closeable;
import java.io.IOException;

/**
 * A file open for reading: the same file whatever happens to its name. Others may write, rename and delete it meanwhile. Belongs to who
 * opened it; used by one thread at a time.
 */
public interface OpenFile extends Closeable {
    /** Nothing there: the offset is at or past the end. */
    int END = -1;

    /** Which file this is. */
    FileKey key();

    /** In bytes, as the handle tells it now. */
    long size() throws IOException;

    /**
     * Reads at an offset; may give fewer bytes than asked for, but at least one.
     *
     * @return bytes read, or {@link #END}
     */
    int read(long offset, byte[] into, int at, int most) throws IOException;

    /** Whether it was deleted and keeps its name from others until the last handle is closed, as files do on Windows. */
    boolean isDeletePending() throws IOException;
}
