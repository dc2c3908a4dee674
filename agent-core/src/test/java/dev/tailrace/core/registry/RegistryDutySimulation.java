package dev.tailrace.core.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Source;
import dev.tailrace.core.batch.Span;
import dev.tailrace.core.batch.Tally;
import dev.tailrace.core.duty.Signal;
import dev.tailrace.core.sim.SimClock;
import dev.tailrace.core.sim.SimCrash;
import dev.tailrace.core.sim.SimDirectory;
import dev.tailrace.core.sim.SimDirectory.Residue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The duty under random messages and random distress, one run for each seed. At each restart: no position is ahead of what was
 * acknowledged, none is behind what the duty said is remembered, no mark is without its positions, and no number is given twice.
 *
 * <p>More seeds: {@code mvn -pl agent-core test -Dtest=RegistryDutySimulation -Dtailrace.seeds=1000000}.
 */
class RegistryDutySimulation {
    private static final int SEEDS = Integer.getInteger("tailrace.seeds", 1000);
    private static final int STEPS = 150;

    @Test
    void whatIsRememberedIsNeitherAheadNorBehind() {
        for (long seed = 0; seed < SEEDS; seed++) {
            try {
                new Run(seed).run();
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("seed " + seed, failure);
            }
        }
    }

    /** One source as the model knows it: lines are 10 bytes each. */
    private static final class File {
        private final Source source;
        private long read;
        /** Acknowledged in an order of its own; sent. */
        private long acknowledged;
        /** Remembered, by the duty's word. */
        private long promised;
        /** Read and not acknowledged yet. */
        private final List<Span> flying = new ArrayList<>();
        private final List<Span> beyond = new ArrayList<>();

        File(long generation) {
            Source.Template template = new Source.Template(Map.of(), new int[0]);
            source = new Source("squid", generation, new byte[0], "access.log", template, new byte[0][], new Tally());
        }

        void acknowledge(Span span) {
            beyond.add(span);
            for (boolean moved = true; moved; ) {
                moved = beyond.removeIf(waiting -> {
                    boolean next = waiting.first() == acknowledged;
                    acknowledged = next ? waiting.end() : acknowledged;
                    return next;
                });
            }
        }

        void restart(long offset) {
            read = offset;
            acknowledged = offset;
            promised = offset;
            flying.clear();
            beyond.clear();
        }
    }

    private static final class Run {
        private final Random random;
        private final SimDirectory disk = new SimDirectory();
        private final SimClock clock = new SimClock();
        private final SyncPolicy sync;
        private final Map<Long, File> files = new HashMap<>();
        private final Set<Long> told = new HashSet<>();
        private RegistryDuty duty;
        private Memory memory;
        private String epoch;
        private long delivered;
        private long promisedMark;
        private boolean syncsFailed;

        Run(long seed) {
            random = new Random(seed);
            sync = SyncPolicy.values()[(int) (seed % 3)];
        }

        void run() {
            start();
            for (int step = 0; step < STEPS; step++) {
                try {
                    step();
                } catch (SimCrash death) {
                    disk.kill();
                    check(sync == SyncPolicy.BATCH || !syncsFailed);
                }
            }
            disk.capacity(Long.MAX_VALUE);
            disk.failSyncs(0);
            disk.dieAfter(Long.MAX_VALUE / 2);
            clock.advance(Duration.ofMinutes(2));
            turn();
            assertThat(duty.isIdle()).as("all is remembered once distress ends").isTrue();
            duty.close();
            disk.powerCut(0, Residue.NOTHING);
            check(true);
        }

        private void start() {
            RegistrySetup setup = new RegistrySetup(disk.storage(), clock, sync, new Random(5), 700);
            Registry registry = RegistryScript.open(setup).registry();
            assertThat(epoch == null || epoch.equals(registry.epoch())).as("the epoch stays").isTrue();
            epoch = registry.epoch();
            duty = new RegistryDuty(registry, new Signal());
            memory = duty.memory("squid");
            delivered = Long.parseLong(registry.marks("archive").getOrDefault("events", "0"));
        }

