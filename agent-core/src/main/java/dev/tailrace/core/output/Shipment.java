package dev.tailrace.core.output;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import java.util.BitSet;

/** Which events of a batch are to be sent: at first all that no rule dropped, later those that are left. Not thread-safe. */
public final class Shipment {
    private final Batch batch;
    private final Fields fields;
    private final BitSet chosen;

    /** @param chosen event numbers, none of them dropped; owned by the shipment from now on */
    public Shipment(Batch batch, Fields fields, BitSet chosen) {
        this.batch = batch;
        this.fields = fields;
        this.chosen = chosen;
    }

    /** All events of the batch that were not dropped. */
    public static Shipment of(Batch batch, Fields fields) {
        BitSet all = new BitSet(batch.count());
        all.set(0, batch.count());
        if (batch.dropped() > 0) {
            Event event = new Event(fields);
            for (int i = 0; i < batch.count(); i++) {
                if (event.at(batch, i).isDropped()) {
                    all.clear(i);
                }
            }
        }
        return new Shipment(batch, fields, all);
    }

    public Batch batch() {
        return batch;
    }

    /** A cursor of its own for whoever encodes. */
    public Event cursor() {
        return new Event(fields);
    }

    /** The first event to send, or -1. */
    public int first() {
        return chosen.nextSetBit(0);
    }

    /** The event to send after {@code event}, or -1. */
    public int after(int event) {
        return chosen.nextSetBit(event + 1);
    }

    public int count() {
        return chosen.cardinality();
    }

    /** A copy of the event numbers. */
    public BitSet events() {
        return (BitSet) chosen.clone();
    }

    /** The same batch with only these events. */
    public Shipment only(BitSet events) {
        return new Shipment(batch, fields, events);
    }
}
