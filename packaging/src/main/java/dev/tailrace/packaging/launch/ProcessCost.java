package dev.tailrace.packaging.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a process has used up so far, as Linux tells it. */
public final class ProcessCost {
    private static final long NANOS_A_TICK = 10_000_000;

    private final Path process;

    public ProcessCost(long pid) {
        process = Path.of("/proc", Long.toString(pid));
    }

    /** Processor time of all its threads, user and system, in nanoseconds; in steps of ten milliseconds. */
    public long cpuNanos() throws IOException {
        String stat = Files.readString(process.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * NANOS_A_TICK;
    }

    /** Memory that it holds, in bytes. */
    public long residentBytes() throws IOException {
        return status("VmRSS:");
    }

    /** The most memory that it held at once, in bytes. */
    public long peakBytes() throws IOException {
        return status("VmHWM:");
    }

    private long status(String name) throws IOException {
        try (Stream<String> lines = Files.lines(process.resolve("status"))) {
            String line = lines.filter(each -> each.startsWith(name)).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
        }
    }

    /** Threads that it has. */
    public int threadCount() throws IOException {
        return children("task");
    }

    /** Descriptors that it has open, of whatever. */
    public int descriptors() throws IOException {
        return children("fd");
    }

    private int children(String kind) throws IOException {
        try (Stream<Path> all = Files.list(process.resolve(kind))) {
            return (int) all.count();
        }
    }

    /** Descriptors of what lies in a folder. */
    public int openIn(Path folder) throws IOException {
        int open = 0;
        try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
            for (Path descriptor : descriptors.toList()) {
                open += isIn(folder, descriptor) ? 1 : 0;
            }
        }
        return open;
    }

    private static boolean isIn(Path folder, Path descriptor) throws IOException {
        return Files.exists(descriptor) && Files.readSymbolicLink(descriptor).startsWith(folder);
    }

    /** The thread whose name starts so. */
    public Path thread(String name) throws IOException {
        try (Stream<Path> threads = Files.list(process.resolve("task"))) {
            for (Path thread : threads.toList()) {
                if (name.startsWith(Files.readString(thread.resolve("comm")).strip())) {
                    return thread;
                }
            }
        }
        throw new IllegalArgumentException("no thread " + name);
    }

    /** What each of its threads has taken so far. */
    public ThreadTimes threads() throws IOException {
        return ThreadTimes.of(process);
    }

    /** Processor time of one thread, in nanoseconds. */
    public static long cpuNanos(Path thread) throws IOException {
        return Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ")[0]);
    }
}
