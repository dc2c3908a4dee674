package dev.tailrace.core.grok.regex;

import dev.tailrace.core.grok.regex.Node.Greed;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes out what neighbouring alternatives begin with: {@code ab|ac} is {@code a(?:b|c)}, and {@code (?:a:){2}b|(?:a:){1}c} is
 * {@code a:(?:a:b|c)}. The matches and their order stay if the start can match in one way only; so only such starts are taken out. An
 * address that is none of the many forms of IPv6 is refused once instead of eight times. For expressions that become code: whoever looks
 * for texts in the alternatives finds them whole before.
 */
final class CommonStarts {
    /** Longest repetition that is written out. */
    private static final int MOST_ROUNDS = 8;

    private CommonStarts() {}

    /** The same for all choices of a tree that {@link Simplifier#simplify} made. */
    static Node takenOut(Node node) {
        return switch (node) {
            case Node.Empty _, Node.Edge _, Node.Behind _, Node.Chars _, Node.Literal _ -> node;
            case Node.Sequence(List<Node> parts) -> sequence(List.of(), parts);
            case Node.Choice(List<Node> options) -> choice(options);
            case Node.Repeat(Node body, int min, int max, Greed greed) -> new Node.Repeat(takenOut(body), min, max, greed);
            case Node.Group(int number, Node body) -> new Node.Group(number, takenOut(body));
            case Node.Atomic(Node body) -> new Node.Atomic(takenOut(body));
            case Node.Ahead(Node body, boolean negative) -> new Node.Ahead(takenOut(body), negative);
            case Node.Outlined(Node body) -> new Node.Outlined(takenOut(body));
        };
    }

    private static Node sequence(List<Node> start, List<Node> parts) {
        List<Node> all = new ArrayList<>(start);
        for (Node part : parts) {
            switch (takenOut(part)) {
                case Node.Sequence(List<Node> inner) -> all.addAll(inner);
                case Node other -> all.add(other);
            }
        }
        return new Node.Sequence(all);
    }

    private static Node choice(List<Node> options) {
        List<Node> out = new ArrayList<>();
        for (int i = 0; i < options.size(); ) {
            List<Node> start = start(unrolled(options.get(i)));
            int end = i + 1;
            while (!start.isEmpty() && end < options.size() && start.equals(start(unrolled(options.get(end))))) {
                end++;
            }
            out.add(end == i + 1 ? takenOut(options.get(i)) : joined(start, options.subList(i, end)));
            i = end;
        }
        return out.size() == 1 ? out.getFirst() : new Node.Choice(out);
    }

    private static Node joined(List<Node> start, List<Node> options) {
        List<Node> rests = options.stream().map(option -> rest(unrolled(option), start.size())).toList();
        return sequence(start, List.of(Simplifier.simplify(new Node.Choice(rests))));
    }

    private static Node rest(List<Node> parts, int from) {
        List<Node> rest = parts.subList(from, parts.size());
        return rest.isEmpty() ? new Node.Empty() : rest.size() == 1 ? rest.getFirst() : new Node.Sequence(List.copyOf(rest));
    }

    /** The parts of an option; the first round of a counted repetition stands by itself. */
    private static List<Node> unrolled(Node option) {
        List<Node> parts = option instanceof Node.Sequence(List<Node> inner) ? inner : List.of(option);
        if (!(parts.getFirst() instanceof Node.Repeat(Node.Sequence(List<Node> round), int min, int max, Greed greed))
                || min != max
                || max > MOST_ROUNDS
                || greed == Greed.POSSESSIVE) {
            return parts;
        }
        List<Node> out = new ArrayList<>(round);
        if (max == 2) {
            out.addAll(round);
        } else {
            out.add(new Node.Repeat(new Node.Sequence(round), max - 1, max - 1, greed));
        }
        out.addAll(parts.subList(1, parts.size()));
        return out;
    }

    /** The first parts, as far as they match in one way only; none if they do not even begin so. */
    private static List<Node> start(List<Node> parts) {
        return switch (parts.getFirst()) {
            case Node.Chars _, Node.Literal _ -> parts.subList(0, 1);
            case Node.Repeat(Node.Chars(CodePoints set), int _, int _, Greed _)
                    when parts.size() > 1
                            && parts.get(1) instanceof Node.Chars(CodePoints next)
                            && !set.leads().meets(next.leads()) ->
                parts.subList(0, 2);
            default -> List.of();
        };
    }
}
