package dev.tailrace.core.movein.filebeat;

import dev.tailrace.core.config.Node;
import dev.tailrace.core.movein.Options;
import dev.tailrace.core.movein.YamlForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Conditions: the same names on both sides, but for how deep a field's name may be nested. */
final class Conditions {
    private final Forms forms;

    Conditions(Forms forms) {
        this.forms = forms;
    }

    /** As YAML on one line, or nothing if one of its parts has no counterpart. */
    Optional<String> move(Node node) {
        if (!(node instanceof Node.MapNode map) || map.members().size() != 1) {
            return Optional.empty();
        }
        String name = map.members().firstEntry().getKey();
        Node value = map.members().firstEntry().getValue().value();
        return switch (name) {
            case "equals", "contains" -> perField(name, value, field -> Optional.of(forms.any(field)));
            case "regexp" -> perField(name, value, field -> Optional.ofNullable(forms.pattern(field)));
            case "network" -> perField(name, value, field -> Optional.of(forms.any(field)));
            case "range" -> range(value);
            case "has_fields" -> Optional.of(one(name, forms.texts(value)));
            case "and", "or" -> several(name, value);
            case "not" -> move(value).map(inner -> one(name, inner));
            default -> Optional.empty();
        };
    }

    static String one(String name, String yaml) {
        return '{' + name + ": " + yaml + '}';
    }

    /** Both of two conditions, each of which may be missing. */
    static Optional<String> both(Optional<String> first, Optional<String> second) {
        return first.isPresent() && second.isPresent()
                ? Optional.of(one("and", "[" + first.get() + ", " + second.get() + "]"))
                : first.or(() -> second);
    }

    private Optional<String> perField(String name, Node value, Function<Node, Optional<String>> form) {
        if (!(value instanceof Node.MapNode map)) {
            return Optional.empty();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (var field : Options.flat(map).entrySet()) {
            Optional<String> moved = form.apply(field.getValue());
            if (moved.isEmpty()) {
                return Optional.empty();
            }
            fields.put(field.getKey(), moved.get());
        }
        return Optional.of(one(name, YamlForm.map(fields)));
    }

    /** {@code http.status.gte: 500} and {@code http.status: {gte: 500}} are the same. */
    private Optional<String> range(Node value) {
        if (!(value instanceof Node.MapNode map)) {
            return Optional.empty();
        }
        Map<String, Map<String, String>> fields = new LinkedHashMap<>();
        for (var bound : Options.flat(map).entrySet()) {
            int dot = bound.getKey().lastIndexOf('.');
            String relation = bound.getKey().substring(dot + 1);
            if (dot < 0 || !List.of("gte", "gt", "lte", "lt").contains(relation)) {
                return Optional.empty();
            }
            fields.computeIfAbsent(bound.getKey().substring(0, dot), _ -> new LinkedHashMap<>()).put(relation, forms.any(bound.getValue()));
        }
        Map<String, String> yaml = new LinkedHashMap<>();
        fields.forEach((field, bounds) -> yaml.put(field, YamlForm.map(bounds)));
        return Optional.of(one("range", YamlForm.map(yaml)));
    }

    private Optional<String> several(String name, Node value) {
        if (!(value instanceof Node.ListNode list)) {
            return Optional.empty();
        }
        List<String> moved = new ArrayList<>();
        for (Node item : list.items()) {
            Optional<String> each = move(item);
            if (each.isEmpty()) {
                return Optional.empty();
            }
            moved.add(each.get());
        }
        return Optional.of(one(name, "[" + String.join(", ", moved) + "]"));
    }
}
