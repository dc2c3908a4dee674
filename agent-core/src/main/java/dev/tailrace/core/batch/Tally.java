package dev.tailrace.core.batch;

import java.util.concurrent.atomic.LongAdder;

/**
 * The books of one input. At any moment {@code read = delivered + dropped + deadLettered + in flight}, in events.
 *
 * <p>Reading is counted when a batch leaves the tail duty, the other three when its last event has its final state, all at once; between
 * the two an event is in flight.
 */
public final class Tally {
    private final LongAdder read = new LongAdder();
    private final LongAdder delivered = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder deadLettered = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    /** What the books say now. */
    public record Balance(long read, long delivered, long dropped, long deadLettered, long bytes) {
        public long inFlight() {
            return read - delivered - dropped - deadLettered;
        }

        public Balance plus(Balance other) {
            return new Balance(
                    read + other.read,
                    delivered + other.delivered,
                    dropped + other.dropped,
                    deadLettered + other.deadLettered,
                    bytes + other.bytes);
        }
    }

    public void read(long events, long sourceBytes) {
        read.add(events);
        bytes.add(sourceBytes);
    }

    public void settled(long deliveredEvents, long droppedEvents, long deadLetteredEvents) {
        delivered.add(deliveredEvents);
        dropped.add(droppedEvents);
        deadLettered.add(deadLetteredEvents);
    }

    /** What is in flight will be read again, by another run of the input: it counts then. */
    public void forgetInFlight() {
        read.add(-balance().inFlight());
    }

    public Balance balance() {
        long d = delivered.sum();
        long x = dropped.sum();
        long l = deadLettered.sum();
        return new Balance(read.sum(), d, x, l, bytes.sum());
    }
}
