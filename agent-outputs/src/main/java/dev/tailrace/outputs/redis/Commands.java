package dev.tailrace.outputs.redis;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.encode.Bytes;
import dev.tailrace.core.encode.EventText;
import dev.tailrace.core.encode.JsonEncoder;
import dev.tailrace.core.output.Shipment;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;

/** Encodes events as commands that go out together. Used by one thread at a time; its buffers are kept. */
final class Commands {
    /** How events are handed over. */
    enum DataType {
        /** At the end of a list. */
        LIST("RPUSH"),
        /** To those who listen now. */
        CHANNEL("PUBLISH");

        private final byte[] word;

        DataType(String word) {
            this.word = word.getBytes(StandardCharsets.US_ASCII);
        }
    }

    /** Most events, and about the most encoded bytes, that go out together. */
    record Most(int events, long bytes) {}

    private static final byte[] LINE_END = {'\r', '\n'};

    private final JsonEncoder encoder = new JsonEncoder();
    private final DataType type;
    private final EventText key;
    private final Bytes out = new Bytes(64 * 1024);
    private final Bytes values = new Bytes(64 * 1024);
    private final Bytes document = new Bytes(4096);
    private final Bytes thisKey = new Bytes(64);
    private final Bytes lastKey = new Bytes(64);
    private int[] events = new int[64];
    private int[] ends = new int[16];
    private int count;
    private int commands;

    Commands(DataType type, EventText key) {
        this.type = type;
        this.key = key;
    }

    /** Takes the first of the events that are left, as many as the limits allow. */
    void fill(Shipment shipment, BitSet left, Most most) {
        Event event = shipment.cursor();
        out.clear();
        values.clear();
        count = 0;
        commands = 0;
        int inCommand = 0;
        for (int i = left.nextSetBit(0); i >= 0 && count < most.events(); i = left.nextSetBit(i + 1)) {
            event.at(shipment.batch(), i);
            thisKey.clear();
            key.write(event, thisKey);
            boolean other = inCommand > 0 && (type == DataType.CHANNEL || !sameKey());
            if (other) {
                command(inCommand);
                inCommand = 0;
            }
            if (count > 0 && out.length() + values.length() >= most.bytes()) {
                break;
            }
            lastKey.clear();
            lastKey.write(thisKey.array(), 0, thisKey.length());
            document.clear();
            encoder.encode(event, document);
            string(document.array(), document.length(), values);
            if (count == events.length) {
                events = Arrays.copyOf(events, count * 2);
            }
            events[count++] = i;
            inCommand++;
        }
        if (inCommand > 0) {
            command(inCommand);
        }
    }

    private boolean sameKey() {
        return Arrays.equals(thisKey.array(), 0, thisKey.length(), lastKey.array(), 0, lastKey.length());
    }

    private void command(int inCommand) {
        out.write('*').writeDecimal(inCommand + 2).write(LINE_END);
        string(type.word, type.word.length, out);
        string(lastKey.array(), lastKey.length(), out);
        out.write(values.array(), 0, values.length());
        values.clear();
        if (commands == ends.length) {
            ends = Arrays.copyOf(ends, commands * 2);
        }
        ends[commands] = (commands == 0 ? 0 : ends[commands - 1]) + inCommand;
        commands++;
    }

    private static void string(byte[] bytes, int length, Bytes to) {
        to.write('$').writeDecimal(length).write(LINE_END).write(bytes, 0, length).write(LINE_END);
    }

    /** How many commands there are, and so replies. */
    int commands() {
        return commands;
    }

    /** The events of a command. */
    BitSet events(int command) {
        BitSet of = new BitSet();
        for (int i = command == 0 ? 0 : ends[command - 1]; i < ends[command]; i++) {
            of.set(events[i]);
        }
        return of;
    }

    void writeTo(OutputStream to) throws IOException {
        to.write(out.array(), 0, out.length());
        to.flush();
    }
}
