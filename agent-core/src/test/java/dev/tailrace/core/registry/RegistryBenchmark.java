package dev.tailrace.core.registry;

import dev.tailrace.core.batch.Source;
import dev.tailrace.core.batch.Span;
import dev.tailrace.core.batch.Tally;
import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.duty.Signal;
import dev.tailrace.core.storage.DirectoryStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How long a registry with many entries takes to load and to compact, and how many groups a second a real disk takes.
 * Arguments: a directory that does not exist yet, and the number of entries (100,000). Then, in a process of its own, the same directory alone:
 * what the first load of an agent costs, when nothing is compiled yet, of a snapshot and a log that is just about to be compacted.
 */
final class RegistryBenchmark {
    private final Path directory;
    private final int entries;

    private RegistryBenchmark(Path directory, int entries) {
        this.directory = directory;
        this.entries = entries;
    }

    public static void main(String[] arguments) throws IOException {
        int entries = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
        RegistryBenchmark benchmark = new RegistryBenchmark(Path.of(arguments[0]), entries);
        if (Files.exists(benchmark.directory)) {
            benchmark.coldLoad();
        } else {
            benchmark.run();
        }
    }

    private void coldLoad() throws IOException {
        Duration before = cpu();
        long start = System.nanoTime();
        try (Registry registry = registry(SyncPolicy.BATCH)) {
            report("first load of %,d entries", start, registry.entries("squid").size());
        }
        System.out.printf("  processor time, compilers and collector included: %,d ms%n", cpu().minus(before).toMillis());
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    private Registry registry(SyncPolicy sync) {
        RegistrySetup setup = new RegistrySetup(new DirectoryStorage(directory), Clock.SYSTEM, sync, new SecureRandom());
        return switch (Registry.open(setup)) {
            case Opening.Opened(Registry registry, Recovery recovery) -> registry;
            case Opening.Refused(String reason) -> throw new IllegalStateException(reason);
        };
    }

    private RegistryDuty open(SyncPolicy sync) {
        return new RegistryDuty(registry(sync), new Signal());
    }

    private void run() throws IOException {
        fill();
        for (int i = 0; i < 5; i++) {
            load();
        }
        compact();
        for (SyncPolicy sync : SyncPolicy.values()) {
            groups(sync);
        }
        lengthen();
    }

    /** Groups of a single position until the log is as long as a log gets. */
    private void lengthen() throws IOException {
        try (Registry registry = registry(SyncPolicy.OS)) {
            List<Entry> all = registry.entries("squid");
            int groups = 0;
            for (; !registry.wantsCompaction(); groups++) {
                long generation = all.get(groups % all.size()).generation();
                registry.change(new Change.Moved(generation, (groups + 1) * 100_000_000L, groups, System.currentTimeMillis()));
                registry.commit();
            }
            System.out.printf("%,d groups of a position follow the snapshot%n", groups);
        }
    }

    private void fill() {
        RegistryDuty duty = open(SyncPolicy.BATCH);
        Memory memory = duty.memory("squid");
        byte[] note = new byte[72];
        long start = System.nanoTime();
        for (int i = 0; i < entries; i++) {
            String name = "/var/log/squid/customer-" + i % 1000 + "/access-2026-01-01-" + i + ".log";
            memory.open(new Entry(0, "squid", name, "fe01:" + Integer.toHexString(i), 0, 0, note, 0, 0), generation -> {});
        }
        turn(duty);
        report("open %,d generations", start, entries);
        duty.close();
    }

    private void load() throws IOException {
        long start = System.nanoTime();
        RegistryDuty duty = open(SyncPolicy.BATCH);
        report("load %,d entries", start, duty.memory("squid").recall().size());
        duty.close();
    }

    /** Moves entries until a compaction is due, then does it with a group of 100 positions before each slice. */
    private void compact() throws IOException {
        Registry registry = registry(SyncPolicy.BATCH);
        List<Entry> all = registry.entries("squid");
        long start = System.nanoTime();
        int groups = 0;
        for (; !registry.wantsCompaction(); groups++) {
            move(registry, all, groups);
        }
        report("%,d groups of 100 positions until a compaction is due", start, groups);
        start = System.nanoTime();
        long longest = 0;
        int slices = 0;
        for (; registry.wantsCompaction(); slices++) {
            long begin = System.nanoTime();
            move(registry, all, groups + slices);
            registry.compact();
            longest = Math.max(longest, System.nanoTime() - begin);
        }
        report("compaction in %,d slices, a group before each", start, slices);
        System.out.printf("longest group with its slice: %.1f ms%n", longest / 1e6);
        registry.close();
        try (var names = Files.list(directory)) {
            names.sorted().forEach(file -> System.out.printf("  %s %,d bytes%n", file.getFileName(), file.toFile().length()));
        }
    }

    private static void move(Registry registry, List<Entry> all, int group) throws IOException {
        for (int i = 0; i < 100; i++) {
            long generation = all.get((group * 100 + i) % all.size()).generation();
            registry.change(new Change.Moved(generation, (group + 1) * 100_000L, group, System.currentTimeMillis()));
        }
        registry.commit();
    }

    private static int moveSome(RegistryDuty duty, List<Entry> all, long[] ends, int from, int count) {
        Source.Template template = new Source.Template(Map.of(), new int[0]);
        int at = from;
        for (int i = 0; i < count; i++, at = (at + 1) % ends.length) {
            Source source = new Source("squid", all.get(at).generation(), new byte[0], "", template, new byte[0][], new Tally());
            long first = Math.max(ends[at], all.get(at).offset());
            ends[at] = first + 1000;
            duty.settled(new Settled(List.of(new Span(source, first, ends[at], i, 1, 0)), "es", Map.of()));
        }
        return at;
    }

    private void groups(SyncPolicy sync) {
        RegistryDuty duty = open(sync);
        List<Entry> all = duty.memory("squid").recall();
        long[] ends = new long[all.size()];
        int at = 0;
        int groups = 2000;
        long start = System.nanoTime();
        for (int i = 0; i < groups; i++) {
            at = moveSome(duty, all, ends, at, 1);
            duty.work(System.nanoTime());
        }
        report("%,d groups, sync: " + sync.name().toLowerCase(Locale.ROOT), start, groups);
        duty.close();
    }

    private static void turn(RegistryDuty duty) {
        while (duty.work(System.nanoTime()) > 0) {
            Thread.onSpinWait();
        }
    }

    private static void report(String what, long start, int count) {
        System.out.printf(what + ": %.0f ms%n", count, (System.nanoTime() - start) / 1e6);
    }
}
