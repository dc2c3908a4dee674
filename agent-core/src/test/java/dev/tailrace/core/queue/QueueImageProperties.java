package dev.tailrace.core.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.fuzz.Campaign;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever became of a segment of a disk queue: the others are shipped, nothing comes twice or that never was, and what is missing is counted. */
public final class QueueImageProperties {
    private static final int LINES = 30;
    private static final QueueOptions OPTIONS = new QueueOptions(1 << 20, 900, QueueOptions.Sync.BATCH);

    private static final PaperAgent.World FILLED = fill();

    /** Another one like that. */
    private static PaperAgent.World filled() {
        PaperAgent.World world = new PaperAgent.World(OPTIONS, LINES);
        FILLED.disk.names().forEach(name -> world.disk.put(name, FILLED.disk.content(name)));
        world.marks.putAll(FILLED.marks);
        world.position = FILLED.position;
        return world;
    }

    /** All lines are in the queue. */
    private static PaperAgent.World fill() {
        PaperAgent.World world = new PaperAgent.World(OPTIONS, LINES);
        PaperAgent agent = new PaperAgent(world);
        for (boolean moved = true; moved; ) {
            moved = agent.read(3) | agent.turn() > 0 | agent.commit();
        }
        world.disk.kill();
        return world;
    }

    private static List<String> segments(PaperAgent.World world) {
        return world.disk.names().stream().filter(name -> name.endsWith(".segment")).sorted().toList();
    }

    public static void fuzzerTestOneInput(byte[] input) {
        PaperAgent.World world = filled();
        List<String> segments = segments(world);
        world.disk.put(segments.get(input.length % segments.size()), input);
        List<String> expected = PaperAgent.expected(LINES);

        PaperAgent agent = new PaperAgent(world);
        agent.finish();

        assertThat(world.received).doesNotHaveDuplicates().isSubsetOf(expected);
        assertThat(agent.state().lost()).isEqualTo(expected.size() - world.received.size());
        assertThat(agent.outputTally().balance().inFlight()).isZero();
    }

    @Test
    void noSegmentStopsTheOthersOrComesTwice() {
        PaperAgent.World world = filled();
        byte[][] images = segments(world).stream().map(world.disk::content).toArray(byte[][]::new);
        Campaign.of(QueueImageProperties.class, images).words("\0\0\0\1", "\u007f\0\0\0").against(QueueImageProperties::fuzzerTestOneInput, 250);
    }
}
