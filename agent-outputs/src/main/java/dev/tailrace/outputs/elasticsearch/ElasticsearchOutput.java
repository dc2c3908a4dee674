package dev.tailrace.outputs.elasticsearch;

import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.Receiver;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.outputs.http.HttpSender;
import dev.tailrace.outputs.slot.Slots;
import java.util.List;

/** Sends shipments as bulk requests. */
final class ElasticsearchOutput implements Output {
    private final HttpSender sender;
    private final Slots<BulkSlot> slots;
    private final Bulk.Destination destination;

    ElasticsearchOutput(HttpSender sender, Slots<BulkSlot> slots, Bulk.Destination destination) {
        this.sender = sender;
        this.slots = slots;
        this.destination = destination;
    }

    @Override
    public Outcome send(Shipment shipment) throws InterruptedException {
        if (shipment.first() < 0) {
            return new Outcome.Delivered();
        }
        BulkSlot slot = slots.take();
        try {
            return sender.send(shipment, new Bulk(slot, slot.commonIndex(shipment), destination), slot.body());
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
