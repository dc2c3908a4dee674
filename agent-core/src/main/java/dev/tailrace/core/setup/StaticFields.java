package dev.tailrace.core.setup;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.config.Node;
import dev.tailrace.core.config.Problems;
import dev.tailrace.core.processors.text.FieldNames;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * {@code fields:} of the agent and of an input, flattened to field numbers with their JSON. An input's value wins over the agent's. They
 * stand below {@code fields} in the event, unless {@code fields_under_root} puts them beside the agent's own.
 */
final class StaticFields {
    private static final Set<Integer> OWN =
            Set.of(Fields.MESSAGE, Fields.TIMESTAMP, Fields.TAGS, Fields.LOG_OFFSET, Fields.EVENT_ID, Fields.LOG_FLAGS);

    private final Fields names;
    private final Problems problems;
    private final boolean underRoot;
    private final Map<Integer, byte[]> values = new LinkedHashMap<>();

    StaticFields(Fields names, Problems problems, boolean underRoot) {
        this.names = names;
        this.problems = problems;
        this.underRoot = underRoot;
    }

    /** @param node what was given for {@code fields}, or null */
    StaticFields add(Node node) {
        switch (node) {
            case null -> {}
            case Node.MapNode map -> collect(map, underRoot ? "" : "fields.");
            case Node.ListNode other -> notMapping(other);
            case Node.ScalarNode other -> notMapping(other);
        }
        return this;
    }

    private void notMapping(Node node) {
        problems.error(node.location(), "fields: expected a mapping of names to values, found " + node.kind());
    }

    private void collect(Node.MapNode map, String prefix) {
        map.members().forEach((name, member) -> {
            if (member.value() instanceof Node.MapNode inner && !inner.members().isEmpty()) {
                collect(inner, prefix + name + '.');
                return;
            }
            int field = FieldNames.intern(prefix + name, names, member.keyLocation(), problems);
            if (OWN.contains(field)) {
                problems.error(member.keyLocation(), "fields: the agent sets '" + names.name(field) + "' itself");
            } else if (field != Fields.UNKNOWN) {
                values.put(field, member.value().json().getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    Map<Integer, byte[]> values() {
        return values;
    }
}
