package dev.tailrace.packaging.bench;

import dev.tailrace.packaging.launch.ProcessCost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What anything else on the machine used of it while something was measured: the figures are as good as this is small. One thread. */
final class Neighbours {
    private static final long NANOS_A_TICK = 10_000_000;

    private final ProcessCost self = new ProcessCost(ProcessHandle.current().pid());
    private final ProcessCost sink;
    private long began;
    private long busy;
    private long ours;
    private double worst;

    Neighbours(ProcessCost sink) {
        this.sink = sink;
    }

    /** A measurement begins. */
    void begin() throws IOException {
        busy = busy();
        ours = self.cpuNanos() + sink.cpuNanos();
        began = System.nanoTime();
    }

    /** It is over; the shipper took so much meanwhile. */
    void end(long shipper) throws IOException {
        long others = busy() - busy - (self.cpuNanos() + sink.cpuNanos() - ours) - shipper;
        worst = Math.max(worst, (double) others / (System.nanoTime() - began));
    }

    /** The most that it was during one measurement, as a share of a core. */
    double worst() {
        return worst;
    }

    /** Of all cores: the first line of Linux's {@code /proc/stat}, without what was idle or waited for a disk. */
    private static long busy() throws IOException {
        long[] ticks = Arrays.stream(Files.readAllLines(Path.of("/proc/stat")).getFirst().split(" +"))
                .skip(1)
                .mapToLong(Long::parseLong)
                .toArray();
        return (Arrays.stream(ticks, 0, 8).sum() - ticks[3] - ticks[4]) * NANOS_A_TICK;
    }
}
