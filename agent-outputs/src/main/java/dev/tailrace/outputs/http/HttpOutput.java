package dev.tailrace.outputs.http;

import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.Receiver;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.outputs.slot.Slots;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * An output over HTTP: each shipment in flight has a slot of its own, and is sent in the receiver's dialect.
 *
 * @param <S> what a request in flight encodes with
 */
public final class HttpOutput<S> implements Output {
    private final HttpSender sender;
    private final Slots<S> slots;
    private final Function<S, BodySlot> bodies;
    private final BiFunction<S, Shipment, Dialect> dialects;

    /**
     * @param bodies where a slot's body is written
     * @param dialects how the receiver is spoken to about a shipment that stands in a slot
     */
    public HttpOutput(HttpSender sender, Slots<S> slots, Function<S, BodySlot> bodies, BiFunction<S, Shipment, Dialect> dialects) {
        this.sender = sender;
        this.slots = slots;
        this.bodies = bodies;
        this.dialects = dialects;
    }

    @Override
    public Outcome send(Shipment shipment) throws InterruptedException {
        if (shipment.first() < 0) {
            return new Outcome.Delivered();
        }
        S slot = slots.take();
        try {
            return sender.send(shipment, dialects.apply(slot, shipment), bodies.apply(slot));
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
        slots.drain(slot -> bodies.apply(slot).close());
    }
}
