package dev.tailrace.packaging.soak;

import java.time.Duration;

/**
 * What a run is to be.
 *
 * @param lasts for so long lines are written
 * @param rate lines a second, of all logs together
 * @param logs that are written to, each by turns
 * @param rotation the time from one rotation of a log to its next; the logs take turns
 * @param kept rotated files of a log; the oldest goes
 * @param away for so long nobody receives, twice
 * @param look the time from one look at the agent to the next
 */
record Plan(Duration lasts, int rate, int logs, Duration rotation, int kept, Duration away, Duration look) {
    /** An hour is rotated sixty times, and looked at a thousand times. */
    static Plan of(Duration lasts, int rate, Duration away) {
        Duration rotation = Duration.ofMillis(Math.min(60_000, lasts.toMillis() / 10));
        return new Plan(lasts, rate, 4, rotation, 5, away, Duration.ofMillis(Math.min(5_000, lasts.toMillis() / 60)));
    }

    long lines() {
        return lasts.toMillis() * rate / 1000;
    }

    /** Whether nobody receives: from a tenth of it on, while the agent warms up, and once more from the middle on. */
    boolean isAway(Duration since) {
        return isWithin(away, since.minus(lasts.dividedBy(10))) || isWithin(away, since.minus(lasts.dividedBy(2)));
    }

    private static boolean isWithin(Duration stretch, Duration since) {
        return !since.isNegative() && since.compareTo(stretch) < 0;
    }
}
