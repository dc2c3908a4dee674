package dev.tailrace.packaging.soak;

import dev.tailrace.packaging.launch.ProcessCost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One look at the agent.
 *
 * @param seconds since the first line was written
 * @param written lines
 * @param delivered lines
 * @param residentBytes of memory
 * @param cpuNanos of all its threads, user and system, since its start
 * @param registryBytes of the files that it remembers by
 * @param load of the machine, by Linux: threads that ran or waited to, in the last minute
 */
record Reading(
        double seconds, long written, long delivered, long residentBytes, int descriptors, int threads, long cpuNanos, long registryBytes, double load) {
    /** Now. */
    static Reading of(ProcessCost agent, Path registry, double seconds, long written, long delivered) throws IOException {
        double load = Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
        return new Reading(
                seconds, written, delivered, agent.residentBytes(), agent.descriptors(), agent.threadCount(), agent.cpuNanos(), bytes(registry), load);
    }

    private static long bytes(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.toList();
        }
        long bytes = 0;
        for (Path file : files) {
            try {
                bytes += Files.size(file);
            } catch (NoSuchFileException removedMeanwhile) {
                continue;
            }
        }
        return bytes;
    }
}
