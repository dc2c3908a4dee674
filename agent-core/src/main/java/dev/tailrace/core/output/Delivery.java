package dev.tailrace.core.output;

import java.time.Duration;

/**
 * How the ship duty treats an output.
 *
 * @param maxInFlight shipments at a time; 1 keeps the order of lines
 * @param linger how long a batch that is not full waits for more lines
 * @param backoffInit first pause after a failure, doubled with each further one, with full jitter
 * @param backoffMax longest pause
 * @param deadLetter file for what the receiver refuses, relative to the data directory; null: {@code dead-letter/NAME.ndjson}
 */
public record Delivery(int maxInFlight, Duration linger, Duration backoffInit, Duration backoffMax, String deadLetter) {
    /** In order, without waiting, one second doubling to a minute. */
    public static final Delivery IN_ORDER = new Delivery(1, Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(60), null);
}
