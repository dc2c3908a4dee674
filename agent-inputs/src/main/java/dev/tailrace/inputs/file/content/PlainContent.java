package dev.tailrace.inputs.file.content;

import dev.tailrace.inputs.file.disk.DiskFile;
import dev.tailrace.inputs.file.disk.Fault;

/** Bytes as they stand on the disk. */
final class PlainContent implements Content {
    private final DiskFile file;
    private boolean atEnd;
    private long end;

    PlainContent(DiskFile file) {
        this.file = file;
    }

    @Override
    public int read(long offset, byte[] into, int at, int most) {
        int have = 0;
        atEnd = false;
        while (have < most) {
            int got = file.read(offset + have, into, at + have, most - have);
            if (got == DiskFile.FAILED) {
                return DiskFile.FAILED;
            }
            if (got == DiskFile.END) {
                atEnd = true;
                end = offset + have;
                break;
            }
            have += got;
        }
        return have;
    }

    @Override
    public boolean isAtEnd() {
        return atEnd;
    }

    @Override
    public long diskEnd() {
        return end;
    }

    @Override
    public long diskSize() {
        return file.size();
    }

    @Override
    public boolean isDeletePending() {
        return file.isDeletePending();
    }

    @Override
    public Fault fault() {
        return file.fault();
    }

    @Override
    public void close() {
        file.close();
    }
}
