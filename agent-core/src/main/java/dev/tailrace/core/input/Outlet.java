package dev.tailrace.core.input;

import dev.tailrace.core.batch.Batch;

/** The way from an input to its output, seen from the input: a pool to fill from and a queue to hand over to. Used by one duty. */
public interface Outlet {
    /** An empty batch, or null if the pool is dry: read nothing, wait for the signal. */
    Batch tryAcquire();

    /** Gives an empty batch back unused. */
    void giveBack(Batch batch);

    /**
     * True if a batch that is not full should go now: its linger time is over and the output could take it.
     *
     * @param since when its first line was put in, {@link dev.tailrace.core.duty.Clock#nanos()}
     */
    boolean wants(long since, long now);

    /** When {@link #wants} will turn true by the passing of time; {@link dev.tailrace.core.duty.Duty#NEVER} if only a signal can bring it. */
    long wantsAt(long since);

    /** Nanoseconds that a line may wait for others at the most, as long as the output could take it. */
    long linger();

    /** Hands a batch over; it belongs to the pipeline from now on. Never blocks. */
    void submit(Batch batch);
}
