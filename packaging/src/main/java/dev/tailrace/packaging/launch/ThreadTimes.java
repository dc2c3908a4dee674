package dev.tailrace.packaging.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Processor time of a process's threads at one moment, to the nanosecond, where {@link ProcessCost#cpuNanos()} has steps of ten milliseconds: for what little it takes
 * between two moments.
 */
public record ThreadTimes(Map<String, Long> nanos) {
    /** Of the threads that there are now. */
    static ThreadTimes of(Path process) throws IOException {
        Map<String, Long> nanos = new HashMap<>();
        List<Path> threads;
        try (Stream<Path> all = Files.list(process.resolve("task"))) {
            threads = all.toList();
        }
        for (Path thread : threads) {
            try {
                nanos.put(thread.getFileName().toString(), ProcessCost.cpuNanos(thread));
            } catch (IOException ended) {
                continue;
            }
        }
        return new ThreadTimes(nanos);
    }

    /** What those that are still there have taken since; one that has ended meanwhile was idle before, as pools go. */
    public long since(ThreadTimes before) {
        return nanos.entrySet().stream().mapToLong(each -> each.getValue() - before.nanos.getOrDefault(each.getKey(), 0L)).sum();
    }
}