        private void step() {
            switch (random.nextInt(20)) {
                case 0, 1 -> memory.open(RegistryScript.entry("squid", "access.log"), generation -> {
                    assertThat(told.add(generation)).as("generation %d is given once", generation).isTrue();
                    files.put(generation, new File(generation));
                });
                case 2, 3, 4, 5, 6 -> read();
                case 7, 8, 9, 10 -> acknowledge();
                case 11, 12, 13 -> turn();
                case 14 -> clock.advance(Duration.ofMillis(random.nextInt(3000)));
                case 15 -> disk.capacity(random.nextBoolean() ? Long.MAX_VALUE : disk.used() + random.nextInt(300));
                case 16 -> {
                    disk.failSyncs(random.nextInt(4), random.nextInt(3));
                    syncsFailed = true;
                }
                case 17 -> disk.dieAfter(random.nextInt(2000));
                case 18 -> files.values().stream().findAny().ifPresent(
                        file -> memory.describe(file.source.generation(), "access.log.1", "fe01:7", new byte[] {1}));
                default -> die();
            }
        }

        private void read() {
            for (File file : files.values()) {
                long end = file.read + 10L * (1 + random.nextInt(3));
                file.flying.add(new Span(file.source, file.read, end, end, 1, 0));
                file.read = end;
            }
        }

        /** One batch: a span of each of some files, in any order of batches. */
        private void acknowledge() {
            List<Span> spans = new ArrayList<>();
            for (File file : files.values()) {
                if (!file.flying.isEmpty() && random.nextBoolean()) {
                    Span span = file.flying.remove(random.nextInt(file.flying.size()));
                    spans.add(span);
                    file.acknowledge(span);
                }
            }
            delivered += spans.size();
            duty.settled(new Settled(spans, "archive", Map.of("events", Long.toString(delivered))));
        }

        private void turn() {
            for (int turns = 0; duty.work(clock.nanos()) > 0; turns++) {
                assertThat(turns).as("the duty comes to rest").isLessThan(1000);
            }
            if (duty.isIdle()) {
                files.values().forEach(file -> file.promised = file.acknowledged);
                promisedMark = delivered;
            }
        }

        private void die() {
            boolean isKill = random.nextBoolean();
            if (isKill) {
                disk.kill();
            } else {
                disk.powerCut(random.nextInt(3) * 40L, Residue.values()[random.nextInt(3)]);
            }
            check(sync == SyncPolicy.BATCH || isKill && !syncsFailed);
        }

        /** @param keepsPromises false if the policy lets what was remembered go with the power */
        private void check(boolean keepsPromises) {
            disk.capacity(Long.MAX_VALUE);
            disk.failSyncs(0);
            syncsFailed = false;
            long sent = delivered;
            start();
            Map<Long, Entry> entries = new HashMap<>();
            memory.recall().forEach(entry -> entries.put(entry.generation(), entry));
            assertThat(entries.keySet()).as("every number that was told").containsAll(files.keySet());
            files.forEach((generation, file) -> {
                long offset = entries.get(generation).offset();
                assertThat(offset).as("not ahead").isLessThanOrEqualTo(file.acknowledged);
                if (keepsPromises) {
                    assertThat(offset).as("not behind").isGreaterThanOrEqualTo(file.promised);
                }
                file.restart(offset);
            });
            assertThat(delivered).as("the mark").isLessThanOrEqualTo(sent);
            if (keepsPromises) {
                assertThat(delivered).as("the mark").isGreaterThanOrEqualTo(promisedMark);
            }
            promisedMark = delivered;
            entries.keySet().forEach(generation -> files.computeIfAbsent(generation, untold -> {
                told.add(untold);
                return new File(untold);
            }));
        }
    }
}
