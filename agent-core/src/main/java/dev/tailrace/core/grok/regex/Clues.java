package dev.tailrace.core.grok.regex;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Of an expression, short texts of which every match contains one: whoever has very many expressions looks for all these texts at once and
 * tries only the expressions that may match.
 */
public final class Clues {
    private static final int SHORTEST = 3;
    private static final int MOST = 512;

    private Clues() {}

    /** Texts of ASCII in lower case, which the match may contain in any case; none if nothing is known of the expression. */
    public static Set<String> of(String regex, Dialect dialect) {
        try {
            return in(Simplifier.simplify(Parser.parse(regex, dialect).root()));
        } catch (NotCompilable e) {
            return Set.of();
        }
    }

    private static Set<String> in(Node node) {
        return switch (node) {
            case Node.Sequence(List<Node> parts) -> inSequence(parts);
            case Node.Choice(List<Node> options) -> inAny(options);
            case Node.Repeat repeat -> repeat.min() == 0 ? Set.of() : in(repeat.body());
            case Node.Group(int _, Node body) -> in(body);
            case Node.Atomic(Node body) -> in(body);
            case Node.Outlined(Node body) -> in(body);
            case Node.Empty _, Node.Chars _, Node.Literal _, Node.Edge _, Node.Ahead _, Node.Behind _ -> Set.of();
        };
    }

    /** The best that any part has: the longer its shortest text, the better. */
    private static Set<String> inSequence(List<Node> parts) {
        List<Set<String>> found = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        for (Node part : parts) {
            int letter = part instanceof Node.Chars(CodePoints set) ? letter(set) : -1;
            if (letter >= 0) {
                run.append((char) letter);
            } else {
                found.add(longEnough(run));
                run.setLength(0);
                found.add(in(part));
            }
        }
        found.add(longEnough(run));
        return found.stream().max(Comparator.comparingInt(Clues::shortest)).orElseThrow();
    }

    private static Set<String> longEnough(StringBuilder run) {
        return run.length() < SHORTEST ? Set.of() : Set.of(run.toString());
    }

    private static int shortest(Set<String> texts) {
        return texts.stream().mapToInt(String::length).min().orElse(0);
    }

    private static Set<String> inAny(List<Node> options) {
        Set<String> all = new TreeSet<>();
        for (Node option : options) {
            Set<String> some = in(option);
            if (some.isEmpty()) {
                return some;
            }
            all.addAll(some);
        }
        return all.size() > MOST ? Set.of() : all;
    }

    /** The character of ASCII that a set is about, in lower case; -1 if it is about more than one and its other case. */
    private static int letter(CodePoints set) {
        int[] ranges = set.ranges();
        if (ranges.length == 0 || ranges[ranges.length - 1] >= 0x80) {
            return -1;
        }
        int lower = Character.toLowerCase(ranges[0]);
        return set.within(CodePoints.of(lower).foldAscii()) ? lower : -1;
    }
}
