package dev.tailrace.core.pipeline;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.BatchPool;
import dev.tailrace.core.batch.Tally;
import dev.tailrace.core.duty.Duty;
import dev.tailrace.core.duty.Signal;
import dev.tailrace.core.input.Outlet;
import dev.tailrace.core.parse.WorkQueue;
import dev.tailrace.core.processors.BatchWatch;
import dev.tailrace.core.processors.ChainPlan;
import dev.tailrace.core.ship.Parcel;
import dev.tailrace.core.ship.ShipDuty;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The way to one output: its pool of batches, its place in the work queue, its ship duty. One output's outage fills its own lane only.
 */
public final class Lane {
    private final BatchPool pool;
    private final WorkQueue queue;
    private final ShipDuty ship;
    private final long linger;
    private final AtomicLong sequence = new AtomicLong();
    private final List<Signal> inputs;

    /**
     * @param lingerNanos how long a batch that is not full waits for more lines
     * @param inputs raised when a batch or a slot has become free; {@link #outlet} adds to it
     */
    public Lane(BatchPool pool, WorkQueue queue, ShipDuty ship, long lingerNanos, CopyOnWriteArrayList<Signal> inputs) {
        this.pool = pool;
        this.queue = queue;
        this.ship = ship;
        this.linger = lingerNanos;
        this.inputs = inputs;
        pool.onRelease(() -> inputs.forEach(Signal::raise));
    }

    public BatchPool pool() {
        return pool;
    }

    public ShipDuty ship() {
        return ship;
    }

    /**
     * An input's end of the lane.
     *
     * @param plan the input's processors
     * @param signal raised when a batch or a slot has become free
     */
    public Outlet outlet(ChainPlan plan, Tally tally, Signal signal) {
        inputs.add(signal);
        BatchWatch watch = plan.watch();
        return new Outlet() {
            @Override
            public Batch tryAcquire() {
                return pool.tryAcquire();
            }

            @Override
            public void giveBack(Batch batch) {
                pool.release(batch);
            }

            @Override
            public boolean wants(long since, long now) {
                return now - since >= linger && ship.state().free();
            }

            @Override
            public long wantsAt(long since) {
                return ship.state().free() ? since + linger : Duty.NEVER;
            }

            @Override
            public void submit(Batch batch) {
                watch.see(batch);
                batch.sequence(sequence.getAndIncrement());
                Parcel parcel = new Parcel(batch, tally, pool);
                if (plan.isEmpty()) {
                    ship.accept(parcel);
                } else {
                    queue.put(parcel, plan, ship::accept);
                }
            }
        };
    }
}
