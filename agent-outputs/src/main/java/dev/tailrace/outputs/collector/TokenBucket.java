package dev.tailrace.outputs.collector;

import dev.tailrace.core.duty.Clock;
import dev.tailrace.outputs.http.Throttle;
import java.time.Duration;
import java.util.BitSet;

/**
 * A token bucket that holds a second's worth and may be overdrawn: a request goes while it is not empty, and what it took beyond is waited
 * for by the next one. Thread-safe.
 */
final class TokenBucket implements Throttle {
    /** How a request waits: a port, so that tests do not. */
    interface Pause {
        void of(Duration duration) throws InterruptedException;
    }

    private final Rate rate;
    private final Clock clock;
    private final Pause pause;
    private double tokens;
    private long filledAt;

    TokenBucket(Rate rate, Clock clock, Pause pause) {
        this.rate = rate;
        this.clock = clock;
        this.pause = pause;
        this.tokens = rate.aSecond();
        this.filledAt = clock.nanos();
    }

    @Override
    public void await() throws InterruptedException {
        for (long nanos = missing(); nanos > 0; nanos = missing()) {
            pause.of(Duration.ofNanos(nanos));
        }
    }

    /** Nanoseconds until a request may go. */
    private synchronized long missing() {
        long now = clock.nanos();
        tokens = Math.min(rate.aSecond(), tokens + (now - filledAt) / 1e9 * rate.amount());
        filledAt = now;
        return tokens > 0 ? 0 : (long) Math.ceil((1e-6 - tokens) / rate.amount() * 1e9);
    }

    @Override
    public synchronized void spent(BitSet events, long bytes) {
        tokens -= rate.unit() == Rate.Unit.EVENTS ? events.cardinality() : bytes;
    }
}
