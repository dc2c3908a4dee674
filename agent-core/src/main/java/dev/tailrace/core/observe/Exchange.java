package dev.tailrace.core.observe;

import dev.tailrace.core.duty.Signal;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * A bounded number of notes going round between workers, who write them, and one duty, which reads them. Thread-safe.
 *
 * @param <N> notes; whoever has them owns them
 */
public final class Exchange<N> {
    private final Queue<N> blank = new ConcurrentLinkedQueue<>();
    private final Queue<N> written = new ConcurrentLinkedQueue<>();
    private final AtomicInteger made = new AtomicInteger();
    private final LongAdder missed = new LongAdder();
    private final int most;
    private final Supplier<N> make;
    private final Signal reader;

    /**
     * @param most how many notes there can be
     * @param reader raised when there is something to read
     */
    public Exchange(int most, Supplier<N> make, Signal reader) {
        this.most = most;
        this.make = make;
        this.reader = reader;
    }

    /** Blank notes; null if all are out. */
    public N blank() {
        N notes = blank.poll();
        if (notes != null) {
            return notes;
        }
        if (made.getAndIncrement() < most) {
            return make.get();
        }
        made.getAndDecrement();
        return null;
    }

    /** Hands notes to the reader. */
    public void hand(N notes) {
        written.add(notes);
        reader.raise();
    }

    /** The next notes to be read; null if there are none. */
    public N take() {
        return written.poll();
    }

    /** Notes that were read and are blank again. */
    public void giveBack(N notes) {
        blank.add(notes);
    }

    /** Events that could not be noted. */
    public void miss(long events) {
        missed.add(events);
    }

    /** How many events could not be noted, since the start. */
    public long missed() {
        return missed.sum();
    }
}
