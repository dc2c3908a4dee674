package dev.tailrace.core.pipeline;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Tally;
import dev.tailrace.core.duty.Duty;
import dev.tailrace.core.duty.Signal;
import dev.tailrace.core.input.Outlet;
import dev.tailrace.core.observe.Lookout;
import dev.tailrace.core.parse.WorkQueue;
import dev.tailrace.core.processors.BatchWatch;
import dev.tailrace.core.processors.ChainPlan;
import dev.tailrace.core.route.RoutePlan;
import dev.tailrace.core.route.Routes;
import dev.tailrace.core.route.Sorter;
import dev.tailrace.core.ship.Passage;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Where an input meets the lanes of its outputs. Used by the input's duty, apart from {@link Passage}s that end.
 *
 * <p>A batch takes a place in each lane before it is filled, so that dealing it never waits. How many batches the fast lanes may be ahead of
 * the slowest is bounded, too, as each that the slowest has not settled keeps a few words.
 */
public final class Junction implements Outlet {
    /** How many batches may follow the oldest that is not settled everywhere. */
    static final int MOST_AHEAD = 4096;

    /**
     * What an input's batches go through.
     *
     * @param chain its processors
     * @param plan where its events go
     * @param fields names and constants of the running configuration
     * @param tally its books
     * @param lookout who looks at events as they pass
     * @param signal raised when a batch or a slot has become free
     */
    public record Traffic(ChainPlan chain, RoutePlan plan, Fields fields, Tally tally, Lookout lookout, Signal signal) {}

    private final List<Lane> lanes;
    private final WorkQueue queue;
    private final Traffic traffic;
    private final BatchWatch watch;
    private final Routes routes;
    private final Sorter sorter;
    private final ConcurrentSkipListSet<Long> open = new ConcurrentSkipListSet<>();
    private long submitted;
    private final Runnable lookAgain = this::lookAgain;
    private volatile String waitsFor = "";
    /** True if the input was told that there is no batch, or no slot, and nothing has become free since: nobody else is to be woken for it. */
    private volatile boolean isWaiting;

    /** @param lanes of the plan's outputs, in its order */
    public Junction(List<Lane> lanes, WorkQueue queue, Traffic traffic) {
        this.lanes = List.copyOf(lanes);
        this.queue = queue;
        this.traffic = traffic;
        this.watch = traffic.chain().watch();
        this.routes = new Routes(traffic.plan(), lanes.stream().map(Lane::leads).toList(), traffic.fields());
        this.sorter = routes.instantiate();
        lanes.forEach(lane -> lane.join(lookAgain));
    }

    /** Its input has ended, and no worker works: what waits for one will not go anywhere. */
    void withdraw() {
        lanes.forEach(lane -> lane.leave(lookAgain));
        queue.withdraw(routes);
    }

    /** True if batches go through a parse worker. */
    static boolean needsWorker(ChainPlan chain, RoutePlan plan) {
        return !chain.isEmpty() || plan.isConditional();
    }

    /** A batch or a slot has become free; from any thread. */
    private void lookAgain() {
        if (isWaiting) {
            isWaiting = false;
            traffic.signal().raise();
        }
    }

    @Override
    public Batch tryAcquire() {
        Batch batch = tryOnce();
        if (batch == null) {
            isWaiting = true;
            batch = tryOnce();
        }
        return batch;
    }

    private Batch tryOnce() {
        Long oldest = open.ceiling(0L);
        if (oldest != null && submitted - oldest >= MOST_AHEAD) {
            return waitFor(lanes.stream().max(Comparator.comparingInt(lane -> lane.pool().out())).orElseThrow());
        }
        int place = 0;
        for (Lane lane : lanes) {
            place = Math.max(place, lane.pool().place());
        }
        for (int held = 1; held < lanes.size(); held++) {
            if (!lanes.get(held).pool().tryHold(place)) {
                takeBack(held, place);
                return waitFor(lanes.get(held));
            }
        }
        Batch batch = lanes.getFirst().pool().tryAcquire(place);
        if (batch == null) {
            takeBack(lanes.size(), place);
            return waitFor(lanes.getFirst());
        }
        waitsFor = "";
        for (int held = 1; held < lanes.size(); held++) {
            lanes.get(held).pool().settleFor(place, batch.place());
        }
        return batch;
    }

    /** There is no batch, because of this lane. */
    private Batch waitFor(Lane lane) {
        waitsFor = lane.output();
        return null;
    }

    /** The output whose memory is full, or which is too far behind the others, so that reading waits; empty: it does not. From any thread. */
    String waitsFor() {
        return waitsFor;
    }

    /** Gives up the places in all lanes before {@code end} but the first. Wakes nobody, as that would be this input first of all. */
    private void takeBack(int end, int place) {
        for (int lane = 1; lane < end; lane++) {
            lanes.get(lane).pool().takeBack(place);
        }
    }

    @Override
    public void giveBack(Batch batch) {
        takeBack(lanes.size(), batch.place());
        lanes.getFirst().pool().release(batch);
    }

    @Override
    public boolean wants(long since, long now) {
        for (Lane lane : lanes) {
            if (now - since >= lane.linger() && isFree(lane)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public long wantsAt(long since) {
        long earliest = Duty.NEVER;
        for (Lane lane : lanes) {
            if (isFree(lane)) {
                earliest = Math.min(earliest, since + lane.linger());
            }
        }
        return earliest;
    }

    /** If not, the input is woken when it is; what has become so meanwhile is seen here. */
    private boolean isFree(Lane lane) {
        if (lane.isFree()) {
            return true;
        }
        isWaiting = true;
        return lane.isFree();
    }

    @Override
    public long linger() {
        return lanes.stream().mapToLong(Lane::linger).min().orElseThrow();
    }

    @Override
    public void submit(Batch batch) {
        watch.see(batch);
        long[] sequences = new long[lanes.size()];
        for (int i = 0; i < sequences.length; i++) {
            sequences[i] = lanes.get(i).nextSequence();
        }
        Passage passage = new Passage(batch, traffic.tally(), lanes, sequences, onEnd());
        if (needsWorker(traffic.chain(), traffic.plan()) || traffic.lookout().wantsUnparsed()) {
            queue.put(passage, traffic.chain(), routes);
        } else {
            passage.deal(sorter.sort(batch));
        }
    }

    private Runnable onEnd() {
        if (lanes.size() == 1) {
            return () -> {};
        }
        Long number = submitted++;
        open.add(number);
        return () -> {
            open.remove(number);
            traffic.signal().raise();
        };
    }
}
