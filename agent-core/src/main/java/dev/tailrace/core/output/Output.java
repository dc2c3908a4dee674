package dev.tailrace.core.output;

import java.util.List;

/** A receiver of events: Elasticsearch, a file, a topic. */
public interface Output extends AutoCloseable {
    /**
     * Encodes and sends, and waits for the receiver's answer. Called on a virtual thread, at most {@link Delivery#maxInFlight} at a time.
     *
     * <p>An {@link java.io.IOException} on the way is an outcome ({@link Outcome.RetryLater}), not thrown: what is thrown is a bug, and is
     * retried as well.
     */
    Outcome send(Shipment shipment) throws InterruptedException;

    /** How its hosts do, in the order of the configuration; none if it has no hosts. From any thread. */
    default List<Receiver> receivers() {
        return List.of();
    }

    /** Frees what it holds; nothing is in flight any more. */
    @Override
    void close();
}
