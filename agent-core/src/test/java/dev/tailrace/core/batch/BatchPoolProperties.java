package dev.tailrace.core.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A reader, parse workers and an output that share a pool, in any order of their steps: what batches keep stays within the limit. */
class BatchPoolProperties {
    private static final int LINES = 8192;

    private final Fields fields = new Fields();
    private final Source source =
            new Source("in", 1, Source.idPrefix("e", 1), "/a", new Source.Template(Map.of(), new int[0]), new byte[0][], new Tally());
    private final List<Batch> read = new ArrayList<>();
    private final List<Batch> parsed = new ArrayList<>();
    private BatchPool pool;
    private Random random;

    @Property(tries = 100, seed = "1")
    void whatBatchesKeepStaysWithinTheLimit(@ForAll long seed, @ForAll @IntRange(min = 5, max = 20) int batches) {
        start(seed, batches);
        for (int step = 0; step < 300; step++) {
            step(2 * LINES);

            assertThat(kept()).isLessThanOrEqualTo(pool.held());
            assertThat(pool.held()).isLessThanOrEqualTo((long) batches * LINES);
        }
    }

    @Property(tries = 100, seed = "1")
    void dataOfAnotherKindExceedsItOnlyByWhatWasUnderWayThen(@ForAll long seed, @ForAll @IntRange(min = 12, max = 40) int batches) {
        start(seed, batches);
        for (int step = 0; step < 100; step++) {
            step(2 * LINES);
        }
        int underWay = read.size();
        for (int step = 0; step < 300; step++) {
            step(4 * LINES);

            assertThat(pool.held()).isLessThanOrEqualTo((long) batches * LINES + (underWay + batches / 2) * 2L * LINES);
        }
        while (pool.out() > 0) {
            step(4 * LINES);
            ship();
        }
        for (int step = 0; step < 300; step++) {
            step(4 * LINES);

            assertThat(pool.held()).as("once it is known").isLessThanOrEqualTo((long) batches * LINES + 3L * LINES);
        }
    }

    private void start(long seed, int batches) {
        random = new Random(seed);
        pool = new BatchPool((long) batches * LINES, LINES, 2 * LINES);
        read.clear();
        parsed.clear();
    }

    private void step(int most) {
        switch (random.nextInt(3)) {
            case 0 -> read();
            case 1 -> parse(most);
            default -> ship();
        }
    }

    private void read() {
        Batch batch = pool.tryAcquire();
        if (batch != null) {
            int events = 1 + random.nextInt(40);
            for (int i = 0; i < events; i++) {
                batch.addLine(i * 100, 99, i * 100, 0);
            }
            batch.use(events * 100);
            batch.endSpan(new Span(source, 0, events * 100, 0, events, 0));
            read.add(batch);
        }
    }

    private void parse(int most) {
        if (!read.isEmpty()) {
            Batch batch = read.removeFirst();
            Event event = new Event(fields).at(batch, 0);
            for (int i = 0; batch.footprint() * 3 / 2 < most; i++) {
                event.setLong(fields.intern("f" + i), i);
            }
            pool.learn((int) batch.footprint());
            pool.settleFor(batch.place(), (int) batch.footprint());
            batch.place((int) batch.footprint());
            parsed.add(batch);
        }
    }

    private void ship() {
        if (!parsed.isEmpty()) {
            pool.release(parsed.remove(random.nextInt(parsed.size())));
        }
    }

    private long kept() {
        return Stream.of(read, parsed).flatMap(List::stream).mapToLong(Batch::footprint).sum();
    }
}
