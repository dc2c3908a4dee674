package dev.tailrace.inputs.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The buckets against a list. */
class BucketsProperties {
    private static final class Thing {
        private final long hash;
        private Thing next;

        Thing(long hash) {
            this.hash = hash;
        }
    }

    private final Buckets<Thing> buckets = new Buckets<>(thing -> thing.hash, each -> each.next, (each, next) -> each.next = next);
    private final List<Thing> list = new ArrayList<>();

    /** Adds a thing with the hash that a number says; with an odd number then takes out one of those that are in. */
    @Property(seed = "1", tries = 300)
    void theyHoldWhatAListHoldsInItsOrder(@ForAll @Size(max = 120) List<@IntRange(max = 50) Integer> numbers) {
        for (int number : numbers) {
            add(new Thing(number / 2));
            if (number % 2 == 1) {
                remove(list.get(number % list.size()));
            }
            assertThat(buckets.size()).isEqualTo(list.size());
        }
        assertThat(buckets.all()).containsExactlyInAnyOrderElementsOf(list);
        for (long hash = 0; hash <= 25; hash++) {
            long of = hash;
            List<Thing> expected = list.stream().filter(thing -> thing.hash == of).toList();
            assertThat(buckets.all(of, thing -> true)).isEqualTo(expected);
            assertThat(buckets.find(of, thing -> true)).isSameAs(expected.isEmpty() ? null : expected.getLast());
            assertThat(buckets.find(of, thing -> false)).isNull();
        }
    }

    private void add(Thing thing) {
        buckets.add(thing);
        list.add(thing);
    }

    private void remove(Thing thing) {
        assertThat(buckets.remove(thing)).isTrue();
        assertThat(buckets.remove(thing)).as("a second time").isFalse();
        list.remove(thing);
    }
}
