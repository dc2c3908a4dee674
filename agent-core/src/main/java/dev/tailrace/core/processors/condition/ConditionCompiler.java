package dev.tailrace.core.processors.condition;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.config.Nearest;
import dev.tailrace.core.config.Node;
import dev.tailrace.core.config.Problems;
import dev.tailrace.core.processors.text.FieldNames;
import dev.tailrace.core.processors.text.Network;
import dev.tailrace.core.processors.text.TextPattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Turns the node below {@code when:} into a plan. One use. */
public final class ConditionCompiler {
    private static final List<String> KINDS =
            List.of("equals", "contains", "regexp", "range", "network", "has_fields", "and", "or", "not");
    private static final List<String> BOUNDS = List.of("gte", "gt", "lte", "lt");

    private final Fields fields;
    private final Problems problems;

    private ConditionCompiler(Fields fields, Problems problems) {
        this.fields = fields;
        this.problems = problems;
    }

    /** The plan, or null with the mistakes in {@code problems}. */
    public static ConditionPlan compile(Node node, Fields fields, Problems problems) {
        return new ConditionCompiler(fields, problems).condition(node);
    }

    private ConditionPlan condition(Node node) {
        if (!(node instanceof Node.MapNode map) || map.members().size() != 1) {
            return wrong(node, "expected one condition such as 'equals: {http.response.status_code: 204}', found "
                    + (node instanceof Node.MapNode several ? "keys " + several.members().keySet() + "; join them with 'and' or 'or'" : node.kind()));
        }
        String kind = map.members().firstEntry().getKey();
        Node asked = map.members().firstEntry().getValue().value();
        return switch (kind) {
            case "equals" -> eachField(asked, this::equalTo);
            case "contains" -> eachField(asked, this::containing);
            case "regexp" -> eachField(asked, this::matching);
            case "network" -> networks(asked);
            case "range" -> ranges(asked);
            case "has_fields" -> presence(asked);
            case "and" -> joined(asked, Joined.All::new);
            case "or" -> joined(asked, Joined.Any::new);
            case "not" -> {
                ConditionPlan inner = condition(asked);
                yield inner == null ? null : () -> new Joined.Not(inner.instantiate());
            }
            default -> {
                problems.error(map.members().firstEntry().getValue().keyLocation(), "unknown condition '" + kind + '\'' + Nearest.hint(kind, KINDS));
                yield null;
            }
        };
    }

    private ConditionPlan wrong(Node at, String message) {
        problems.error(at.location(), message);
        return null;
    }

    /** What one field is asked: given its number and the scalar, a plan, or null after a complaint. */
    private interface Question {
        ConditionPlan about(int field, Node.ScalarNode asked);
    }

    private ConditionPlan eachField(Node asked, Question question) {
        Map<String, Node> byField = new LinkedHashMap<>();
        flatten(asked, "", byField);
        List<ConditionPlan> plans = new ArrayList<>();
        byField.forEach((name, value) -> {
            int field = FieldNames.intern(name, fields, value.location(), problems);
            if (!(value instanceof Node.ScalarNode scalar) || scalar.isNull()) {
                problems.error(value.location(), "expected one value to compare '" + name + "' with, found " + value.kind());
            } else {
                plans.add(question.about(field, scalar));
            }
        });
        return all(asked, byField, plans);
    }

    private ConditionPlan all(Node asked, Map<String, Node> byField, List<ConditionPlan> plans) {
        if (!(asked instanceof Node.MapNode) || byField.isEmpty()) {
            return wrong(asked, "expected a mapping of fields to what they are compared with, found " + asked.kind());
        }
        return plans.size() < byField.size() || plans.contains(null) ? null : join(plans, Joined.All::new);
    }

    private static ConditionPlan join(List<ConditionPlan> plans, Function<Condition[], Condition> how) {
        if (plans.size() == 1) {
            return plans.getFirst();
        }
        return () -> how.apply(plans.stream().map(ConditionPlan::instantiate).toArray(Condition[]::new));
    }

    /** Nested mappings become dotted names: {@code {http: {response: {status_code: 200}}}} is {@code {http.response.status_code: 200}}. */
    private static void flatten(Node node, String prefix, Map<String, Node> into) {
        if (node instanceof Node.MapNode map) {
            map.members().forEach((name, member) -> flatten(member.value(), prefix.isEmpty() ? name : prefix + '.' + name, into));
        } else if (!prefix.isEmpty()) {
            into.put(prefix, node);
        }
    }

