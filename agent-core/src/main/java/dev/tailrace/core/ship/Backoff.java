package dev.tailrace.core.ship;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses between attempts: exponential with full jitter, so that many agents do not come back in step.
 *
 * <p>Source: M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
 */
final class Backoff {
    private final long init;
    private final long max;
    private final RandomGenerator random;
    private int failures;

    Backoff(Duration init, Duration max, RandomGenerator random) {
        this.init = Math.max(1, init.toNanos());
        this.max = Math.max(this.init, max.toNanos());
        this.random = random;
    }

    /** Nanoseconds to wait after one more failure: at random up to a ceiling that doubles each time, and at least a tenth of it. */
    long next() {
        long ceiling = failures >= 62 || init > max >> failures ? max : init << failures;
        failures++;
        return Math.max(ceiling / 10, random.nextLong(ceiling + 1));
    }

    void reset() {
        failures = 0;
    }

    /** Failures since the last success. */
    int failures() {
        return failures;
    }
}
