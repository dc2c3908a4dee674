package dev.tailrace.core.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The table against a map. */
class EntryTableProperties {
    record Act(boolean puts, long generation) {}

    @Property(seed = "1", tries = 300)
    void itHoldsWhatAMapHolds(@ForAll("acts") List<Act> acts) {
        EntryTable table = new EntryTable();
        Map<Long, Entry> map = new HashMap<>();
        for (Act act : acts) {
            if (act.puts) {
                Entry entry = entry(act.generation);
                assertThat(table.put(entry)).isSameAs(map.put(act.generation, entry));
            } else {
                assertThat(table.remove(act.generation)).isSameAs(map.remove(act.generation));
            }
            assertThat(table.get(act.generation)).isSameAs(map.get(act.generation));
        }
        assertThat(table).containsExactlyInAnyOrderElementsOf(map.values()).hasSize(map.size());
        map.forEach((generation, entry) -> assertThat(table.get(generation)).isSameAs(entry));
    }

    private static Entry entry(long generation) {
        return new Entry(generation, "squid", "access.log", "", 0, 0, new byte[0], 0, 0);
    }

    /** Few numbers, so that they meet; some far apart, as after a lost log. */
    @Provide
    Arbitrary<List<Act>> acts() {
        Arbitrary<Long> generations = Arbitraries.oneOf(Arbitraries.longs().between(1, 60), Arbitraries.longs().between(1_000_000, 1_000_020));
        return Combinators.combine(Arbitraries.frequency(Tuple.of(3, true), Tuple.of(2, false)), generations)
                .as(Act::new)
                .list()
                .ofMaxSize(200);
    }
}
