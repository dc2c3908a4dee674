package dev.tailrace.packaging.fire;

import java.time.Duration;

/**
 * What a fire is to be.
 *
 * @param seed of what is asked for, rotated and killed, and when
 * @param duration of disturbance, in all rounds together
 * @param visitors of each real proxy
 * @param pauseMillis between two requests of a visitor, on average
 * @param rate of lines a second that each generator writes, on average
 */
record Plan(long seed, Duration duration, int visitors, int pauseMillis, int rate) {
    private static final Duration ROUND = Duration.ofMinutes(10);

    /** After each all comes to rest and is counted. */
    int rounds() {
        return (int) Math.max(1, duration.dividedBy(ROUND));
    }

    Duration round() {
        return duration.dividedBy(rounds());
    }
}
