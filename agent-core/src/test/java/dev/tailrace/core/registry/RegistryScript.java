package dev.tailrace.core.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.sim.SimClock;
import dev.tailrace.core.sim.SimDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * A fixed run of groups on a simulated disk, with what must be remembered after each: the oracle of crash tests. Compacts every few groups.
 */
final class RegistryScript {
    static final int GROUPS = 24;
    private static final long COMPACT_BYTES = 420;

    private final SimDirectory disk;
    private final SyncPolicy sync;
    /** What is remembered after 0, 1, 2... groups. */
    final List<String> states = new ArrayList<>();

    /** The highest generation number that was told. */
    long told;
    /** Groups whose commit returned. */
    int committed;

    String epoch;

    RegistryScript(SimDirectory disk, SyncPolicy sync) {
        this.disk = disk;
        this.sync = sync;
    }

    static RegistrySetup setup(SimDirectory disk, SyncPolicy sync, long seed) {
        return new RegistrySetup(disk.storage(), new SimClock(), sync, new Random(seed), COMPACT_BYTES);
    }

    static Opening.Opened open(SimDirectory disk) {
        return open(setup(disk, SyncPolicy.BATCH, 42));
    }

    static Opening.Opened open(RegistrySetup setup) {
        Opening opening = Registry.open(setup);
        assertThat(opening).isInstanceOf(Opening.Opened.class);
        return (Opening.Opened) opening;
    }

    /** Everything that is remembered, as text to compare. */
    static String state(Registry registry) {
        StringBuilder text = new StringBuilder();
        TreeMap<Long, Entry> entries = new TreeMap<>();
        registry.state().entries().forEach(entry -> entries.put(entry.generation(), entry));
        for (Entry entry : entries.values()) {
            text.append(entry.generation()).append(' ').append(entry.input()).append(' ').append(entry.name()).append(' ');
            text.append(entry.identity()).append(' ').append(entry.offset()).append(' ').append(entry.guard()).append(' ');
            text.append(new String(entry.note(), StandardCharsets.UTF_8)).append(' ').append(entry.forgetAt());
            text.append('\n');
        }
        return text.append(registry.marks("archive")).toString();
    }

    /** Runs until the end, or until the disk lets the process die. */
    void run() throws IOException {
        Registry registry = open(setup(disk, sync, 7)).registry();
        epoch = registry.epoch();
        states.add(state(registry));
        for (int group = 1; group <= GROUPS; group++) {
            long given = fill(registry, group);
            states.add(state(registry));
            registry.commit();
            committed = group;
            told = Math.max(told, given);
            for (int slice = 0; slice < 2 && registry.wantsCompaction(); slice++) {
                registry.compact();
            }
        }
        registry.close();
    }

    /** The changes of one group; the generation it gives, or 0. */
    private static long fill(Registry registry, int group) {
        long given = 0;
        if (group % 3 == 1) {
            given = registry.give(entry("squid", "/var/log/access-" + group + ".log"));
        }
        for (Entry entry : List.copyOf(registry.state().entries())) {
            long generation = entry.generation();
            if ((generation + group) % 3 == 0) {
                registry.change(new Change.Moved(generation, entry.offset() + group * 100L, -group, group));
            }
        }
        registry.change(new Change.Marked("archive", "events.ndjson", Integer.toString(group * 1000)));
        if (group % 7 == 0) {
            registry.change(new Change.Gone(registry.state().entries().stream().mapToLong(Entry::generation).min().orElseThrow()));
        }
        return given;
    }

    static Entry entry(String input, String name) {
        return new Entry(0, input, name, "fe01:" + name.length(), 0, 0, "prefix".getBytes(StandardCharsets.UTF_8), 0, 0);
    }
}
