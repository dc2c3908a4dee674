package dev.tailrace.outputs.discard;

import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.outputs.slot.Slot;
import dev.tailrace.outputs.slot.Slots;
import java.io.IOException;
import java.io.OutputStream;

/** Encodes, as any output does, and drops the bytes. */
final class DiscardOutput implements Output {
    private final Slots<Slot> slots = new Slots<>(Slot::new);

    @Override
    public Outcome send(Shipment shipment) {
        Slot slot = slots.take();
        try {
            slot.ndjson(shipment, OutputStream.nullOutputStream());
        } catch (IOException e) {
            return Outcome.retry(shipment, e.toString());
        } finally {
            slots.give(slot);
        }
        return new Outcome.Delivered();
    }

    @Override
    public void close() {}
}
