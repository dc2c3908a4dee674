package dev.tailrace.core.sim;

import dev.tailrace.core.duty.Clock;
import java.time.Duration;

/** Time that passes when it is told to. Starts at a monotonic time below zero, as real ones may, and on 2026-01-01. */
public final class SimClock implements Clock {
    private long nanos = -1_000_000_000_000L;
    private long epochNanos = 1_767_225_600_000_000_000L;

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public long epochMillis() {
        return Math.floorDiv(epochNanos, 1_000_000);
    }

    /** Lets time pass, on both clocks. */
    public SimClock advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("time does not go back: " + by);
        }
        nanos += by.toNanos();
        epochNanos += by.toNanos();
        return this;
    }

    /** Somebody sets the wall clock, forwards or back; the monotonic one does not notice. */
    public SimClock setWallClock(long epochMillis) {
        epochNanos = epochMillis * 1_000_000;
        return this;
    }
}
