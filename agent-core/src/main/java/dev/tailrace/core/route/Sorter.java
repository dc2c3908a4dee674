package dev.tailrace.core.route;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.processors.condition.Condition;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** Decides, event by event, which outputs get it. Used by one thread. */
public final class Sorter {
    private final Condition[] conditions;
    /** Per route, and last for events that meet no condition: the places of its outputs. */
    private final int[][] targets;
    private final List<Map<Long, Long>> leads;
    private final boolean isPlain;
    private final Event event;
    private final Event next;

    Sorter(Routes routes) {
        RoutePlan plan = routes.plan();
        List<String> outputs = plan.outputs();
        conditions = plan.routes().stream().map(route -> route.when().instantiate()).toArray(Condition[]::new);
        targets = new int[conditions.length + 1][];
        for (int i = 0; i < conditions.length; i++) {
            targets[i] = places(plan.routes().get(i).outputs(), outputs);
        }
        targets[conditions.length] = places(plan.otherwise(), outputs);
        leads = routes.leads();
        isPlain = routes.isPlain();
        event = new Event(routes.fields());
        next = new Event(routes.fields());
    }

    private static int[] places(List<String> names, List<String> outputs) {
        return names.stream().mapToInt(outputs::indexOf).toArray();
    }

    /**
     * The events of each output, in the order of the plan's outputs; null if everybody gets everything. Events that go nowhere are dropped.
     */
    public BitSet[] sort(Batch batch) {
        if (isPlain) {
            return null;
        }
        BitSet[] chosen = new BitSet[leads.size()];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = new BitSet(batch.count());
        }
        for (int i = 0; i < batch.count(); i++) {
            event.at(batch, i);
            if (event.isDropped()) {
                continue;
            }
            int[] to = targets[route()];
            if (to.length == 0) {
                event.drop();
            }
            for (int output : to) {
                if (needs(output, batch, i)) {
                    chosen[output].set(i);
                }
            }
        }
        return chosen;
    }

    private int route() {
        for (int i = 0; i < conditions.length; i++) {
            if (conditions[i].test(event)) {
                return i;
            }
        }
        return conditions.length;
    }

    /** False if the output had the event already, before the agent started. */
    private boolean needs(int output, Batch batch, int index) {
        Map<Long, Long> known = leads.get(output);
        if (known.isEmpty()) {
            return true;
        }
        Long lead = known.get(event.source().generation());
        if (lead == null || event.offset() >= lead) {
            return true;
        }
        return (event.flags() & Batch.MULTILINE) != 0 && end(batch, index) > lead;
    }

    /**
     * Where an event of several lines ends at the latest. Read again it may hold more lines than it did, and the output has only the first
     * ones then: it gets all of them. A single line cannot change so.
     */
    private long end(Batch batch, int index) {
        if (index + 1 < batch.count() && next.at(batch, index + 1).source() == event.source()) {
            return next.offset();
        }
        return batch.spans().stream()
                .filter(span -> span.source() == event.source() && span.end() > event.offset())
                .mapToLong(span -> span.end())
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
