package dev.tailrace.core.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.sim.SimCrash;
import dev.tailrace.core.sim.SimDirectory.Residue;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A queue against what it stands for, a list: whatever happens (deaths at any byte, power cuts, full disks, failing syncs, a registry that
 * lags behind), what comes out is what went in, in that order, each event once.
 *
 * <p>More seeds: {@code mvn -pl agent-core test -Dtest=QueueSimulation -Dtailrace.seeds=100000}.
 */
class QueueSimulation {
    private static final int SEEDS = Integer.getInteger("tailrace.seeds", 200);
    private static final int LINES = 120;

    @Test
    void whatComesOutIsWhatWentIn() {
        for (long seed = 0; seed < SEEDS; seed++) {
            try {
                run(new Random(seed));
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("seed " + seed, failure);
            }
        }
    }

    private static void run(Random random) {
        boolean forced = random.nextInt(4) > 0;
        QueueOptions options = new QueueOptions(
                4000 + random.nextInt(8000), 600 + random.nextInt(3000), forced ? QueueOptions.Sync.BATCH : QueueOptions.Sync.OS);
        PaperAgent.World world = new PaperAgent.World(options, LINES);
        for (int life = 0; life < 8; life++) {
            world.clock.advance(Duration.ofMillis(random.nextInt(5000)));
            world.disk.dieAfter(random.nextInt(9000));
            try {
                live(world, random, 20 + random.nextInt(150));
            } catch (SimCrash death) {
                assertThat(death).isNotNull();
            }
            world.disk.capacity(Long.MAX_VALUE);
            world.disk.failSyncs(0);
            if (forced && random.nextBoolean()) {
                world.disk.powerCut(random.nextInt(600), Residue.values()[random.nextInt(3)]);
            } else {
                world.disk.kill();
            }
        }
        PaperAgent last = new PaperAgent(world);
        last.finish();
        assertThat(world.received).isEqualTo(PaperAgent.expected(LINES));
        assertThat(world.position).isEqualTo((long) LINES * PaperAgent.LINE);
        assertThat(last.state().isEmpty()).isTrue();
        assertThat(last.state().lost()).isZero();
        assertThat(last.outputTally().balance().inFlight()).isZero();
        assertThat(last.tally().balance().inFlight()).isZero();
    }

    private static void live(PaperAgent.World world, Random random, int steps) {
        PaperAgent agent;
        try {
            agent = new PaperAgent(world);
        } catch (UncheckedIOException cannotOpen) {
            return;
        }
        for (int step = 0; step < steps; step++) {
            switch (random.nextInt(12)) {
                case 0, 1, 2 -> agent.read(1 + random.nextInt(9));
                case 3, 4, 5 -> agent.turn();
                case 6, 7 -> agent.deliver();
                case 8, 9 -> agent.commit();
                case 10 -> world.clock.advance(Duration.ofMillis(random.nextInt(2000)));
                default -> {
                    switch (random.nextInt(6)) {
                        case 0 -> world.disk.capacity(world.disk.used() + random.nextInt(1500));
                        case 1, 2, 3 -> world.disk.capacity(Long.MAX_VALUE);
                        case 4 -> world.disk.failSyncs(1 + random.nextInt(2));
                        default -> world.disk.failSyncs(0);
                    }
                }
            }
            long used = world.disk.names().stream()
                    .filter(name -> name.endsWith(".segment"))
                    .mapToLong(name -> world.disk.content(name).length)
                    .sum();
            assertThat(used).as("bounded, %s", agent.state()).isLessThanOrEqualTo(world.options.maxSize() + 1500);
        }
    }
}
