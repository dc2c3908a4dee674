package dev.tailrace.packaging.bench;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What the sink has taken since it was last asked to begin anew. Times are nanoseconds since 1970.
 *
 * @param documents of bulks
 * @param wireBytes of their bodies, as they came
 * @param first when the first bulk was there, whole; 0 before that
 * @param last when the last one was
 * @param textBytes of their bodies, decompressed
 * @param distinct numbers seen as {@code seq=N}
 * @param repeated documents whose number had been seen before
 * @param median of the nanoseconds from the time that a line names ({@code seq=N,ts=T}) until the sink had the whole request
 * @param slowest of a hundred: the 99th percentile
 * @param longest of all
 */
public record Counts(
        long documents,
        long wireBytes,
        long first,
        long last,
        long textBytes,
        long distinct,
        long repeated,
        long median,
        long slowest,
        long longest) {

    String line() {
        return LongStream.of(documents, wireBytes, first, last, textBytes, distinct, repeated, median, slowest, longest)
                .mapToObj(Long::toString)
                .collect(Collectors.joining(" "));
    }

    static Counts of(String line) {
        long[] all = Arrays.stream(line.strip().split(" ")).mapToLong(Long::parseLong).toArray();
        return new Counts(all[0], all[1], all[2], all[3], all[4], all[5], all[6], all[7], all[8], all[9]);
    }
}
