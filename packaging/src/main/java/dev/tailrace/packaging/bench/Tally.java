package dev.tailrace.packaging.bench;

import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;

/** The books of the sink. Connections share it, and add a whole body at a time. */
final class Tally {
    private final BitSet seen = new BitSet();
    private long documents;
    private long wireBytes;
    private long textBytes;
    private long repeated;
    private long first;
    private long last;
    private long[] delays = new long[1 << 12];
    private int delayed;

    /** Forgets all. */
    synchronized void reset() {
        seen.clear();
        documents = 0;
        wireBytes = 0;
        textBytes = 0;
        repeated = 0;
        first = 0;
        last = 0;
        delayed = 0;
    }

    /** A body is there, whole. */
    synchronized void add(BulkScan scan, long wire) {
        Instant now = Instant.now();
        last = now.getEpochSecond() * 1_000_000_000 + now.getNano();
        first = first == 0 ? last : first;
        documents += scan.documents();
        wireBytes += wire;
        textBytes += scan.bytes();
        for (int i = 0; i < scan.numbered(); i++) {
            int number = (int) scan.number(i);
            if (seen.get(number)) {
                repeated++;
            } else {
                seen.set(number);
                delay(scan.stamp(i));
            }
        }
    }

    private void delay(long written) {
        if (written == 0) {
            return;
        }
        if (delayed == delays.length) {
            delays = Arrays.copyOf(delays, 2 * delayed);
        }
        delays[delayed++] = last - written;
    }

    synchronized Counts counts() {
        long[] sorted = Arrays.copyOf(delays, delayed);
        Arrays.sort(sorted);
        return new Counts(
                documents, wireBytes, first, last, textBytes, seen.cardinality(), repeated, at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
    }

    private static long at(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
    }
}
