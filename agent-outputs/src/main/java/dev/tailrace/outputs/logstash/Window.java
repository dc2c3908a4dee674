package dev.tailrace.outputs.logstash;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.encode.Bytes;
import dev.tailrace.core.encode.JsonEncoder;
import dev.tailrace.core.encode.JsonText;
import dev.tailrace.core.output.Shipment;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.zip.Deflater;

/** Encodes a window of events as frames. Used by one thread at a time; its buffers are kept from one window to the next. */
final class Window {
    /** Most events and most encoded bytes in a window; a single event may exceed the bytes. */
    record Most(int events, long bytes) {}

    private static final byte VERSION = '2';
    private static final byte[] METADATA =
            "{\"@metadata\":{\"beat\":\"tailrace\",\"type\":\"_doc\",\"version\":\"0.1.0\",\"_id\":".getBytes(StandardCharsets.US_ASCII);

    private final JsonEncoder encoder = new JsonEncoder();
    private final Bytes frames = new Bytes(64 * 1024);
    private final Bytes small = new Bytes(256);
    private final Bytes packed = new Bytes(16 * 1024);
    private final Deflater deflater;
    private int[] events = new int[64];
    private int count;

    /** @param compressionLevel of zlib; 0: none */
    Window(int compressionLevel) {
        deflater = compressionLevel == 0 ? null : new Deflater(compressionLevel);
    }

    /** Takes the first of the events that are left, as many as the limits allow. */
    void fill(Shipment shipment, BitSet left, Most most) {
        Event event = shipment.cursor();
        frames.clear();
        count = 0;
        for (int i = left.nextSetBit(0); i >= 0 && count < most.events(); i = left.nextSetBit(i + 1)) {
            int start = frames.length();
            frame(event.at(shipment.batch(), i));
            if (count > 0 && frames.length() > most.bytes()) {
                frames.length(start);
                break;
            }
            if (count == events.length) {
                events = java.util.Arrays.copyOf(events, count * 2);
            }
            events[count++] = i;
        }
    }

    private void frame(Event event) {
        frames.write(VERSION).write('J');
        number(count + 1, frames);
        int lengthAt = frames.length();
        number(0, frames);
        int start = frames.length();
        small.clear();
        encoder.writeId(event, small);
        frames.write(METADATA);
        JsonText.quote(small.array(), 0, small.length(), frames);
        frames.write('}');
        int document = frames.length();
        encoder.encode(event, frames);
        frames.array()[document] = ',';
        put(frames.length() - start, frames.array(), lengthAt);
    }

    /** How many events it holds. */
    int count() {
        return count;
    }

    /** Takes the first {@code acknowledged} events of the window out of {@code left}. */
    void acknowledge(int acknowledged, BitSet left) {
        for (int i = 0; i < acknowledged; i++) {
            left.clear(events[i]);
        }
    }

    /** Writes it. */
    void writeTo(OutputStream out) throws IOException {
        small.clear();
        small.write(VERSION).write('W');
        number(count, small);
        if (deflater == null) {
            out.write(small.array(), 0, small.length());
            out.write(frames.array(), 0, frames.length());
        } else {
            pack();
            small.write(VERSION).write('C');
            number(packed.length(), small);
            out.write(small.array(), 0, small.length());
            out.write(packed.array(), 0, packed.length());
        }
        out.flush();
    }

    private void pack() {
        packed.clear();
        deflater.reset();
        deflater.setInput(frames.array(), 0, frames.length());
        deflater.finish();
        while (!deflater.finished()) {
            byte[] to = packed.ensure(16 * 1024);
            packed.length(packed.length() + deflater.deflate(to, packed.length(), to.length - packed.length()));
        }
    }

    private static void number(int value, Bytes to) {
        to.ensure(4);
        put(value, to.array(), to.length());
        to.length(to.length() + 4);
    }

    private static void put(int value, byte[] to, int at) {
        to[at] = (byte) (value >>> 24);
        to[at + 1] = (byte) (value >>> 16);
        to[at + 2] = (byte) (value >>> 8);
        to[at + 3] = (byte) value;
    }

    void close() {
        if (deflater != null) {
            deflater.end();
        }
    }
}
