package dev.tailrace.outputs.elasticsearch;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.encode.Bytes;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.outputs.slot.Slot;
import java.io.IOException;
import java.io.OutputStream;
import java.util.BitSet;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/**
 * The body of one bulk request: events of a shipment from a certain one on, as many as the limits allow, encoded while they are sent. It
 * can be written again and is then the same.
 */
final class BulkBody extends RequestBody {
    /**
     * How much goes into one request.
     *
     * @param bytes as encoded, before compression; a single event may exceed it
     * @param events at most
     */
    record Limit(long bytes, int events) {}

    private static final MediaType NDJSON = MediaType.get("application/x-ndjson");
    private static final int UNDECIDED = -2;

    private final BulkSlot slot;
    private final Shipment shipment;
    private final int from;
    private final boolean withIndex;
    private final Limit limit;
    private int next = UNDECIDED;
    private long bytes;

    BulkBody(BulkSlot slot, Shipment shipment, int from, boolean withIndex, Limit limit) {
        this.slot = slot;
        this.shipment = shipment;
        this.from = from;
        this.withIndex = withIndex;
        this.limit = limit;
    }

    @Override
    public MediaType contentType() {
        return NDJSON;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        if (slot.gzip() == null) {
            write(sink.outputStream());
        } else {
            write(slot.gzip().start(sink.outputStream()));
            slot.gzip().finish();
        }
    }

    private void write(OutputStream out) throws IOException {
        Bytes pieces = slot.pieces();
        pieces.clear();
        Event event = shipment.cursor();
        long written = 0;
        int events = 0;
        int at = from;
        while (at >= 0 && at != next) {
            int start = pieces.length();
            slot.encode(event.at(shipment.batch(), at), withIndex);
            long total = written + pieces.length();
            if (next == UNDECIDED && events > 0 && total > limit.bytes()) {
                pieces.length(start);
                next = at;
                break;
            }
            events++;
            at = shipment.after(at);
            if (next == UNDECIDED && (total >= limit.bytes() || events == limit.events())) {
                next = at;
            }
            if (pieces.length() >= Slot.PIECE) {
                written += handOn(out);
            }
        }
        next = at;
        bytes = written + handOn(out);
    }

    private long handOn(OutputStream out) throws IOException {
        Bytes pieces = slot.pieces();
        int length = pieces.length();
        out.write(pieces.array(), 0, length);
        pieces.clear();
        return length;
    }

    /** The events that it holds; all that are left if it broke off before their number was decided. */
    BitSet events() {
        BitSet events = shipment.events();
        events.clear(0, from);
        if (next >= 0) {
            events.clear(next, events.length());
        }
        return events;
    }

    /** Encoded bytes, once written; 0 if it was not written to its end. */
    long bytes() {
        return bytes;
    }
}
