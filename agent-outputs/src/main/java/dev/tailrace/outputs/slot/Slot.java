package dev.tailrace.outputs.slot;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.encode.Bytes;
import dev.tailrace.core.encode.JsonEncoder;
import dev.tailrace.core.output.Shipment;
import java.io.IOException;
import java.io.OutputStream;

/** An encoder and its buffer. Used by one thread at a time. */
public final class Slot {
    /** Bytes that are handed on together: with an event more, still within what Okio keeps of its buffers (64 KiB), so that it makes none anew. */
    public static final int PIECE = 48 * 1024;

    private final JsonEncoder encoder = new JsonEncoder();
    private final Bytes bytes = new Bytes(PIECE + PIECE / 4);

    public JsonEncoder encoder() {
        return encoder;
    }

    public Bytes bytes() {
        return bytes;
    }

    /** Writes a shipment as NDJSON: one document a line. */
    public void ndjson(Shipment shipment, OutputStream to) throws IOException {
        Event event = shipment.cursor();
        int next = shipment.first();
        while (next >= 0) {
            bytes.clear();
            next = piece(shipment, next, event);
            to.write(bytes.array(), 0, bytes.length());
        }
    }

    /** Encodes events until there is a piece; returns the next one. Apart from its caller, as a short loop is compiled sooner and once. */
    private int piece(Shipment shipment, int first, Event event) {
        int next = first;
        while (next >= 0 && bytes.length() < PIECE) {
            encoder.encode(event.at(shipment.batch(), next), bytes);
            bytes.write('\n');
            next = shipment.after(next);
        }
        return next;
    }
}
