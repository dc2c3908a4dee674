package dev.tailrace.core.status;

import java.util.ArrayDeque;

/** How fast a counter grows, from samples that its owner takes every few seconds. Thread-safe. */
public final class Pace {
    private static final int SAMPLES = 7;

    private record Sample(long nanos, long count) {}

    private final ArrayDeque<Sample> samples = new ArrayDeque<>();

    /** The counter stands so at this time, {@link dev.tailrace.core.duty.Clock#nanos()}. */
    public synchronized void sample(long nanos, long count) {
        if (samples.size() == SAMPLES) {
            samples.poll();
        }
        samples.add(new Sample(nanos, count));
    }

    /** A second, from the oldest sample to now; 0 before there is one. */
    public synchronized double now(long nanos, long count) {
        if (samples.isEmpty() || nanos <= samples.peek().nanos()) {
            return 0;
        }
        return Math.max(0, count - samples.peek().count()) * 1e9 / (nanos - samples.peek().nanos());
    }
}
