package dev.tailrace.outputs.redis;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.encode.Bytes;
import dev.tailrace.core.encode.EventText;
import dev.tailrace.core.encode.JsonEncoder;
import dev.tailrace.core.output.Shipment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol;

/** Encodes events as commands that go out together. Used by one thread at a time; its buffers are kept. */
final class Commands {
    /** How events are handed over. */
    enum DataType {
        /** At the end of a list. */
        LIST(Protocol.Command.RPUSH),
        /** To those who listen now. */
        CHANNEL(Protocol.Command.PUBLISH);

        private final Protocol.Command command;

        DataType(Protocol.Command command) {
            this.command = command;
        }
    }

    /** Most events, and about the most encoded bytes, that go out together. */
    record Most(int events, long bytes) {}

    /**
     * A command.
     *
     * @param arguments its words
     * @param events that it hands over
     */
    record Push(CommandArguments arguments, BitSet events) {}

    private final JsonEncoder encoder = new JsonEncoder();
    private final DataType type;
    private final EventText key;
    private final Bytes document = new Bytes(4096);
    private final Bytes thisKey = new Bytes(64);
    private byte[] lastKey;

    Commands(DataType type, EventText key) {
        this.type = type;
        this.key = key;
    }

    /** Commands for the first of the events that are left, as many as the limits allow; events in a row with one key share a command. */
    List<Push> of(Shipment shipment, BitSet left, Most most) {
        List<Push> pushes = new ArrayList<>();
        Event event = shipment.cursor();
        lastKey = null;
        long bytes = 0;
        int count = 0;
        for (int i = left.nextSetBit(0); i >= 0 && count < most.events() && bytes < most.bytes(); i = left.nextSetBit(i + 1)) {
            event.at(shipment.batch(), i);
            document.clear();
            encoder.encode(event, document);
            Push push = push(event, pushes);
            push.arguments().add(Arrays.copyOf(document.array(), document.length()));
            push.events().set(i);
            bytes += document.length();
            count++;
        }
        return pushes;
    }

    /** The command that takes this event: the last one, or a new one. */
    private Push push(Event event, List<Push> pushes) {
        thisKey.clear();
        key.write(event, thisKey);
        boolean isSame = lastKey != null && Arrays.equals(thisKey.array(), 0, thisKey.length(), lastKey, 0, lastKey.length);
        if (!isSame) {
            lastKey = Arrays.copyOf(thisKey.array(), thisKey.length());
        }
        if (!isSame || type == DataType.CHANNEL) {
            pushes.add(new Push(new CommandArguments(type.command).add(lastKey), new BitSet()));
        }
        return pushes.getLast();
    }
}
