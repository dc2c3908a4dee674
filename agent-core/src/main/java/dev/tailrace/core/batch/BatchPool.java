package dev.tailrace.core.batch;

import java.util.ArrayDeque;

/**
 * A fixed number of batches: the memory that one output's data may take. When it is empty, reading waits; that is the backpressure.
 *
 * <p>Batches are made when first needed and handed out last-in first-out, so that an agent that keeps up touches few of them.
 * Thread-safe.
 */
public final class BatchPool {
    private final int size;
    private final int batchBytes;
    private final ArrayDeque<Batch> free = new ArrayDeque<>();
    private Runnable onRelease = () -> {};
    private int made;

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

    /** Called after each {@link #release}, on the releasing thread: whoever waits for a batch looks again. */
    public synchronized void onRelease(Runnable wake) {
        Runnable before = onRelease;
        onRelease = () -> {
            before.run();
            wake.run();
        };
    }

    /** An empty batch, or null if all are out. */
    public synchronized Batch tryAcquire() {
        Batch batch = free.pollFirst();
        if (batch == null && made < size) {
            made++;
            batch = new Batch(batchBytes);
        }
        return batch;
    }

    /** Takes a batch back and empties it. */
    public void release(Batch batch) {
        batch.clear();
        Runnable wake;
        synchronized (this) {
            free.addFirst(batch);
            wake = onRelease;
        }
        wake.run();
    }

    /** How many batches are out. */
    public synchronized int out() {
        return made - free.size();
    }
}
