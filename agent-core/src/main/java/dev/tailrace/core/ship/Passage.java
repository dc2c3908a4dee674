package dev.tailrace.core.ship;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.BatchPool;
import dev.tailrace.core.batch.Span;
import dev.tailrace.core.batch.Tally;
import dev.tailrace.core.registry.Settled;
import dev.tailrace.core.registry.SettledPart;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A batch from its input to the last of its outputs. Made when it is submitted; until {@link #deal} it belongs to whoever works on it, from
 * then on to all outputs, none of which changes it.
 */
public final class Passage {
    /** A part of a batch that is no larger than this share of it is copied. */
    private static final int FEW = 8;
    /** The least that a waiting part is counted for, so that their number is bounded, too. */
    private static final int LEAST_HELD = 1024;

    private static final Batch NOTHING = new Batch(1024);
    private static final BitSet NONE = new BitSet();

    private final Batch batch;
    private final Tally tally;
    private final Leg[] legs;
    private final Runnable onEnd;
    private final AtomicInteger open;
    private final AtomicInteger sharing;
    private List<Span> spans;
    private int read;
    private int dropped;

    /**
     * @param tally the books of the input that the batch comes from
     * @param to the outputs that it may go to; a place in each one's pool is taken
     * @param sequences its place in each one's lane
     * @param onEnd called after the last output is done
     */
    public Passage(Batch batch, Tally tally, List<? extends Destination> to, long[] sequences, Runnable onEnd) {
        this.batch = batch;
        this.tally = tally;
        this.onEnd = onEnd;
        this.legs = new Leg[to.size()];
        for (int i = 0; i < legs.length; i++) {
            legs[i] = new Leg(to.get(i), sequences[i]);
        }
        this.open = new AtomicInteger(legs.length);
        this.sharing = new AtomicInteger(legs.length);
    }

    public Batch batch() {
        return batch;
    }

    /**
     * Hands the batch, of which nothing is changed any more, to its outputs.
     *
     * @param chosen for each output the events that it gets; null: everybody gets all. Events that none gets are dropped or need nothing
     */
    public void deal(BitSet[] chosen) {
        spans = List.copyOf(batch.spans());
        int filtered = 0;
        for (Span span : spans) {
            read += span.events();
            filtered += span.filtered();
        }
        dropped = filtered + batch.dropped();
        Parcel[] parcels = new Parcel[legs.length];
        for (int i = 0; i < legs.length; i++) {
            parcels[i] = legs[i].pack(chosen == null ? null : chosen[i]);
        }
        if (sharing.get() == 0) {
            legs[0].to.pool().recycle(batch, 0);
        }
        for (int i = 0; i < legs.length; i++) {
            legs[i].to.accept(parcels[i]);
        }
    }

    /** One output's part. */
    private final class Leg implements Receipt {
        private final Destination to;
        private final long sequence;
        private BitSet copied;
        private boolean isSharing = true;
        private int held;
        private BitSet refused = NONE;

        Leg(Destination to, long sequence) {
            this.to = to;
            this.sequence = sequence;
        }

        Parcel pack(BitSet events) {
            held = batch.place();
            int count = events == null ? batch.count() - batch.dropped() : events.cardinality();
            to.tally().taken(count);
            if (legs.length > 1 && count == 0) {
                return apart(NOTHING, NONE);
            }
            if (legs.length > 1 && events != null && count <= batch.count() / FEW) {
                Batch copy = batch.copyOf(events);
                if (copy != null) {
                    copied = events;
                    return apart(copy, null);
                }
            }
            int footprint = (int) Math.min(Integer.MAX_VALUE, batch.footprint());
            to.pool().learn(footprint);
            settleFor(footprint);
            return new Parcel(batch, events, sequence, this);
        }

        private void settleFor(int bytes) {
            to.pool().settleFor(held, bytes);
            held = bytes;
        }

        private Parcel apart(Batch own, BitSet events) {
            isSharing = false;
            sharing.decrementAndGet();
            settleFor((int) Math.min(held, Math.max(LEAST_HELD, own == NOTHING ? 0 : own.footprint())));
            return new Parcel(own, events, sequence, this);
        }

        @Override
        public void settled(Map<String, String> marks, BitSet refusedThere) {
            refused = original(refusedThere);
            if (legs.length == 1) {
                end(marks);
            } else {
                to.positions().settled(new SettledPart(spans, to.output(), marks));
                if (open.decrementAndGet() == 0) {
                    end(Map.of());
                }
            }
            BatchPool pool = to.pool();
            if (isSharing && sharing.decrementAndGet() == 0) {
                pool.recycle(batch, held);
            }
            pool.letGo(held);
        }

        private void end(Map<String, String> marks) {
            BitSet all = new BitSet();
            for (Leg leg : legs) {
                all.or(leg.refused);
            }
            int deadLettered = all.cardinality();
            tally.settled(read - dropped - deadLettered, dropped, deadLettered);
            to.positions().settled(new Settled(spans, to.output(), marks));
            onEnd.run();
        }

        /** The numbers that refused events had in the whole batch. */
        private BitSet original(BitSet numbers) {
            if (copied == null || numbers.isEmpty()) {
                return numbers;
            }
            BitSet originals = new BitSet();
            int number = 0;
            for (int event = copied.nextSetBit(0); event >= 0; event = copied.nextSetBit(event + 1)) {
                originals.set(event, numbers.get(number++));
            }
            return originals;
        }
    }
}
