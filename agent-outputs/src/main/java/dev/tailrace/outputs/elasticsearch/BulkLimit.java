package dev.tailrace.outputs.elasticsearch;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes go into one request: at first {@code bulk_max_bytes}, less once the server has shown that this is too much. Thread-safe.
 */
final class BulkLimit {
    private static final long SMALLEST_AFTER_PUSHBACK = 64 * 1024;

    private final int events;
    private final AtomicLong ceiling;
    private final AtomicLong current;

    BulkLimit(long bytes, int events) {
        this.events = events;
        this.ceiling = new AtomicLong(bytes);
        this.current = new AtomicLong(bytes);
    }

    BulkBody.Limit now() {
        return new BulkBody.Limit(current.get(), events);
    }

    /** 413: a request of this size will never be taken; nor will later ones. */
    void tooLarge(long sentBytes) {
        long half = Math.max(1, sentBytes / 2);
        ceiling.accumulateAndGet(half, Math::min);
        current.accumulateAndGet(half, Math::min);
    }

    /** 429 for a whole request: the server has no room for that much now, and with little memory perhaps never. */
    void pushedBack(long sentBytes) {
        long half = Math.max(Math.min(SMALLEST_AFTER_PUSHBACK, ceiling.get()), sentBytes / 2);
        current.accumulateAndGet(half, Math::min);
    }

    /** A request was taken: the next may be larger again. */
    void taken() {
        long most = ceiling.get();
        if (current.get() < most) {
            current.updateAndGet(bytes -> Math.min(most, bytes * 2));
        }
    }
}
