package dev.tailrace.outputs.collector;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.encode.Bytes;
import dev.tailrace.core.encode.EventText;
import dev.tailrace.core.encode.JsonEncoder;
import dev.tailrace.core.encode.JsonText;
import dev.tailrace.outputs.http.BodySlot;
import dev.tailrace.outputs.http.Framing;
import java.nio.charset.StandardCharsets;

/** What one request in flight encodes with. Used by one thread at a time. */
final class CollectorSlot implements Framing {
    private static final byte[] BEGIN = "{\"logs\":[".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HOSTNAME = "],\"hostname\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SERVICE = ",\"service\":".getBytes(StandardCharsets.US_ASCII);

    private final JsonEncoder encoder = new JsonEncoder();
    private final Format format;
    private final EventText hostname;
    private final EventText service;
    private final BodySlot body;
    private final Bytes text = new Bytes(64);
    private final Bytes end = new Bytes(128);

    /** How events stand in a body. */
    enum Format {
        /** In the array {@code logs} of one object. */
        JSON,
        /** One a line. */
        NDJSON
    }

    CollectorSlot(Format format, EventText hostname, EventText service, BodySlot body) {
        this.format = format;
        this.hostname = hostname;
        this.service = service;
        this.body = body;
    }

    BodySlot body() {
        return body;
    }

    /** The event's id. */
    String id(Event event) {
        text.clear();
        encoder.writeId(event, text);
        return text.toString();
    }

    @Override
    public void begin(Event first, Bytes to) {
        if (format == Format.JSON) {
            to.write(BEGIN);
            end.clear();
            end.write(HOSTNAME);
            quoted(hostname, first);
            end.write(SERVICE);
            quoted(service, first);
            end.write('}').write('\n');
        }
    }

    private void quoted(EventText value, Event event) {
        text.clear();
        value.write(event, text);
        JsonText.quote(text.array(), 0, text.length(), end);
    }

    @Override
    public void event(Event event, int place, Bytes to) {
        if (format == Format.JSON && place > 0) {
            to.write(',');
        }
        encoder.encode(event, to);
        if (format == Format.NDJSON) {
            to.write('\n');
        }
    }

    @Override
    public void end(Bytes to) {
        if (format == Format.JSON) {
            to.write(end.array(), 0, end.length());
        }
    }
}
