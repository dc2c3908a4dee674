package dev.tailrace.inputs.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.sim.SimClock;
import dev.tailrace.core.sim.SimCrash;
import dev.tailrace.core.sim.SimRegistryDisk;
import dev.tailrace.inputs.file.discover.Glob;
import dev.tailrace.inputs.file.discover.PathStyle;
import dev.tailrace.inputs.file.discover.Selection;
import dev.tailrace.inputs.file.follow.Rules;
import dev.tailrace.inputs.file.identify.FileIdentity;
import dev.tailrace.inputs.file.read.EncodingChoice;
import dev.tailrace.inputs.file.read.LineRules;
import dev.tailrace.inputs.file.read.Terminator;
import dev.tailrace.inputs.sim.SimFiles;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The agent from disk to receiver under writers, rotations and crashes, one run for each seed. At the end of each: every complete line that
 * could be read was delivered, none under two ids, no id with two lines; the registry was never ahead of what was settled; the books
 * balance.
 *
 * <p>More seeds: {@code mvn -pl agent-inputs -am test -Dtest=TailSimulation -Dtailrace.seeds=100000}.
 */
class TailSimulation {
    private static final int SEEDS = Integer.getInteger("tailrace.seeds", 100);
    private static final int STEPS = 60;

    private static void runAll(Rotation... kinds) {
        for (long seed = 0; seed < SEEDS; seed++) {
            run(seed, kinds);
        }
    }

    private static void run(long seed, Rotation... kinds) {
        try {
            new Run(seed, kinds).run();
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError("seed " + seed + " of " + List.of(kinds) + ": " + failure.getMessage(), failure);
        }
    }

    @Test
    void renamingAndCrashesLoseNothingAndRepeatNothing() {
        runAll(Rotation.RENAME);
    }

    @Test
    void deletingAndMakingAnewLosesOnlyWhatWasDeletedUnread() {
        runAll(Rotation.RENAME, Rotation.DELETE);
    }

    @Test
    void truncatingLosesOnlyWhatWasCutUnread() {
        runAll(Rotation.RENAME, Rotation.TRUNCATE);
    }

    private static final class Run {
        private final Random random;
        private final Rotation[] kinds;
        private final SimClock clock = new SimClock();
        private final SimRegistryDisk disk = new SimRegistryDisk();
        private final SimReceiver receiver;
        private final SimFiles files;
        private final SimAgent.World world;
        private final FileSettings settings;
        private final SimLog[] logs;
        private SimAgent agent;

        Run(long seed, Rotation... kinds) {
            this.random = new Random(seed);
            this.kinds = kinds;
            files = new SimFiles(random.nextInt(4) == 0 ? SimFiles.System.WINDOWS : SimFiles.System.POSIX, clock);
            files.directory("/logs");
            files.mostRead(random.nextBoolean() ? Integer.MAX_VALUE : 50 + random.nextInt(500));
            receiver = new SimReceiver(random);
            world = new SimAgent.World(files, disk, clock, receiver, random.nextBoolean());
            settings = settings(random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 0);
            logs = new SimLog[1 + random.nextInt(2)];
            for (int i = 0; i < logs.length; i++) {
                logs[i] = new SimLog("/logs/" + (char) ('a' + i) + ".log", files, receiver, random);
            }
        }

        private static FileSettings settings(int harvesterLimit) {
            return new FileSettings(
                    new Selection(Glob.parse("/logs/*.log*", PathStyle.POSIX, true), List.of(), false, PathStyle.POSIX),
                    new LineRules(Terminator.AUTO, 4096, List.of(), List.of(), null),
                    EncodingChoice.parse("utf-8"),
                    false,
                    false,
                    Rules.DEFAULT,
                    FileIdentity.NATIVE,
                    Duration.ofSeconds(10).toNanos(),
                    0,
                    0,
                    Duration.ofDays(1).toMillis(),
                    harvesterLimit);
        }

        void run() {
            for (int i = 0; i < STEPS; i++) {
                step();
            }
            for (SimLog log : logs) {
                log.settle();
            }
            receiver.heal();
            disk.dieAfter(Long.MAX_VALUE / 2);
            if (agent == null) {
                agent = new SimAgent(world, settings, random);
            }
            agent.pass(Duration.ofMinutes(3));
            check();
        }

        private void step() {
            SimLog log = logs[random.nextInt(logs.length)];
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3 -> log.write();
                case 4 -> log.rotate(kinds[random.nextInt(kinds.length)]);
                case 5, 6 -> workABit();
                case 7, 8, 9 -> pass(Duration.ofMillis(random.nextInt(3000)));
                case 10 -> pass(Duration.ofSeconds(random.nextInt(random.nextInt(4) == 0 ? 400 : 20)));
                default -> crash();
            }
        }

        /** Some duties get some turns, in any order, so that whatever comes next comes in the middle of their work. */
        private void workABit() {
            try {
                if (agent == null) {
                    agent = new SimAgent(world, settings, random);
                }
                for (int turns = random.nextInt(12); turns > 0; turns--) {
                    agent.turnOne(random.nextInt(4));
                }
            } catch (SimCrash death) {
                bury();
            }
        }

        private void pass(Duration time) {
            for (SimLog log : logs) {
                log.goOn();
            }
            if (agent == null && random.nextInt(3) == 0) {
                clock.advance(time);
                return;
            }
            try {
                if (agent == null) {
                    agent = new SimAgent(world, settings, random);
                }
                agent.pass(time);
            } catch (SimCrash death) {
                bury();
            }
        }

        private void crash() {
            if (agent == null) {
                return;
            }
            if (random.nextBoolean()) {
                disk.dieAfter(random.nextInt(600));
            } else {
                bury();
            }
        }

        private void bury() {
            agent = null;
            files.kill();
            receiver.agentDied();
            if (random.nextBoolean()) {
                disk.kill();
            } else {
                disk.powerCut(random.nextInt(3) * 40L, SimRegistryDisk.Residue.values()[random.nextInt(3)]);
            }
        }

        private void check() {
            for (SimLog log : logs) {
                log.check();
            }
            var books = agent.books();
            assertThat(books.inFlight()).as("in flight when all is read").isZero();
            assertThat(books.delivered()).as("delivered").isEqualTo(books.read());
        }
    }
}
