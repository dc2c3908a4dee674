package dev.tailrace.core.grok.regex;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** About how many bytes of code the nodes of an expression become; asked at every node of all that is below, so each is weighed once. */
final class Weights {
    private final Map<Node, Integer> known = new IdentityHashMap<>();

    int of(Node node) {
        Integer weighed = known.get(node);
        if (weighed == null) {
            weighed = weigh(node);
            known.put(node, weighed);
        }
        return weighed;
    }

    private int weigh(Node node) {
        return switch (node) {
            case Node.Empty _ -> 0;
            case Node.Chars _ -> 30;
            case Node.Literal(List<Byte> bytes) -> 15 + 10 * bytes.size();
            case Node.Edge _ -> 20;
            case Node.Behind(List<CodePoints> sets, boolean _) -> 30 + 30 * sets.size();
            case Node.Sequence(List<Node> parts) -> parts.stream().mapToInt(this::of).sum();
            case Node.Choice(List<Node> options) -> options.stream().mapToInt(option -> 60 + of(option)).sum();
            case Node.Repeat repeat -> repeat.body() instanceof Node.Chars ? 130 : 200 + of(repeat.body());
            case Node.Group(int _, Node body) -> 40 + of(body);
            case Node.Atomic(Node body) -> 20 + of(body);
            case Node.Ahead(Node body, boolean _) -> 40 + of(body);
            case Node.Outlined _ -> 60;
        };
    }
}
