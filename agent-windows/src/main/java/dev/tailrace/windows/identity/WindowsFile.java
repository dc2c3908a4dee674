package dev.tailrace.windows.identity;

import dev.tailrace.core.platform.FileKey;
import dev.tailrace.core.platform.OpenFile;
import java.io.IOException;

/** A file open for reading, and the key that its own handle tells. */
final class WindowsFile implements OpenFile {
    private final FileHandle handle;
    private final FileKey key;

    WindowsFile(FileHandle handle, FileKey key) {
        this.handle = handle;
        this.key = key;
    }

    @Override
    public FileKey key() {
        return key;
    }

    @Override
    public long size() throws IOException {
        return handle.size();
    }

    @Override
    public int read(long offset, byte[] into, int at, int most) throws IOException {
        return handle.read(offset, into, at, most);
    }

    @Override
    public boolean isDeletePending() throws IOException {
        return handle.isDeletePending();
    }

    @Override
    public void close() {
        handle.close();
    }
}
