package dev.tailrace.core.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Source;
import dev.tailrace.core.batch.Span;
import dev.tailrace.core.batch.Tally;
import dev.tailrace.core.processors.condition.ConditionPlan;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SorterTest {
    private static final ConditionPlan ERRORS = () -> event -> event.text(Fields.MESSAGE).startsWith("ERROR");
    private static final ConditionPlan NOT_INFO = () -> event -> !event.text(Fields.MESSAGE).startsWith("INFO");

    private final Fields fields = new Fields();
    private final Source source =
            new Source("in", 7, Source.idPrefix("e", 7), "a", new Source.Template(Map.of(), new int[0]), new byte[0][], new Tally());

    /** Lines one after the other, from offset 0 on. */
    private Batch batch(String... lines) {
        Batch batch = new Batch(1024);
        long offset = 0;
        for (String line : lines) {
            byte[] utf8 = line.getBytes(StandardCharsets.UTF_8);
            System.arraycopy(utf8, 0, batch.arena(), batch.used(), utf8.length);
            batch.addLine(batch.used(), utf8.length, offset, line.contains("\n") ? Batch.MULTILINE : 0);
            batch.use(batch.used() + utf8.length);
            offset += utf8.length + 1;
        }
        batch.endSpan(new Span(source, 0, offset, 0, lines.length, 0));
        return batch;
    }

    private BitSet[] sort(RoutePlan plan, List<Map<Long, Long>> leads, Batch batch) {
        return new Routes(plan, leads, fields).instantiate().sort(batch);
    }

    private static BitSet set(int... numbers) {
        BitSet set = new BitSet();
        for (int number : numbers) {
            set.set(number);
        }
        return set;
    }

    @Test
    void theFirstRouteThatAppliesDecidesAndTheRestGoesToTheInputsOutput() {
        RoutePlan plan = new RoutePlan(
                List.of(new RoutePlan.Route(ERRORS, List.of("errors", "es")), new RoutePlan.Route(NOT_INFO, List.of("es"))),
                List.of("archive"));
        assertThat(plan.outputs()).containsExactly("errors", "es", "archive");
        BitSet[] chosen = sort(plan, List.of(Map.of(), Map.of(), Map.of()), batch("INFO a", "ERROR b", "WARN c", "INFO d"));
        assertThat(chosen).containsExactly(set(1), set(1, 2), set(0, 3));
    }

    @Test
    void anEventThatNoRouteWantsIsDroppedAndCounted() {
        RoutePlan plan = new RoutePlan(List.of(new RoutePlan.Route(ERRORS, List.of("errors"))), List.of());
        Batch batch = batch("INFO a", "ERROR b");
        assertThat(sort(plan, List.of(Map.of()), batch)).containsExactly(set(1));
        assertThat(batch.dropped()).isEqualTo(1);
    }

    @Test
    void whatARuleDroppedGoesNowhere() {
        RoutePlan plan = new RoutePlan(List.of(new RoutePlan.Route(ERRORS, List.of("errors"))), List.of("es"));
        Batch batch = batch("ERROR a", "INFO b");
        new Event(fields).at(batch, 0).drop();
        new Event(fields).at(batch, 1).drop();
        assertThat(sort(plan, List.of(Map.of(), Map.of()), batch)).containsExactly(set(), set());
        assertThat(batch.dropped()).isEqualTo(2);
    }

    @Test
    void withoutConditionsAndLeadsEverybodyGetsEverything() {
        assertThat(sort(RoutePlan.to(List.of("es", "archive")), List.of(Map.of(), Map.of()), batch("a"))).isNull();
    }

    @Test
    void anOutputThatWasAheadGetsOnlyWhatItDoesNotHave() {
        BitSet[] chosen = sort(RoutePlan.to(List.of("es", "archive")), List.of(Map.of(), Map.of(7L, 4L, 8L, 99L)), batch("a", "b", "c", "d"));
        assertThat(chosen).containsExactly(set(0, 1, 2, 3), set(2, 3));
    }

    @Test
    void anEventOfSeveralLinesThatHasGrownSinceGoesToTheOutputThatHasOnlyItsFirstLine() {
        // The output had "a" and "b" as one event each; "b" is joined with "c" now.
        BitSet[] chosen = sort(RoutePlan.to(List.of("archive")), List.of(Map.of(7L, 4L)), batch("a", "b\nc", "d"));
        assertThat(chosen).containsExactly(set(1, 2));
    }
}
