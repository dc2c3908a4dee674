package dev.tailrace.packaging.scaleout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Processor time of the threads of parsers by what they do, in nanoseconds, as Linux tells it; of a thread that has ended nothing is known. */
record ThreadCosts(Map<String, Long> nanos) {
    private record Role(String comm, String name) {}

    /** By how their names start, of which Linux keeps fifteen letters. */
    private static final List<Role> ROLES = List.of(
            new Role("consumer_", "fetching (Kafka's client)"),
            new Role("tailrace-kafka", "records to events"),
            new Role("tailrace-parse", "parsing"),
            new Role("ForkJoinPool", "encoding, compressing, sending"),
            new Role("VirtualThread", "encoding, compressing, sending"),
            new Role("C1 ", "compiling"),
            new Role("C2 ", "compiling"),
            new Role("VM Thread", "collecting garbage"),
            new Role("tailrace-", "the rest of the agent"));

    /** So far, of all these processes together. */
    static ThreadCosts of(List<Long> pids) throws IOException {
        Map<String, Long> nanos = new TreeMap<>();
        for (long pid : pids) {
            try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
                for (Path thread : threads.toList()) {
                    add(thread, nanos);
                }
            }
        }
        return new ThreadCosts(nanos);
    }

    private static void add(Path thread, Map<String, Long> nanos) throws IOException {
        try {
            String comm = Files.readString(thread.resolve("comm")).strip();
            String role = ROLES.stream().filter(each -> comm.startsWith(each.comm())).map(Role::name).findFirst().orElse("the Java runtime");
            nanos.merge(role, Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ")[0]), Long::sum);
        } catch (NoSuchFileException ended) {
            nanos.merge("the Java runtime", 0L, Long::sum);
        }
    }

    ThreadCosts since(ThreadCosts before) {
        Map<String, Long> between = new TreeMap<>();
        nanos.forEach((role, cost) -> between.put(role, cost - before.nanos.getOrDefault(role, 0L)));
        return new ThreadCosts(between);
    }

    long total() {
        return nanos.values().stream().mapToLong(Long::longValue).sum();
    }
}
