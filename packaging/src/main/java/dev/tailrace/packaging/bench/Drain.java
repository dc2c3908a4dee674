package dev.tailrace.packaging.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What it came to that a shipper shipped a log from its beginning to its end.
 *
 * @param lines of the log
 * @param seconds from the start of the process to the last document
 * @param cpuSeconds of all its threads, user and system
 * @param peakBytes of resident memory
 * @param firstSeconds from the start of the process to the first document
 * @param wireBytes of all bodies, as they were sent
 * @param textBytes of them, decompressed
 * @param missing lines that did not arrive
 * @param repeated lines that arrived again
 */
record Drain(
        long lines, double seconds, double cpuSeconds, long peakBytes, double firstSeconds, long wireBytes, long textBytes, long missing, long repeated) {
    /** By what the sink has: of lines that all were there when the process was started, at a time of its own. */
    static Drain of(long lines, long started, Counts counts, long cpuNanos, long peakBytes) {
        return new Drain(
                lines,
                (counts.last() - started) / 1e9,
                cpuNanos / 1e9,
                peakBytes,
                (counts.first() - started) / 1e9,
                counts.wireBytes(),
                counts.textBytes(),
                lines - counts.distinct(),
                counts.repeated());
    }

    double rate() {
        return lines / seconds;
    }

    /** Without what passed before the first document. */
    double steadyRate() {
        return lines / (seconds - firstSeconds);
    }

    double cpuMicros() {
        return cpuSeconds * 1e6 / lines;
    }

    double peakMegabytes() {
        return peakBytes / 1048576.0;
    }

    double wireBytesEach() {
        return (double) wireBytes / lines;
    }

    double textBytesEach() {
        return (double) textBytes / lines;
    }

    /** Of several runs, each figure's median by itself; what went wrong in any of them. */
    static Drain median(List<Drain> runs) {
        return new Drain(
                runs.getFirst().lines,
                median(runs, Drain::seconds),
                median(runs, Drain::cpuSeconds),
                (long) median(runs, Drain::peakBytes),
                median(runs, Drain::firstSeconds),
                (long) median(runs, Drain::wireBytes),
                (long) median(runs, Drain::textBytes),
                runs.stream().mapToLong(Drain::missing).max().orElse(0),
                runs.stream().mapToLong(Drain::repeated).max().orElse(0));
    }

    private static double median(List<Drain> runs, ToDoubleFunction<Drain> figure) {
        double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
