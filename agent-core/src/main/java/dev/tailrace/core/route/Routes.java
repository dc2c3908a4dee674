package dev.tailrace.core.route;

import dev.tailrace.core.batch.Fields;
import java.util.List;
import java.util.Map;

/**
 * A plan at work: with what each output had already when the agent started. Immutable; each worker makes its own {@link Sorter} of it.
 *
 * @param plan where events go
 * @param leads for each of {@link RoutePlan#outputs()}, by generation, the offset before which it needs nothing
 * @param fields names and constants of the running configuration
 */
public record Routes(RoutePlan plan, List<Map<Long, Long>> leads, Fields fields) {
    public Routes {
        leads = List.copyOf(leads);
    }

    /** True if every output gets every event. */
    public boolean isPlain() {
        return !plan.isConditional() && leads.stream().allMatch(Map::isEmpty);
    }

    public Sorter instantiate() {
        return new Sorter(this);
    }
}
