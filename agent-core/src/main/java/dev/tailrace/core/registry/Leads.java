package dev.tailrace.core.registry;

import dev.tailrace.core.batch.Span;
import dev.tailrace.core.ledger.AckLedger;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * How far single outputs are ahead of the position of a generation that several outputs get. Owned by the {@link Bookkeeper}.
 *
 * <p>A lead is a mark of its output, {@code lead.GENERATION}: the offset before which the output needs nothing. It is there only while it
 * is greater than the position.
 */
public final class Leads {
    private static final String KEY = "lead.";

    private final RegistryState state;
    private final Consumer<Change> changes;
    private final Map<String, AckLedger> ledgers = new HashMap<>();
    /** Per generation, then output: the leads that are remembered. */
    private final Map<Long, Map<String, Long>> remembered = new HashMap<>();

    Leads(RegistryState state, Consumer<Change> changes) {
        this.state = state;
        this.changes = changes;
        for (Change.Marked mark : state.marks()) {
            of(Map.of(mark.key(), mark.value()))
                    .forEach((generation, offset) ->
                            remembered.computeIfAbsent(generation, g -> new TreeMap<>()).put(mark.output(), offset));
        }
    }

    /** The leads among an output's marks: offsets by generation. */
    public static Map<Long, Long> of(Map<String, String> marks) {
        Map<Long, Long> leads = new HashMap<>();
        marks.forEach((key, value) -> {
            if (key.startsWith(KEY)) {
                leads.put(Long.parseLong(key.substring(KEY.length())), Long.parseLong(value));
            }
        });
        return leads;
    }

    /** An output is done with a span of a generation that is remembered. */
    void acknowledge(String output, Span span) {
        long generation = span.source().generation();
        AckLedger ledger = ledgers.computeIfAbsent(output, name -> new AckLedger());
        if (!ledger.knows(generation)) {
            long lead = remembered.getOrDefault(generation, Map.of()).getOrDefault(output, 0L);
            ledger.begin(generation, Math.max(lead, state.entry(generation).offset()));
        }
        ledger.acknowledge(span);
    }

    /** Puts into the group what changed: called once all messages of a group are taken and positions have moved. */
    void advance() {
        ledgers.forEach((output, ledger) -> ledger.drain((generation, end, guard) -> {
            Entry entry = state.entry(generation);
            if (entry != null && end > entry.offset()) {
                remembered.computeIfAbsent(generation, g -> new TreeMap<>()).put(output, end);
                changes.accept(new Change.Marked(output, KEY + generation, Long.toString(end)));
            }
        }));
    }

    /** The generation's position has moved: leads that it has caught up with go. */
    void moved(long generation, long offset) {
        Map<String, Long> leads = remembered.get(generation);
        if (leads == null) {
            return;
        }
        leads.entrySet().removeIf(lead -> {
            boolean over = lead.getValue() <= offset;
            if (over) {
                changes.accept(new Change.Marked(lead.getKey(), KEY + generation, ""));
            }
            return over;
        });
        if (leads.isEmpty()) {
            remembered.remove(generation);
        }
    }

    /** Nothing of the generation will come any more. */
    void end(long generation) {
        ledgers.values().forEach(ledger -> ledger.end(generation));
        moved(generation, Long.MAX_VALUE);
    }
}
