package dev.tailrace.inputs.file.content;

import dev.tailrace.inputs.file.disk.DiskFile;
import dev.tailrace.inputs.file.disk.Fault;

/** What stands in an open file, as tailing sees it: its bytes, decompressed if it is compressed. */
public interface Content extends AutoCloseable {
    /** Bytes worth of work on the way to a place, or along a run of zeros, that are done at once. */
    int REACH = 4 << 20;

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

    /** Whether these bytes stand compressed on the disk. */
    default boolean isCompressed() {
        return false;
    }

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
}