    private ConditionPlan equalTo(int field, Node.ScalarNode asked) {
        return field == Fields.TAGS
                ? () -> new TagCondition(asked.text(), true)
                : () -> new Equals(field, asked.text(), asked.plain());
    }

    private ConditionPlan containing(int field, Node.ScalarNode asked) {
        return field == Fields.TAGS ? () -> new TagCondition(asked.text(), false) : () -> new Contains(field, asked.text());
    }

    private ConditionPlan matching(int field, Node.ScalarNode asked) {
        try {
            TextPattern pattern = TextPattern.of(Pattern.compile(asked.text()));
            return () -> new Regexp(field, pattern);
        } catch (PatternSyntaxException e) {
            return wrong(asked, "expected a regular expression, found " + asked.kind() + " (" + e.getDescription() + " at character "
                    + (e.getIndex() + 1) + ')');
        }
    }

    private ConditionPlan networks(Node asked) {
        Map<String, Node> byField = new LinkedHashMap<>();
        flatten(asked, "", byField);
        List<ConditionPlan> plans = new ArrayList<>();
        byField.forEach((name, value) -> {
            int field = FieldNames.intern(name, fields, value.location(), problems);
            List<Network> any = new ArrayList<>();
            for (Node each : value instanceof Node.ListNode list ? list.items() : List.of(value)) {
                try {
                    any.add(Network.of(each instanceof Node.ScalarNode scalar ? scalar.text() : each.kind()));
                } catch (IllegalArgumentException e) {
                    problems.error(each.location(), e.getMessage());
                }
            }
            plans.add(any.isEmpty() ? null : () -> new InNetwork(field, any.toArray(Network[]::new)));
        });
        return all(asked, byField, plans);
    }

    private ConditionPlan ranges(Node asked) {
        Map<String, Node> flat = new LinkedHashMap<>();
        flatten(asked, "", flat);
        Map<String, Range.Bounds> byField = new LinkedHashMap<>();
        boolean good = asked instanceof Node.MapNode && !flat.isEmpty();
        for (var entry : flat.entrySet()) {
            int dot = entry.getKey().lastIndexOf('.');
            String bound = entry.getKey().substring(dot + 1);
            Double number = entry.getValue() instanceof Node.ScalarNode scalar ? number(scalar.text()) : null;
            if (dot < 1 || !BOUNDS.contains(bound) || number == null) {
                good = false;
                problems.error(entry.getValue().location(), dot < 1 || !BOUNDS.contains(bound)
                        ? "expected one of " + String.join(", ", BOUNDS) + " below the field, found '" + bound + '\'' + Nearest.hint(bound, BOUNDS)
                        : "expected a number, found " + entry.getValue().kind());
                continue;
            }
            String name = entry.getKey().substring(0, dot);
            byField.merge(name, Range.Bounds.of(bound, number), Range.Bounds::and);
        }
        if (!good) {
            return flat.isEmpty() ? wrong(asked, "expected a mapping such as {http.response.status_code: {gte: 400}}, found " + asked.kind()) : null;
        }
        List<ConditionPlan> plans = new ArrayList<>();
        byField.forEach((name, bounds) -> {
            int field = FieldNames.intern(name, fields, asked.location(), problems);
            plans.add(() -> new Range(field, bounds));
        });
        return join(plans, Joined.All::new);
    }

    private static Double number(String text) {
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private ConditionPlan presence(Node asked) {
        List<Node> names = asked instanceof Node.ListNode list ? list.items() : List.of(asked);
        List<ConditionPlan> plans = new ArrayList<>();
        for (Node each : names) {
            if (each instanceof Node.ScalarNode scalar && !scalar.isNull()) {
                int field = FieldNames.intern(scalar.text(), fields, scalar.location(), problems);
                plans.add(() -> new HasField(field));
            } else {
                problems.error(each.location(), "expected a field name, found " + each.kind());
            }
        }
        if (names.isEmpty()) {
            return wrong(asked, "expected at least one field name");
        }
        return plans.size() < names.size() ? null : join(plans, Joined.All::new);
    }

    private ConditionPlan joined(Node asked, Function<Condition[], Condition> how) {
        if (!(asked instanceof Node.ListNode list) || list.items().isEmpty()) {
            return wrong(asked, "expected a list of conditions, found " + asked.kind());
        }
        List<ConditionPlan> plans = list.items().stream().map(this::condition).toList();
        return plans.stream().anyMatch(plan -> plan == null) ? null : join(plans, how);
    }
}
