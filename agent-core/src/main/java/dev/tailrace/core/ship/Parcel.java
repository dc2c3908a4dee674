package dev.tailrace.core.ship;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.output.Shipment;
import java.util.BitSet;

/**
 * What one output gets of a batch, on its way through that output's lane.
 *
 * @param batch the events; nobody changes it any more
 * @param events which of them the output gets; null: all that no rule dropped
 * @param sequence its place in the lane
 * @param receipt told when it has settled
 */
public record Parcel(Batch batch, BitSet events, long sequence, Receipt receipt) {
    /** What is to be sent. */
    public Shipment shipment(Fields fields) {
        if (events == null) {
            return Shipment.of(batch, fields);
        }
        BitSet chosen = (BitSet) events.clone();
        if (batch.dropped() > 0) {
            Event event = new Event(fields);
            for (int i = chosen.nextSetBit(0); i >= 0; i = chosen.nextSetBit(i + 1)) {
                if (event.at(batch, i).isDropped()) {
                    chosen.clear(i);
                }
            }
        }
        return new Shipment(batch, fields, chosen);
    }
}
