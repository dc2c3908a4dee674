package dev.tailrace.core.batch;

import java.util.ArrayDeque;

/**
 * The memory that one output's data may take, as a number of places for batches. When none is free, reading waits; that is the
 * backpressure.
 *
 * <p>A batch that goes to one output is acquired and released. One that goes to several stands in one piece of memory and takes a place in
 * each one's pool: it is acquired from one and {@linkplain #tryHold() held} in the others; whoever is done first
 * {@linkplain #letGo lets go} of its place, and the last one {@linkplain #release releases} the batch into its own pool. Batches are alike,
 * so it does not matter which pool they came from.
 *
 * <p>Batches are made when first needed and handed out last-in first-out, so that an agent that keeps up touches few of them.
 * Thread-safe.
 */
public final class BatchPool {
    private final int size;
    private final int batchBytes;
    private final ArrayDeque<Batch> free = new ArrayDeque<>();
    private Runnable onRelease = () -> {};
    private int places;
    private long bytes;

    /**
     * @param memory bytes that all batches together may take, at least one batch
     * @param batchBytes bytes of lines that one batch takes
     */
    public BatchPool(long memory, int batchBytes) {
        this.batchBytes = batchBytes;
        this.size = (int) Math.max(2, memory / batchBytes);
    }

    /** How many batches there can be. */
    public int size() {
        return size;
    }

    /** Bytes of lines that each takes. */
    public int batchBytes() {
        return batchBytes;
    }

    /** Called after each place that becomes free, on the thread that frees it: whoever waits for a batch looks again. */
    public synchronized void onRelease(Runnable wake) {
        Runnable before = onRelease;
        onRelease = () -> {
            before.run();
            wake.run();
        };
    }

    /** An empty batch, or null if no place is free. */
    public synchronized Batch tryAcquire() {
        if (!tryHold()) {
            return null;
        }
        Batch batch = free.pollFirst();
        return batch == null ? new Batch(batchBytes) : batch;
    }

    /** Takes the place of one batch, without a batch; false if none is free. */
    public synchronized boolean tryHold() {
        if (bytes + batchBytes > (long) size * batchBytes) {
            return false;
        }
        places++;
        bytes += batchBytes;
        return true;
    }

    /** Gives back a place that was held for a moment only, and wakes nobody: it was not what anybody waits for. */
    public synchronized void takeBack() {
        places--;
        bytes -= batchBytes;
    }

    /** Says that a place that was taken needs only this many bytes of its {@link #batchBytes()}. */
    public synchronized void settleFor(int held) {
        bytes -= batchBytes - held;
    }

    /** Gives back a place that was taken, and not the batch in it. */
    public void letGo() {
        letGo(batchBytes);
    }

    /** Gives back a place that had {@linkplain #settleFor settled for} this many bytes. */
    public void letGo(int held) {
        Runnable wake;
        synchronized (this) {
            places--;
            bytes -= held;
            wake = onRelease;
        }
        wake.run();
    }

    /** Takes a batch back, with its place, and empties it. */
    public void release(Batch batch) {
        recycle(batch);
        letGo();
    }

    /** Takes a batch back whose place is given back apart from it, and empties it. */
    public void recycle(Batch batch) {
        batch.clear();
        synchronized (this) {
            if (free.size() < size) {
                free.addFirst(batch);
            }
        }
    }

    /** How many places are taken. */
    public synchronized int out() {
        return places;
    }
}
