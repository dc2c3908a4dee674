package dev.tailrace.core.ledger;

import dev.tailrace.core.batch.Span;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Takes acknowledged spans in any order and yields, per generation, the end of the contiguous acknowledged prefix.
 *
 * <p>What happens to odd spans: one that ends at or before the prefix (a duplicate, or a zero-length one) changes nothing; one that overlaps
 * the prefix moves it to its end; of two waiting ones with the same start the longer counts. A zero-length span acknowledges no byte, so it
 * never waits. Spans of a generation that was not {@linkplain #begin begun} are a bug of the caller.
 *
 * <p>Memory: nothing for a generation of which nothing waits and whose prefix was told. Whoever keeps prefixes begins it again where it was
 * told to stand. What is left, a few words for a generation and one entry for each span that waits for an earlier one, is bounded by the
 * batches in flight: an agent that follows very many files, of which few are written to, pays for the few.
 */
public final class AckLedger {
    private final Map<Long, Prefix> generations = new HashMap<>();
    private final Set<Long> moved = new LinkedHashSet<>();

    /** Told where prefixes stand: see {@link #drain}. */
    @FunctionalInterface
    public interface Advance {
        /**
         * @param end everything before it is acknowledged
         * @param guard of the span that ends there
         */
        void moved(long generation, long end, long guard);
    }

    /**
     * Starts counting for a generation of which everything before {@code offset} is acknowledged; one that is known goes on as it is. To be
     * called before each span, or each time that {@link #knows} says no.
     */
    public void begin(long generation, long offset) {
        generations.computeIfAbsent(generation, g -> new Prefix(offset));
    }

    public boolean knows(long generation) {
        return generations.containsKey(generation);
    }

    /** Drops what is known of a generation. */
    public void end(long generation) {
        generations.remove(generation);
        moved.remove(generation);
    }

    /** Acknowledges a span. */
    public void acknowledge(Span span) {
        Long generation = span.source().generation();
        Prefix prefix = generations.get(generation);
        if (prefix == null) {
            throw new IllegalArgumentException("generation " + generation + " is not known to the ledger");
        }
        if (prefix.take(span)) {
            moved.add(generation);
        } else if (!prefix.isWaiting() && !moved.contains(generation)) {
            generations.remove(generation);
        }
    }

    /**
     * Tells each generation whose prefix moved since the last call, once, in the order in which they first moved; those of which nothing
     * waits are not known any more then.
     */
    public void drain(Advance sink) {
        for (Long generation : moved) {
            Prefix prefix = generations.get(generation);
            sink.moved(generation, prefix.end, prefix.guard);
            if (!prefix.isWaiting()) {
                generations.remove(generation);
            }
        }
        moved.clear();
    }

    /** How many acknowledged spans wait for one before them. */
    public int waiting() {
        int waiting = 0;
        for (Prefix prefix : generations.values()) {
            waiting += prefix.isWaiting() ? prefix.waiting.size() : 0;
        }
        return waiting;
    }

    /** One generation: its prefix, and what is acknowledged beyond a gap, by first offset. */
    private static final class Prefix {
        private long end;
        private long guard;
        private TreeMap<Long, Span> waiting;

        Prefix(long end) {
            this.end = end;
        }

        boolean isWaiting() {
            return waiting != null && !waiting.isEmpty();
        }

        /** True if the prefix moved. */
        boolean take(Span span) {
            if (span.end() <= end || span.end() == span.first()) {
                return false;
            }
            if (span.first() > end) {
                if (waiting == null) {
                    waiting = new TreeMap<>();
                }
                waiting.merge(span.first(), span, (held, other) -> other.end() > held.end() ? other : held);
                return false;
            }
            reach(span);
            while (isWaiting() && waiting.firstKey() <= end) {
                reach(waiting.pollFirstEntry().getValue());
            }
            return true;
        }

        private void reach(Span span) {
            if (span.end() > end) {
                end = span.end();
                guard = span.guard();
            }
        }
    }
}
