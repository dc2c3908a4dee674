package dev.tailrace.outputs.http;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.encode.Bytes;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.outputs.slot.Slot;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.BitSet;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/**
 * The body of one request: events of a shipment from a certain one on, as many as the limits allow, encoded while they are sent. It can be
 * written again and is then the same.
 */
public final class EventBody extends RequestBody {
    private static final int UNDECIDED = -2;

    private final BodySlot slot;
    private final Shipment shipment;
    private final int from;
    private final Dialect dialect;
    private final BodyLimit.Most limit;
    private int next = UNDECIDED;
    private long bytes;

    /** @param from the first event of it */
    public EventBody(BodySlot slot, Shipment shipment, int from, Dialect dialect, BodyLimit.Most limit) {
        this.slot = slot;
        this.shipment = shipment;
        this.from = from;
        this.dialect = dialect;
        this.limit = limit;
    }

    /** Stands among the headers: see {@link PostHeaders}. */
    @Override
    public MediaType contentType() {
        return null;
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
        Framing framing = dialect.framing();
        Event event = shipment.cursor();
        framing.begin(event.at(shipment.batch(), from), pieces);
        long written = 0;
        int events = 0;
        int at = from;
        while (at >= 0 && at != next) {
            int start = pieces.length();
            framing.event(event.at(shipment.batch(), at), events, pieces);
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
        framing.end(pieces);
        bytes = written + handOn(out);
    }

    private long handOn(OutputStream out) throws IOException {
        Bytes pieces = slot.pieces();
        int length = pieces.length();
        out.write(pieces.array(), 0, length);
        pieces.clear();
        return length;
    }

    /**
     * A text that is the same for a repeat of the same body and another one for any other body: the first event's id, and a hash of what
     * decides which events follow.
     */
    public String fingerprint(String firstId) {
        Event event = shipment.cursor();
        long hash = limit.bytes() * 31 + limit.events();
        for (int i = from; i >= 0; i = shipment.after(i)) {
            event.at(shipment.batch(), i);
            hash = (hash ^ event.offset() ^ Arrays.hashCode(event.source().idPrefix())) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return firstId + '-' + Long.toHexString(hash);
    }

    /** The first event that it holds, under a cursor. */
    public Event first() {
        return shipment.cursor().at(shipment.batch(), from);
    }

    /** The events that it holds; all that are left if it broke off before their number was decided. */
    public BitSet events() {
        BitSet events = shipment.events();
        events.clear(0, from);
        if (next >= 0) {
            events.clear(next, events.length());
        }
        return events;
    }

    /** Encoded bytes, once written; 0 if it was not written to its end. */
    public long bytes() {
        return bytes;
    }
}
