package dev.tailrace.inputs.file.disk;

import dev.tailrace.core.platform.FileKey;
import dev.tailrace.core.platform.OpenFile;
import java.io.IOException;

/** A file that the system holds open for us. */
final class HeldFile implements DiskFile {
    private final String path;
    private final OpenFile file;
    private Fault fault;

    HeldFile(String path, OpenFile file) {
        this.path = path;
        this.file = file;
    }

    @Override
    public FileKey key() {
        return file.key();
    }

    @Override
    public long size() {
        try {
            return file.size();
        } catch (IOException e) {
            fault = Faults.of("look at", path, e);
            return FAILED;
        }
    }

    @Override
    public int read(long offset, byte[] into, int at, int most) {
        try {
            return file.read(offset, into, at, most);
        } catch (IOException e) {
            fault = Faults.of("read", path + " at " + offset, e);
            return FAILED;
        }
    }

    @Override
    public boolean isDeletePending() {
        try {
            return file.isDeletePending();
        } catch (IOException e) {
            fault = Faults.of("look at", path, e);
            return false;
        }
    }

    @Override
    public Fault fault() {
        return fault;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            fault = Faults.of("close", path, e);
        }
    }
}
