package dev.tailrace.core.grok;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * What a line costs: the processor time of this thread, and the bytes it allocates. On a machine that does other work besides, the clock on
 * the wall counts that, too; a thread's processor time does not.
 *
 * <p>Contestants take turns, so that all of them have the same good and bad minutes.
 */
public final class LineCost {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long WARM_UP = 2_000_000_000;
    private static final long TURN = 80_000_000;

    private final ToIntFunction<byte[]> work;
    private final byte[][] lines;
    private final double[] nanos;
    private int rounds = 1;
    private int next;
    private long bytes;
    private long sink;

    /**
     * @param work done with each line; what it gives is added up, so that it cannot be left out
     * @param turns how often it is measured
     */
    public LineCost(ToIntFunction<byte[]> work, List<byte[]> lines, int turns) {
        this.work = work;
        this.lines = lines.toArray(byte[][]::new);
        this.nanos = new double[turns];
    }

    /** Warms all of them up, then measures them in turn. */
    public static void race(List<LineCost> contestants) {
        contestants.forEach(LineCost::warmUp);
        int turns = contestants.getFirst().nanos.length;
        for (int i = 0; i < turns; i++) {
            contestants.forEach(LineCost::turn);
        }
    }

    private void warmUp() {
        long start = THREADS.getCurrentThreadCpuTime();
        long spent;
        do {
            long before = THREADS.getCurrentThreadCpuTime();
            pass();
            spent = THREADS.getCurrentThreadCpuTime() - before;
        } while (THREADS.getCurrentThreadCpuTime() - start < WARM_UP);
        rounds = (int) Math.max(1, TURN / Math.max(1, spent));
    }

    private void turn() {
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long before = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < rounds; i++) {
            pass();
        }
        nanos[next++] = (THREADS.getCurrentThreadCpuTime() - before) / (double) ((long) rounds * lines.length);
        bytes = (THREADS.getCurrentThreadAllocatedBytes() - allocated) / ((long) rounds * lines.length);
    }

    private void pass() {
        for (byte[] line : lines) {
            sink += work.applyAsInt(line);
        }
    }

    /** Nanoseconds a line: the median of the turns. */
    public double nanosPerLine() {
        double[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Lines a second of one core. */
    public long linesPerSecond() {
        return (long) (1e9 / nanosPerLine());
    }

    /** Bytes allocated for a line, in the last turn. */
    public long bytesPerLine() {
        return bytes;
    }

    /** What the work gave, all in all. */
    public long sum() {
        return sink;
    }
}
