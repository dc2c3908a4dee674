package dev.tailrace.inputs.file;

import dev.tailrace.inputs.file.disk.DiskFile;
import dev.tailrace.inputs.file.disk.Fault;

/** What stands in an open file, as tailing sees it: its bytes, decompressed if it is compressed. */
interface Content extends AutoCloseable {
    /**
     * Reads at an offset until {@code most} bytes are there or the end is.
     *
     * @return bytes read, perhaps 0; {@link DiskFile#FAILED}
     */
    int read(long offset, byte[] into, int at, int most);

    /** Whether the last {@link #read} met the end. */
    boolean isAtEnd();

    /** Size of what is on the disk, as far as the last {@link #read} that met the end saw it. */
    long diskEnd();

    /** Size of what is on the disk; {@link DiskFile#FAILED}. */
    long diskSize();

    /** Why the last operation failed. */
    Fault fault();

    @Override
    void close();

    /** Bytes as they stand on the disk. */
    final class Plain implements Content {
        private final DiskFile file;
        private boolean atEnd;
        private long end;

        Plain(DiskFile file) {
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
        public Fault fault() {
            return file.fault();
        }

        @Override
        public void close() {
            file.close();
        }
    }
}
