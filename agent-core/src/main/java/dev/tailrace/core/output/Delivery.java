package dev.tailrace.core.output;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How the ship duty treats an output.
 *
 * @param maxInFlight shipments at a time; 1 keeps the order of lines
 * @param linger how long a batch that is not full waits for more lines
 * @param backoffInit first pause after a failure, doubled with each further one, with full jitter
 * @param backoffMax longest pause
 * @param deadLetter file for what the receiver refuses, relative to the data directory; null: {@code dead-letter/NAME.ndjson}
 * @param deadLetterSize bytes that such files may take together; the oldest go
 */
public record Delivery(
        int maxInFlight, Duration linger, Duration backoffInit, Duration backoffMax, String deadLetter, long deadLetterSize) {
    /** What dead letters may take unless the user says otherwise. */
    public static final long DEAD_LETTER_SIZE = 1L << 30;

    /** With the usual room for dead letters. */
    public Delivery(int maxInFlight, Duration linger, Duration backoffInit, Duration backoffMax, String deadLetter) {
        this(maxInFlight, linger, backoffInit, backoffMax, deadLetter, DEAD_LETTER_SIZE);
    }

    /** The file that refused events of an output of this name go to, and those after it. */
    public Path deadLetters(Path data, String name) {
        return data.resolve(deadLetter == null ? "dead-letter/" + name + ".ndjson" : deadLetter);
    }

    /** In order, without waiting, one second doubling to a minute. */
    public static final Delivery IN_ORDER = new Delivery(1, Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(60), null);
}
