package dev.tailrace.core.batch;

import java.util.ArrayDeque;

/**
 * The memory that one output's data may take, as places for batches. When none is free, reading waits; that is the backpressure.
 *
 * <p>A place is as large as a batch with all that it keeps in the end: its lines, and the fields that processors derive from them. What
 * that comes to is not known before, so the pool goes by the largest batch of late; when a batch has its final form, its place is
 * {@linkplain #settleFor made to measure}, and batches to come need places like it. So all together stay within the limit; what can exceed
 * it are the batches that were under way when data changed its kind, by what they outgrew their places. Batches that wait empty for their
 * next use count, too, and are given up where that is needed for those in use.
 *
 * <p>A batch that goes to one output is acquired and released. One that goes to several stands in one piece of memory and takes a place in
 * each one's pool: it is acquired from one and {@linkplain #tryHold held} in the others; whoever is done first
 * {@linkplain #letGo lets go} of its place, and the last one {@linkplain #release releases} the batch into its own pool. Batches are alike,
 * so it does not matter which pool they came from.
 *
 * <p>Batches are made when first needed and handed out last-in first-out, so that an agent that keeps up touches few of them.
 * Thread-safe.
 */
public final class BatchPool {
    /** Places that there are however small the limit is: one batch is read into while another is shipped. */
    private static final int LEAST = 2;

    /** By what share of the difference a place comes down with each batch: an odd one is forgotten after some hundred others. */
    private static final int FORGETS = 64;

    private final long memory;
    private final int batchBytes;
    private final int expected;
    private final ArrayDeque<Batch> free = new ArrayDeque<>();
    private Runnable onRelease = () -> {};
    private int place;
    private int places;
    private long bytes;
    private long freeBytes;

    /**
     * For lines that are shipped as they are.
     *
     * @param memory bytes that all batches together may take
     * @param batchBytes bytes of lines that one batch takes
     */
    public BatchPool(long memory, int batchBytes) {
        this(memory, batchBytes, batchBytes);
    }

    /** @param expected bytes that a batch will come to, as far as one can tell before there is one */
    public BatchPool(long memory, int batchBytes, int expected) {
        this.memory = memory;
        this.batchBytes = batchBytes;
        this.expected = expected;
        this.place = expected;
    }

    /** Called after each place that becomes free, on the thread that frees it: whoever waits for a batch looks again. */
    public synchronized void onRelease(Runnable wake) {
        Runnable before = onRelease;
        onRelease = () -> {
            before.run();
            wake.run();
        };
    }

    /** Bytes that a batch which is filled now needs. */
    public synchronized int place() {
        return place;
    }

    /** An empty batch in a place as large as batches come to, or null if none is free. */
    public Batch tryAcquire() {
        return tryAcquire(place());
    }

    /** An empty batch in a place of this size, or of a larger one if it keeps more from its last use; null if none is free. */
    public synchronized Batch tryAcquire(int size) {
        if (!tryHold(size)) {
            return null;
        }
        Batch batch = free.pollFirst();
        if (batch != null) {
            freeBytes -= batch.footprint();
            if (bytes + batch.footprint() - size > memory) {
                batch = null;
            }
        }
        if (batch == null) {
            batch = new Batch(batchBytes);
        }
        int needed = (int) Math.max(size, batch.footprint());
        settleFor(size, needed);
        batch.place(needed);
        return batch;
    }

    /** Takes a place of this size, without a batch; false if none is free. */
    public synchronized boolean tryHold(int size) {
        if (places >= LEAST && bytes + size > memory) {
            return false;
        }
        places++;
        bytes += size;
        return true;
    }

    /** Gives back a place that was held for a moment only, and wakes nobody: it was not what anybody waits for. */
    public synchronized void takeBack(int size) {
        places--;
        bytes -= size;
    }

    /** Makes a place smaller or larger: as large as what stands in it now for good. */
    public synchronized void settleFor(int size, int settled) {
        bytes += settled - size;
        trim();
    }

    /** Says what a whole batch came to. */
    public synchronized void learn(int footprint) {
        int less = place - (place - expected) / FORGETS;
        place = (int) Math.min(Math.max(footprint, less), Math.max(expected, memory / LEAST));
    }

    /** Gives back a place of this size, and not the batch in it. */
    public void letGo(int size) {
        Runnable wake;
        synchronized (this) {
            places--;
            bytes -= size;
            wake = onRelease;
        }
        wake.run();
    }

    /** Takes a batch back, with its place, and empties it. */
    public void release(Batch batch) {
        recycle(batch, batch.place());
        letGo(batch.place());
    }

    /**
     * Takes a batch back whose place is given back apart from it, and empties it.
     *
     * @param size of that place
     */
    public void recycle(Batch batch, int size) {
        batch.clear();
        synchronized (this) {
            if (bytes - size + freeBytes + batch.footprint() <= memory) {
                free.addFirst(batch);
                freeBytes += batch.footprint();
            }
        }
    }

    private void trim() {
        while (bytes + freeBytes > memory && !free.isEmpty()) {
            freeBytes -= free.pollLast().footprint();
        }
    }

    /** Bytes that all batches together may take. */
    public long limit() {
        return memory;
    }

    /** How many places are taken. */
    public synchronized int out() {
        return places;
    }

    /** Bytes of all places that are taken, and of batches that wait for their next use. */
    public synchronized long held() {
        return bytes + freeBytes;
    }
}
