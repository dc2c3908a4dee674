package dev.tailrace.outputs.socket;

import dev.tailrace.core.output.Outcome.Rejection;
import dev.tailrace.core.output.Shipment;
import java.io.Closeable;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;

/**
 * A connection to one server. Used by one thread at a time.
 *
 * @param <S> what it encodes with, kept from one shipment to the next
 */
public interface Connection<S> extends Closeable {
    /**
     * Sends events, and waits for the server's confirmation of each.
     *
     * @param left what to send; confirmed and refused events are taken out at once, also if an exception follows
     * @param refused gets what the server refused for good
     */
    void send(Shipment shipment, BitSet left, S scratch, List<Rejection> refused) throws IOException;
}
