package dev.tailrace.core.parse;

import dev.tailrace.core.duty.Signal;
import dev.tailrace.core.processors.ChainPlan;
import dev.tailrace.core.ship.Parcel;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Parcels waiting for a parse worker. Bounded by the pools, whose batches they are. Thread-safe. */
public final class WorkQueue {
    /** A parcel, what to do with its events, and where it goes then. */
    record Job(Parcel parcel, ChainPlan plan, Consumer<Parcel> next) {}

    private final Queue<Job> jobs = new ConcurrentLinkedQueue<>();
    private final List<Signal> workers = new CopyOnWriteArrayList<>();

    /** Hands a parcel to whichever worker is free. */
    public void put(Parcel parcel, ChainPlan plan, Consumer<Parcel> next) {
        jobs.add(new Job(parcel, plan, next));
        for (Signal worker : workers) {
            worker.raise();
        }
    }

    Job poll() {
        return jobs.poll();
    }

    void join(Signal worker) {
        workers.add(worker);
    }
}
