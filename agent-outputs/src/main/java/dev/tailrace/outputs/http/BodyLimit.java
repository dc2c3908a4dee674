package dev.tailrace.outputs.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much goes into one request: at first {@code bulk_max_bytes}, less once the server has shown that this is too much. Thread-safe.
 */
public final class BodyLimit {
    /**
     * How much goes into one request.
     *
     * @param bytes as encoded, before compression; a single event may exceed it
     * @param events at most
     */
    public record Most(long bytes, int events) {}

    private static final long SMALLEST_AFTER_PUSHBACK = 64 * 1024;

    private final int events;
    private final AtomicLong ceiling;
    private final AtomicLong current;

    public BodyLimit(Most most) {
        this.events = most.events();
        this.ceiling = new AtomicLong(most.bytes());
        this.current = new AtomicLong(most.bytes());
    }

    public Most now() {
        return new Most(current.get(), events);
    }

    /** 413: a request of this size will never be taken; nor will later ones. */
    public void tooLarge(long sentBytes) {
        long half = Math.max(1, sentBytes / 2);
        ceiling.accumulateAndGet(half, Math::min);
        current.accumulateAndGet(half, Math::min);
    }

    /** 429 for a whole request: the server has no room for that much now, and with little memory perhaps never. */
    public void pushedBack(long sentBytes) {
        long half = Math.max(Math.min(SMALLEST_AFTER_PUSHBACK, ceiling.get()), sentBytes / 2);
        current.accumulateAndGet(half, Math::min);
    }

    /** A request was taken: the next may be larger again. */
    public void taken() {
        long most = ceiling.get();
        if (current.get() < most) {
            current.updateAndGet(bytes -> Math.min(most, bytes * 2));
        }
    }
}
