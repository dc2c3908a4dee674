package dev.tailrace.core.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.sim.SimCrash;
import dev.tailrace.core.sim.SimDirectory.Residue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Deaths at every byte, and damage of every kind. */
class QueueDamageTest {
    private static final int LINES = 30;
    private static final int FEW = 14;
    private final QueueOptions options = new QueueOptions(1 << 20, 900, QueueOptions.Sync.BATCH);

    /** All lines are in the queue, none has left it. */
    private PaperAgent.World filled(int lines) {
        PaperAgent.World world = new PaperAgent.World(options, lines);
        PaperAgent agent = new PaperAgent(world);
        fill(agent);
        world.disk.kill();
        return world;
    }

    private static void fill(PaperAgent agent) {
        for (boolean moved = true; moved; ) {
            moved = agent.read(3) | agent.turn() > 0 | agent.commit();
        }
    }

    @Test
    void aDeathAtEveryByteLosesAndRepeatsNothing() {
        long whole;
        {
            PaperAgent.World world = new PaperAgent.World(options, FEW);
            long before = world.disk.effort();
            new PaperAgent(world).finish();
            whole = world.disk.effort() - before;
        }
        assertThat(whole).isGreaterThan(1000);
        for (long point = 0; point < whole; point++) {
            PaperAgent.World world = new PaperAgent.World(options, FEW);
            world.disk.dieAfter(point);
            try {
                new PaperAgent(world).finish();
            } catch (SimCrash death) {
                assertThat(death).isNotNull();
            }
            if (point % 2 == 0) {
                world.disk.kill();
            } else {
                world.disk.powerCut(point % 97, Residue.values()[(int) (point / 2 % 3)]);
            }
            new PaperAgent(world).finish();
            assertThat(world.received).as("death at %d", point).isEqualTo(PaperAgent.expected(FEW));
        }
    }

    @Test
    void aRestartTakesUpWhatTheQueueHolds() {
        PaperAgent.World world = filled(LINES);
        assertThat(world.position).as("lines count as read once they are in the queue").isEqualTo(LINES * (long) PaperAgent.LINE);
        assertThat(world.received).isEmpty();
        PaperAgent agent = new PaperAgent(world);
        assertThat(agent.state().events()).isEqualTo(24);
        assertThat(agent.outputTally().balance().taken()).isEqualTo(24);
        agent.finish();
        assertThat(world.received).isEqualTo(PaperAgent.expected(LINES));
        assertThat(agent.state().isEmpty()).isTrue();
    }

    @Test
    void aFlippedByteCostsAtMostTheSegmentsRestAndIsCountedToTheEvent() throws IOException {
        List<String> expected = PaperAgent.expected(LINES);
        List<String> segments =
                filled(LINES).disk.storage().list().stream().filter(name -> name.endsWith(".segment")).sorted().toList();
        assertThat(segments).hasSizeGreaterThan(3);
        String victim = segments.get(1);
        int length = filled(LINES).disk.content(victim).length;
        for (int at = 0; at < length; at++) {
            PaperAgent.World world = filled(LINES);
            byte[] bytes = world.disk.content(victim);
            bytes[at] ^= 0x55;
            world.disk.put(victim, bytes);
            PaperAgent agent = new PaperAgent(world);
            agent.finish();
            List<String> missing = new ArrayList<>(expected);
            missing.removeAll(world.received);
            assertThat(world.received).as("flipped byte %d", at).doesNotHaveDuplicates().isSubsetOf(expected);
            assertThat(agent.state().lost()).as("flipped byte %d", at).isEqualTo(missing.size()).isPositive();
            assertThat(agent.outputTally().balance().inFlight()).isZero();
            assertThat(world.disk.storage().list()).as("flipped byte %d", at).contains(victim + ".damaged").doesNotContain(victim);
        }
    }

    @Test
    void aMissingSegmentIsCountedAndTheOthersAreShipped() throws IOException {
        PaperAgent.World world = filled(LINES);
        String victim = world.disk.storage().list().stream().filter(name -> name.endsWith(".segment")).sorted().toList().get(1);
        world.disk.storage().delete(victim);
        PaperAgent agent = new PaperAgent(world);
        agent.finish();
        assertThat(agent.state().lost()).isPositive();
        assertThat(world.received.size() + agent.state().lost()).isEqualTo(24);
        assertThat(agent.state().isEmpty()).isTrue();
    }

    @Test
    void aLostRegistryLosesNothingOfTheQueue() {
        PaperAgent.World world = filled(LINES);
        world.marks.clear();
        world.epoch = "epoch002";
        PaperAgent agent = new PaperAgent(world);
        agent.commit();
        assertThat(world.marks).containsKeys("queue.begin", "queue.end");
        agent.finish();
        assertThat(world.received).isEqualTo(PaperAgent.expected(LINES));
    }

    @Test
    void aFullQueueTakesNothingAndShipsAndTakesAgainOnceSpaceReturns() {
        PaperAgent.World world = new PaperAgent.World(new QueueOptions(3000, 900, QueueOptions.Sync.BATCH), LINES);
        PaperAgent agent = new PaperAgent(world);
        fill(agent);
        assertThat(agent.state().trouble()).contains("full");
        assertThat(agent.state().isFree()).isFalse();
        assertThat(world.disk.used()).isLessThanOrEqualTo(3000);
        assertThat(world.position).isLessThan(LINES * (long) PaperAgent.LINE);
        agent.finish();
        assertThat(world.received).isEqualTo(PaperAgent.expected(LINES));
        assertThat(agent.state().trouble()).isNull();
    }

    @Test
    void aDiskThatStaysTooSmallForASegmentOnlySlowsDown() {
        for (int capacity = 1200; capacity < 4000; capacity += 100) {
            PaperAgent.World world = new PaperAgent.World(new QueueOptions(1 << 20, 1500, QueueOptions.Sync.BATCH), LINES);
            world.disk.capacity(capacity);
            PaperAgent agent = new PaperAgent(world);
            agent.finish();
            assertThat(world.received).as("disk of %d bytes", capacity).isEqualTo(PaperAgent.expected(LINES));
            world.disk.kill();
            new PaperAgent(world).finish();
            assertThat(world.received).isEqualTo(PaperAgent.expected(LINES));
        }
    }

    @Test
    void aFullDiskIsAsGoodAsAFullQueue() {
        PaperAgent.World world = new PaperAgent.World(options, LINES);
        PaperAgent agent = new PaperAgent(world);
        world.disk.capacity(2500);
        fill(agent);
        assertThat(agent.state().trouble()).contains("No space");
        long held = agent.state().events();
        assertThat(held).isPositive();
        while (agent.deliver() | agent.turn() > 0) {
            assertThat(world.received.size()).isLessThanOrEqualTo(24);
        }
        assertThat(world.received).as("what it holds is shipped while the disk is full").hasSizeGreaterThanOrEqualTo((int) held);
        world.disk.capacity(Long.MAX_VALUE);
        agent.finish();
        assertThat(world.received).isEqualTo(PaperAgent.expected(LINES));
    }
}
