package dev.tailrace.outputs.elasticsearch;

import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.outputs.slot.Slots;
import java.util.Arrays;

/** Sends shipments as bulk requests. */
final class ElasticsearchOutput implements Output {
    private final BulkClient client;
    private final BulkLimit limit;
    private final Slots<BulkSlot> slots;

    ElasticsearchOutput(BulkClient client, BulkLimit limit, Slots<BulkSlot> slots) {
        this.client = client;
        this.limit = limit;
        this.slots = slots;
    }

    @Override
    public Outcome send(Shipment shipment) throws InterruptedException {
        if (shipment.first() < 0) {
            return new Outcome.Delivered();
        }
        BulkSlot slot = slots.take();
        try {
            return send(shipment, slot);
        } finally {
            slots.give(slot);
        }
    }

    private Outcome send(Shipment shipment, BulkSlot slot) throws InterruptedException {
        String index = slot.commonIndex(shipment);
        long key = Arrays.hashCode(shipment.cursor().at(shipment.batch(), shipment.first()).source().idPrefix());
        Progress progress = new Progress(shipment);
        while (progress.next() >= 0) {
            BulkBody.Limit now = limit.now();
            BulkBody body = new BulkBody(slot, shipment, progress.next(), index == null, now);
            switch (client.send(body, index, key)) {
                case Attempt.Answered(BulkReply reply) -> {
                    limit.taken();
                    progress.answered(body.events(), reply);
                }
                case Attempt.TooLarge(String reason) -> {
                    if (body.events().cardinality() == 1) {
                        progress.refused(body.events(), 413, reason);
                    } else {
                        limit.tooLarge(body.bytes() > 0 ? body.bytes() : now.bytes());
                    }
                }
                case Attempt.Refused(int status, String reason) -> {
                    if (body.events().cardinality() == 1) {
                        progress.refused(body.events(), status, reason);
                    } else {
                        return progress.split(reason);
                    }
                }
                case Attempt.Failed failed -> {
                    if (failed.pushedBack()) {
                        limit.pushedBack(body.bytes() > 0 ? body.bytes() : now.bytes());
                    }
                    return progress.stop(failed.reason(), failed.after());
                }
            }
        }
        return progress.outcome();
    }

    @Override
    public void close() {
        client.close();
        slots.drain(BulkSlot::close);
    }
}
