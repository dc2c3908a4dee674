package dev.tailrace.core.pipeline;

import dev.tailrace.core.batch.BatchPool;
import dev.tailrace.core.queue.QueueDuty;
import dev.tailrace.core.ship.Destination;
import dev.tailrace.core.ship.OutputTally;
import dev.tailrace.core.ship.Parcel;
import dev.tailrace.core.ship.Positions;
import dev.tailrace.core.ship.ShipDuty;
import dev.tailrace.core.ship.ShipState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The way to one output: its pool, its order, its ship duty. One output's outage fills its own lane only.
 */
public final class Lane implements Destination {
    /**
     * What a lane is made of.
     *
     * @param output the output's name
     * @param pool the memory that its data may take
     * @param positions what remembers how far it is
     * @param tally its books
     * @param ship sends
     * @param queue stands before it, if there is a disk queue
     * @param lingerNanos how long a batch that is not full waits for more lines
     * @param inputs run when a batch or a slot has become free; {@link Junction}s add to it
     * @param leads what it had already when the agent started, see {@link dev.tailrace.core.registry.Leads}
     */
    public record Gear(
            String output,
            BatchPool pool,
            Positions positions,
            OutputTally tally,
            ShipDuty ship,
            Optional<QueueDuty> queue,
            long lingerNanos,
            CopyOnWriteArrayList<Runnable> inputs,
            Map<Long, Long> leads) {}

    /** What everything on the way to one output tells: how far it is, what became of events, and that there is room again. */
    record Ways(Positions positions, OutputTally tally, Runnable onFree) {}

    private final Gear gear;
    private final AtomicLong sequence = new AtomicLong();

    public Lane(Gear gear) {
        this.gear = gear;
        List<Runnable> inputs = gear.inputs();
        gear.pool().onRelease(() -> inputs.forEach(Runnable::run));
    }

    @Override
    public String output() {
        return gear.output();
    }

    @Override
    public BatchPool pool() {
        return gear.pool();
    }

    @Override
    public Positions positions() {
        return gear.positions();
    }

    @Override
    public OutputTally tally() {
        return gear.tally();
    }

    @Override
    public void accept(Parcel parcel) {
        if (gear.queue().isPresent()) {
            gear.queue().get().accept(parcel);
        } else {
            gear.ship().accept(parcel);
        }
    }

    Map<Long, Long> leads() {
        return gear.leads();
    }

    long linger() {
        return gear.lingerNanos();
    }

    /** True if a batch handed over now would be sent, or put on the disk, at once. */
    boolean isFree() {
        return gear.queue().isPresent() ? gear.queue().get().state().isFree() : gear.ship().state().free();
    }

    /** The next place in its order. */
    long nextSequence() {
        return sequence.getAndIncrement();
    }

    /** An input wants to know when a batch or a slot has become free. */
    void join(Runnable input) {
        gear.inputs().add(input);
    }

    /** An input has ended. */
    void leave(Runnable input) {
        gear.inputs().remove(input);
    }

    ShipState state() {
        return gear.ship().state();
    }

    Optional<QueueDuty> queue() {
        return gear.queue();
    }

    /** Finishes what is on its way; what a disk queue holds stays there. */
    void drain() {
        gear.queue().ifPresent(QueueDuty::drain);
    }

    /** True if nothing is on its way; what rests in a disk queue is not. */
    boolean isIdle() {
        return gear.pool().out() == 0 && gear.queue().map(queue -> queue.state().out() == 0).orElse(true);
    }

    /** True if nothing is on its way or in a disk queue. */
    boolean isEmpty() {
        return gear.pool().out() == 0 && gear.queue().map(queue -> queue.state().isEmpty()).orElse(true);
    }
}
