package dev.tailrace.core.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A mapping that takes certain keys: what an input type, an output type, a processor or a part of the agent can be told.
 *
 * @param name what it is called in messages, such as {@code input 'file'}
 * @param keys all that it takes
 */
public record Section(String name, List<Key<?>> keys) {
    public static Section of(String name, Key<?>... keys) {
        return new Section(name, List.of(keys));
    }

    /** This one with more keys. */
    public Section with(Key<?>... more) {
        List<Key<?>> all = new ArrayList<>(keys);
        all.addAll(List.of(more));
        return new Section(name, all);
    }

    /**
     * Reads a mapping: unknown keys, wrong values and missing ones go to {@code problems}; defaults are filled in.
     *
     * @return the settings, also when there were problems; null only if {@code node} is no mapping
     */
    public Settings bind(Node node, Problems problems) {
        if (node.isNothing()) {
            node = new Node.MapNode(node.location(), new LinkedHashMap<>());
        }
        if (!(node instanceof Node.MapNode map)) {
            problems.error(node.location(), name + ": expected a mapping of settings, found " + node.kind());
            return null;
        }
        Map<String, Key<?>> known = new LinkedHashMap<>();
        keys.forEach(key -> known.put(key.name(), key));
        Map<Key<?>, Object> values = new LinkedHashMap<>();
        map.members().forEach((written, member) -> {
            Key<?> key = known.get(written);
            if (key == null) {
                problems.error(member.keyLocation(), unknown(written, known.keySet()));
                return;
            }
            if (!member.value().isNothing()) {
                values.put(key, key.read(member.value(), problems));
            }
        });
        for (Key<?> key : keys) {
            if (key.isRequired() && !values.containsKey(key)) {
                problems.error(map.location(), name + ": '" + key.name() + "' is missing" + expected(key));
            }
        }
        return new Settings(this, map, values, problems);
    }

    private static String expected(Key<?> key) {
        return key.type() instanceof ValueType.Any ? "" : " (" + key.type().expected() + ')';
    }

    private String unknown(String written, Set<String> known) {
        int dot = written.indexOf('.');
        if (dot > 0 && known.contains(written.substring(0, dot))) {
            return name + ": unknown key " + Quoted.of(written) + "; write it nested: " + written.replace(".", ": {") + ": ..."
                    + "}".repeat((int) written.chars().filter(c -> c == '.').count());
        }
        return Nearest.unknownKey(name, written, known);
    }
}
