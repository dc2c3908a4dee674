package dev.tailrace.core.processors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Span;
import org.junit.jupiter.api.Test;

class SampleTest {
    private static Batch lines(Fields fields, int count) {
        Batch batch = new Batch(1024);
        batch.use(1);
        for (int i = 0; i < count; i++) {
            batch.addLine(0, 1, 100L * i, 0);
        }
        batch.endSpan(new Span(OneEvent.source(fields), 0, 100L * count, 0, count, 0));
        return batch;
    }

    private static int dropped(Fields fields, Batch batch, String yaml) {
        ProcessorChain chain = OneEvent.chain(fields, yaml);
        Event event = new Event(fields);
        for (int i = 0; i < batch.count(); i++) {
            chain.process(event.at(batch, i));
        }
        return batch.dropped();
    }

    @Test
    void oneInSoManyIsShipped() {
        Fields fields = new Fields();

        assertThat(20_000 - dropped(fields, lines(fields, 20_000), "- sample: {one_in: 10}")).isBetween(1800, 2200);
    }

    @Test
    void theSameLineMeetsTheSameDecision() {
        Fields fields = new Fields();
        Batch first = lines(fields, 500);
        Batch again = lines(fields, 500);
        dropped(fields, first, "- sample: {one_in: 3}");
        dropped(fields, again, "- sample: {one_in: 3}");

        for (int i = 0; i < 500; i++) {
            assertThat(new Event(fields).at(again, i).isDropped()).isEqualTo(new Event(fields).at(first, i).isDropped());
        }
    }

    @Test
    void eventsOfOneValueShareTheirFate() {
        for (String trace : new String[] {"t1", "t2", "t3", "t4"}) {
            boolean first = new OneEvent("a").set("trace.id", trace).run("- sample: {one_in: 2, by: trace.id}").isDropped();
            boolean second = new OneEvent("b").set("trace.id", trace).run("- sample: {one_in: 2, by: trace.id}").isDropped();
            assertThat(second).isEqualTo(first);
        }
        assertThat(new OneEvent("b").run("- sample: {one_in: 2, by: trace.id}").tags()).containsExactly("_sample_failure");
    }

    @Test
    void oneInOneIsAll() {
        Fields fields = new Fields();

        assertThat(dropped(fields, lines(fields, 50), "- sample: {one_in: 1}")).isZero();
    }
}
