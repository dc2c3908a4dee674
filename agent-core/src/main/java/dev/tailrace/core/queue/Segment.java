package dev.tailrace.core.queue;

/** One segment of a queue that is open. Owned by the {@link QueueLog}. */
final class Segment {
    private final SegmentHeader header;
    private long length;
    private long occupied;
    private boolean isDamaged;

    /** @param length bytes that count */
    Segment(SegmentHeader header, long length) {
        this.header = header;
        this.length = length;
        this.occupied = length;
    }

    SegmentHeader header() {
        return header;
    }

    long number() {
        return header.number();
    }

    String file() {
        return SegmentHeader.fileName(header.number());
    }

    /** Where its first record starts. */
    QueuePosition start() {
        return new QueuePosition(number(), SegmentHeader.SIZE, header.record(), header.events());
    }

    /** Bytes that count; what the file has beyond does not. */
    long length() {
        return length;
    }

    void length(long bytes) {
        length = bytes;
    }

    /** Bytes that the file takes on the disk. */
    long occupied() {
        return occupied;
    }

    void occupied(long bytes) {
        occupied = bytes;
    }

    /** Something in it could not be read: it is kept for a look at it. */
    void damaged() {
        isDamaged = true;
    }

    boolean isDamaged() {
        return isDamaged;
    }
}
