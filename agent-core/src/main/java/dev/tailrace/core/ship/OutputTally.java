package dev.tailrace.core.ship;

import java.util.concurrent.atomic.LongAdder;

/** The books of one output: at any moment {@code taken = delivered + deadLettered + lost + on their way}, in events. From any thread. */
public final class OutputTally {
    private final LongAdder taken = new LongAdder();
    private final LongAdder delivered = new LongAdder();
    private final LongAdder deadLettered = new LongAdder();
    private final LongAdder lost = new LongAdder();

    /** What the books say now. */
    public record Balance(long taken, long delivered, long deadLettered, long lost) {
        /** Events on their way, those in a disk queue included. */
        public long inFlight() {
            return taken - delivered - deadLettered - lost;
        }
    }

    /** Events come to the output. */
    public void taken(long events) {
        taken.add(events);
    }

    /** Events have their final state. */
    public void settled(long deliveredEvents, long deadLetteredEvents) {
        delivered.add(deliveredEvents);
        deadLettered.add(deadLetteredEvents);
    }

    /** Events of a disk queue cannot be read any more. */
    public void lost(long events) {
        lost.add(events);
    }

    /** What is on its way comes again. */
    public void forgetInFlight() {
        taken.add(-balance().inFlight());
    }

    public Balance balance() {
        long d = delivered.sum();
        long l = deadLettered.sum();
        long x = lost.sum();
        return new Balance(taken.sum(), d, l, x);
    }
}
