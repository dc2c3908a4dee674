package dev.tailrace.outputs.elasticsearch;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Slice;
import dev.tailrace.core.encode.Bytes;
import dev.tailrace.core.encode.EventText;
import dev.tailrace.core.encode.JsonEncoder;
import dev.tailrace.core.encode.JsonText;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.outputs.http.BodySlot;
import dev.tailrace.outputs.http.Framing;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What one bulk request in flight encodes with. Used by one thread at a time. */
final class BulkSlot implements Framing {
    private static final byte[] CREATE_ID = "{\"create\":{\"_id\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CREATE_INDEX = "{\"create\":{\"_index\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ID = ",\"_id\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\"}}\n".getBytes(StandardCharsets.US_ASCII);

    private final JsonEncoder encoder = new JsonEncoder();
    private final EventText index;
    private final boolean oneIndex;
    private final BodySlot body;
    private final BulkUrls urls;
    private final Slice id = new Slice();
    private final Bytes name = new Bytes(256);
    private final Bytes other = new Bytes(256);
    private boolean withIndex;

    BulkSlot(EventText index, boolean oneIndex, BodySlot body, BulkUrls urls) {
        this.index = index;
        this.oneIndex = oneIndex;
        this.body = body;
        this.urls = urls;
    }

    BodySlot body() {
        return body;
    }

    BulkUrls urls() {
        return urls;
    }

    /** Looks where a shipment's events go: returns the index of all of them, or null if there are several, which actions then name. */
    String commonIndex(Shipment shipment) {
        Event event = shipment.cursor();
        Batch batch = shipment.batch();
        name.clear();
        index.write(event.at(batch, shipment.first()), name);
        withIndex = false;
        for (int i = oneIndex ? -1 : shipment.after(shipment.first()); i >= 0; i = shipment.after(i)) {
            if (!index.staysFor(event.at(batch, i)) && goesElsewhere(event)) {
                withIndex = true;
                return null;
            }
        }
        return name.toString();
    }

    private boolean goesElsewhere(Event event) {
        other.clear();
        index.write(event, other);
        return !Arrays.equals(name.array(), 0, name.length(), other.array(), 0, other.length());
    }

    @Override
    public void event(Event event, int place, Bytes to) {
        if (withIndex) {
            name.clear();
            index.write(event, name);
            to.write(CREATE_INDEX);
            JsonText.quote(name.array(), 0, name.length(), to);
            to.write(ID);
        } else {
            to.write(CREATE_ID);
        }
        if (event.get(Fields.EVENT_ID, id)) {
            JsonText.escape(id.array(), id.start(), id.length(), to);
            to.write(END);
            encoder.encode(event, to);
        } else {
            int start = to.length();
            encoder.writeId(event, to);
            id.set(to.array(), start, to.length() - start);
            to.write(END);
            encoder.encode(event, id, to);
        }
        to.write('\n');
    }
}
