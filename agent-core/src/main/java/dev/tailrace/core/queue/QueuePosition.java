package dev.tailrace.core.queue;

/**
 * A place between two records.
 *
 * @param segment number of the segment
 * @param offset in the segment, where the next record starts
 * @param record how many records came before, ever
 * @param events how many events those had
 */
record QueuePosition(long segment, long offset, long record, long events) {
    /** The position of an empty queue that never held anything: before the first segment. */
    static final QueuePosition ZERO = new QueuePosition(0, 0, 0, 0);

    /** As a mark. */
    String text() {
        return segment + ":" + offset + ":" + record + ":" + events;
    }

    /** A mark's position; null if there is no mark. */
    static QueuePosition parse(String text) {
        if (text == null) {
            return null;
        }
        String[] parts = text.split(":", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("the committed position of a disk queue cannot be read: " + text);
        }
        return new QueuePosition(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]), Long.parseLong(parts[3]));
    }
}
