package dev.tailrace.packaging.soak;

import java.util.ArrayList;
import java.util.List;

/** The looks at an agent, in their order. */
record Course(List<Reading> readings) {
    private static final int SLICES = 6;

    /** A sixth of it, or so, of which the cost of a line is known. */
    record Slice(double fromSeconds, double toSeconds, long lines, double cpuMicros, double load) {}

    /** Without its first sixth, the warming up, in which code is compiled and memory is taken that is kept. */
    List<Reading> warm() {
        return readings.subList(readings.size() / SLICES, readings.size());
    }

    List<Reading> earlier() {
        return warm().subList(0, warm().size() / 2);
    }

    List<Reading> later() {
        return warm().subList(warm().size() / 2, warm().size());
    }

    /** What a line cost, in six slices of the same time: what the agent took, for the lines that were written meanwhile. */
    List<Slice> slices() {
        int last = readings.size() - 1;
        List<Slice> slices = new ArrayList<>();
        for (int i = 0; i < SLICES; i++) {
            slices.add(slice(readings.subList(i * last / SLICES, (i + 1) * last / SLICES + 1)));
        }
        return slices;
    }

    /** A line's cost at the end, of that behind the warming up. */
    double dearer() {
        List<Slice> slices = slices();
        return slices.getLast().cpuMicros() / slices.get(1).cpuMicros();
    }

    private static Slice slice(List<Reading> stretch) {
        Reading first = stretch.getFirst();
        Reading last = stretch.getLast();
        long lines = last.written() - first.written();
        double load = stretch.stream().mapToDouble(Reading::load).average().orElseThrow();
        return new Slice(first.seconds(), last.seconds(), lines, (last.cpuNanos() - first.cpuNanos()) / 1e3 / lines, load);
    }
}
