package dev.tailrace.core.parse;

import dev.tailrace.core.duty.Signal;
import dev.tailrace.core.processors.ChainPlan;
import dev.tailrace.core.route.Routes;
import dev.tailrace.core.ship.Passage;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Batches waiting for a parse worker. Bounded by the pools, whose batches they are. Thread-safe. */
public final class WorkQueue {
    /** A batch, what to do with its events, and where they go then. */
    record Job(Passage passage, ChainPlan chain, Routes routes) {}

    private final Queue<Job> jobs = new ConcurrentLinkedQueue<>();
    private final List<Signal> workers = new CopyOnWriteArrayList<>();

    /** Hands a batch to whichever worker is free. */
    public void put(Passage passage, ChainPlan chain, Routes routes) {
        jobs.add(new Job(passage, chain, routes));
        for (Signal worker : workers) {
            worker.raise();
        }
    }

    /** Forgets the batches that would go these ways. */
    public void withdraw(Routes routes) {
        jobs.removeIf(job -> job.routes() == routes);
    }

    Job poll() {
        return jobs.poll();
    }

    void join(Signal worker) {
        workers.add(worker);
    }

    void leave(Signal worker) {
        workers.remove(worker);
    }
}
