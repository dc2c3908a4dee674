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
import dev.tailrace.outputs.http.GzipStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What one bulk request in flight encodes with. Used by one thread at a time. */
final class BulkSlot {
    private static final byte[] CREATE_ID = "{\"create\":{\"_id\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CREATE_INDEX = "{\"create\":{\"_index\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ID = ",\"_id\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\"}}\n".getBytes(StandardCharsets.US_ASCII);

    private final JsonEncoder encoder = new JsonEncoder();
    private final EventText index;
    private final boolean oneIndex;
    private final GzipStream gzip;
    private final Slice id = new Slice();
    private final Bytes name = new Bytes(256);
    private final Bytes other = new Bytes(256);
    private final Bytes pieces = new Bytes(80 * 1024);

    /** @param compressionLevel 0: none */
    BulkSlot(EventText index, boolean oneIndex, int compressionLevel) {
        this.index = index;
        this.oneIndex = oneIndex;
        this.gzip = compressionLevel == 0 ? null : new GzipStream(compressionLevel);
    }

    /** Where encoded events wait to be written. */
    Bytes pieces() {
        return pieces;
    }

    /** Null if bodies are not compressed. */
    GzipStream gzip() {
        return gzip;
    }

    /** The index that all events of a shipment go to, or null if they go to several. */
    String commonIndex(Shipment shipment) {
        Event event = shipment.cursor();
        Batch batch = shipment.batch();
        name.clear();
        index.write(event.at(batch, shipment.first()), name);
        for (int i = oneIndex ? -1 : shipment.after(shipment.first()); i >= 0; i = shipment.after(i)) {
            other.clear();
            index.write(event.at(batch, i), other);
            if (!Arrays.equals(name.array(), 0, name.length(), other.array(), 0, other.length())) {
                return null;
            }
        }
        return name.toString();
    }

    /** Appends the event's action and document to {@link #pieces}. */
    void encode(Event event, boolean withIndex) {
        if (withIndex) {
            name.clear();
            index.write(event, name);
            pieces.write(CREATE_INDEX);
            JsonText.quote(name.array(), 0, name.length(), pieces);
            pieces.write(ID);
        } else {
            pieces.write(CREATE_ID);
        }
        if (event.get(Fields.EVENT_ID, id)) {
            JsonText.escape(id.array(), id.start(), id.length(), pieces);
        } else {
            encoder.writeId(event, pieces);
        }
        pieces.write(END);
        encoder.encode(event, pieces);
        pieces.write('\n');
    }

    void close() {
        if (gzip != null) {
            gzip.close();
        }
    }
}
