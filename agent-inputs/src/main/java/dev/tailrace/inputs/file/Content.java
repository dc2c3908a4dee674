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

    /**
     * Prepares reading at an offset, by at most some bytes' work.
     *
     * @return false if more work is to be done; true once {@link #read} there costs no more than what it reads
     */
    default boolean reach(long offset, int work) {
        return true;
    }

    /** How many bytes there are, or {@link dev.tailrace.inputs.file.identify.Evidence#UNKNOWN}; {@link DiskFile#FAILED}. */
    default long length() {
        return diskSize();
    }

    /** Its size on the disk if it was read to its end and nothing can come any more, as far as can be told; else 0. */
    default long completeSize() {
        return 0;
    }

    /** Whether the last {@link #read} met the end. */
    boolean isAtEnd();

    /** Size of what is on the disk, as far as the last {@link #read} that met the end saw it. */
    long diskEnd();

    /** Size of what is on the disk; {@link DiskFile#FAILED}. */
    long diskSize();

    /** Whether the file was deleted and keeps its name from others until this handle is closed. */
    boolean isDeletePending();

    /** Whether its end is where it is damaged: then only a change of the file can help. */
    default boolean isDamaged() {
        return false;
    }

    /** What is missing at its end, as far as the last {@link #read} saw, or null. */
    default Fault shortage() {
        return null;
    }

    /** Why the last operation failed, or what the damage is. */
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
}
