package dev.tailrace.inputs.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Slice;
import dev.tailrace.core.batch.Span;
import dev.tailrace.core.input.Outlet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The way to the output, watched: what one life of the agent has read, and whether its spans join. */
final class SimOutlet implements Outlet {
    private final Outlet outlet;
    private final Event event;
    private final Slice slice = new Slice();
    private final Set<String> lines = new HashSet<>();
    private final Map<Long, Long> ends = new HashMap<>();
    private Batch hand;
    private long submitted;

    SimOutlet(Outlet outlet, Fields fields) {
        this.outlet = outlet;
        this.event = new Event(fields);
    }

    /** A generation's next span starts here. */
    void startsAt(long generation, long offset) {
        ends.put(generation, offset);
    }

    /** Every line that was put into a batch so far. */
    Set<String> lines() {
        if (hand != null) {
            gather(hand);
        }
        return lines;
    }

    private void gather(Batch batch) {
        for (int i = 0; i < batch.count(); i++) {
            lines.add(event.at(batch, i).line(slice).asString());
        }
    }

    @Override
    public Batch tryAcquire() {
        hand = outlet.tryAcquire();
        return hand;
    }

    @Override
    public void giveBack(Batch batch) {
        hand = null;
        outlet.giveBack(batch);
    }

    @Override
    public boolean wants(long since, long now) {
        return outlet.wants(since, now);
    }

    @Override
    public long wantsAt(long since) {
        return outlet.wantsAt(since);
    }

    @Override
    public long linger() {
        return outlet.linger();
    }

    @Override
    public void submit(Batch batch) {
        hand = null;
        gather(batch);
        for (Span span : batch.spans()) {
            Long before = ends.put(span.source().generation(), span.end());
            assertThat(span.first()).as("start of a span of %s", span.source().name()).isEqualTo(before);
        }
        submitted += batch.count();
        outlet.submit(batch);
    }

    /** How many lines were handed over. */
    long submitted() {
        return submitted;
    }
}
