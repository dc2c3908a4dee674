package dev.tailrace.core.grok.regex;

import dev.tailrace.core.grok.regex.Node.Greed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Takes out what neighbouring alternatives begin with: {@code ab|ac} is {@code a(?:b|c)}, and {@code (?:a:){2}b|(?:a:){1}c} is
 * {@code a:(?:a:b|c)}. The matches and their order stay if the start can match in one way only; so only such starts are taken out. An
 * address that is none of the many forms of IPv6 is refused once instead of eight times, and the code for them is half as long.
 */
final class CommonStarts {
    /** Longest repetition that is written out. */
    private static final int MOST_ROUNDS = 8;

    private CommonStarts() {}

    /** @param choice makes a node of what is left of options that begin alike */
    static List<Node> takenOut(List<Node> options, Function<List<Node>, Node> choice) {
        List<Node> out = new ArrayList<>();
        for (int i = 0; i < options.size(); ) {
            List<Node> start = start(unrolled(options.get(i)));
            int end = i + 1;
            while (!start.isEmpty() && end < options.size() && start.equals(start(unrolled(options.get(end))))) {
                end++;
            }
            out.add(end == i + 1 ? options.get(i) : joined(start, options.subList(i, end), choice));
            i = end;
        }
        return out;
    }

    private static Node joined(List<Node> start, List<Node> options, Function<List<Node>, Node> choice) {
        List<Node> rests = options.stream().map(option -> rest(unrolled(option), start.size())).toList();
        List<Node> parts = new ArrayList<>(start);
        switch (choice.apply(rests)) {
            case Node.Sequence(List<Node> more) -> parts.addAll(more);
            case Node other -> parts.add(other);
        }
        return new Node.Sequence(parts);
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
