package dev.tailrace.outputs.collector;

import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.Receiver;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.outputs.http.HttpSender;
import dev.tailrace.outputs.slot.Slots;
import java.util.List;
import okhttp3.MediaType;

/** Posts shipments to a collector. */
final class CollectorOutput implements Output {
    private final HttpSender sender;
    private final Slots<CollectorSlot> slots;
    private final MediaType mediaType;

    CollectorOutput(HttpSender sender, Slots<CollectorSlot> slots, MediaType mediaType) {
        this.sender = sender;
        this.slots = slots;
        this.mediaType = mediaType;
    }

    @Override
    public Outcome send(Shipment shipment) throws InterruptedException {
        if (shipment.first() < 0) {
            return new Outcome.Delivered();
        }
        CollectorSlot slot = slots.take();
        try {
            return sender.send(shipment, new Post(slot, mediaType), slot.body());
        } finally {
            slots.give(slot);
        }
    }

    @Override
    public List<Receiver> receivers() {
        return sender.receivers();
    }

    @Override
    public void close() {
        sender.close();
        slots.drain(slot -> slot.body().close());
    }
}
