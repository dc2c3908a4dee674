package dev.tailrace.core.output;

import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a shipment ended. */
public sealed interface Outcome {
    /**
     * The receiver has every event of the shipment (or had it already).
     *
     * @param marks what the output wants committed together with the read positions, such as a file's length; empty for most
     */
    record Delivered(Map<String, String> marks) implements Outcome {
        public Delivered() {
            this(Map.of());
        }
    }

    /**
     * Some events are not delivered yet and are to be sent again; the others are delivered, but for the refused ones.
     *
     * @param events those to send again
     * @param after how long the receiver asks to wait; empty: the usual backoff
     * @param reason for people, such as {@code 503 from https://es1:9200}
     * @param rejected what the receiver refused for good in the same answer
     */
    record RetryLater(BitSet events, Optional<Duration> after, String reason, List<Rejection> rejected) implements Outcome {}

    /** Too much at once: send it in halves; a single event that is still too much is refused. */
    record Split(String reason) implements Outcome {}

    /** The receiver refused these events for good and has all the others. */
    record Rejected(List<Rejection> events) implements Outcome {}

    /**
     * One refused event.
     *
     * @param event its number in the batch
     * @param status the receiver's code, such as 400
     * @param reason the receiver's words
     */
    record Rejection(int event, int status, String reason) {}

    /** All events of the shipment again, after the usual backoff. */
    static RetryLater retry(Shipment shipment, String reason) {
        return new RetryLater(shipment.events(), Optional.empty(), reason, List.of());
    }
}
