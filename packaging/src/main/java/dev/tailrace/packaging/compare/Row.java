package dev.tailrace.packaging.compare;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What one run came to.
 *
 * @param seconds from the start of the process to the last document
 * @param cpuSeconds of all its threads, user and system
 * @param peakBytes of resident memory
 * @param firstSeconds from the start of the process to the first document
 * @param bodyBytes of all requests together
 */
record Row(double seconds, double cpuSeconds, long peakBytes, double firstSeconds, long bodyBytes) {
    /** The medians of several runs, as cells of a table. */
    static String cells(List<Row> runs, long lines) {
        return String.format(
                Locale.ROOT,
                "%,.0f | %.2f | %.0f | %.2f | %.0f",
                lines / median(runs, Row::seconds),
                median(runs, Row::cpuSeconds) * 1e6 / lines,
                median(runs, Row::peakBytes) / 1048576,
                median(runs, Row::firstSeconds),
                median(runs, Row::bodyBytes) / lines);
    }

    private static double median(List<Row> runs, ToDoubleFunction<Row> figure) {
        double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
