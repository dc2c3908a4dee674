package dev.tailrace.core.queue;

/**
 * How a disk queue is to be.
 *
 * @param maxSize bytes that its segments may take together
 * @param segmentSize bytes at which a segment is full
 * @param sync when what was appended is forced to the disk
 */
public record QueueOptions(long maxSize, long segmentSize, Sync sync) {
    private static final long LEAST_SEGMENT = 1 << 20;
    private static final long MOST_SEGMENT = 64 << 20;

    /** When what was appended is forced to the disk. */
    public enum Sync {
        /** Before positions move. */
        BATCH,
        /** When the system thinks fit: a power cut may lose what it had not written yet. */
        OS
    }

    /** With segments of a sixteenth of the whole, 1 MiB to 64 MiB. */
    public static QueueOptions of(long maxSize, Sync sync) {
        return new QueueOptions(maxSize, Math.clamp(maxSize / 16, LEAST_SEGMENT, MOST_SEGMENT), sync);
    }
}
