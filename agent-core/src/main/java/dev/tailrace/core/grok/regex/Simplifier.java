package dev.tailrace.core.grok.regex;

import dev.tailrace.core.grok.regex.Node.Greed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Rewrites a tree into a smaller one with the same matches in the same order of preference. */
final class Simplifier {
    private Simplifier() {}

    static Node simplify(Node node) {
        return switch (node) {
            case Node.Empty _, Node.Edge _, Node.Behind _, Node.Chars _, Node.Literal _ -> node;
            case Node.Sequence(List<Node> parts) -> sequence(parts);
            case Node.Choice(List<Node> options) -> choice(options);
            case Node.Repeat repeat -> repeat(simplify(repeat.body()), repeat);
            case Node.Group(int number, Node body) -> new Node.Group(number, simplify(body));
            case Node.Atomic(Node body) -> atomic(simplify(body));
            case Node.Ahead(Node body, boolean negative) -> new Node.Ahead(simplify(body), negative);
            case Node.Outlined(Node body) -> new Node.Outlined(simplify(body));
        };
    }

    private static Node sequence(List<Node> parts) {
        List<Node> flat = new ArrayList<>();
        for (Node part : parts) {
            switch (simplify(part)) {
                case Node.Empty _ -> {}
                case Node.Sequence(List<Node> inner) -> flat.addAll(inner);
                case Node other -> flat.add(other);
            }
        }
        return flat.isEmpty() ? new Node.Empty() : flat.size() == 1 ? flat.getFirst() : new Node.Sequence(flat);
    }

    /** Neighbours that are single characters are one set: at most one of them matches a character, and each takes all of it. */
    private static Node choice(List<Node> options) {
        List<Node> flat = new ArrayList<>();
        for (Node option : options) {
            switch (simplify(option)) {
                case Node.Choice(List<Node> inner) -> inner.forEach(each -> addOption(flat, each));
                case Node other -> addOption(flat, other);
            }
        }
        return flat.size() == 1 ? flat.getFirst() : new Node.Choice(flat);
    }

    private static void addOption(List<Node> options, Node option) {
        if (!options.isEmpty() && options.getLast() instanceof Node.Chars(CodePoints before) && option instanceof Node.Chars(CodePoints set)) {
            options.set(options.size() - 1, new Node.Chars(before.or(set)));
        } else {
            options.add(option);
        }
    }

    private static Node repeat(Node body, Node.Repeat as) {
        if (as.max() == 0 || body instanceof Node.Empty) {
            return new Node.Empty();
        }
        if (as.min() == 1 && as.max() == 1) {
            return as.greed() == Greed.POSSESSIVE ? atomic(body) : body;
        }
        if (as.greed() == Greed.POSSESSIVE && !(body instanceof Node.Chars)) {
            return new Node.Atomic(repeat(body, new Node.Repeat(body, as.min(), as.max(), Greed.GREEDY)));
        }
        boolean endless = as.greed() == Greed.GREEDY && as.min() <= 1 && as.max() == Node.UNBOUNDED;
        if ((endless || as.greed() == Greed.GREEDY && as.min() == 0 && as.max() == 1) && isRun(body)) {
            Node.Repeat run = (Node.Repeat) body;
            return new Node.Repeat(run.body(), Math.min(run.min(), as.min()), Node.UNBOUNDED, Greed.GREEDY);
        }
        if (as.min() == 0 && as.max() == 1 && !(body instanceof Node.Chars)) {
            Node empty = new Node.Empty();
            return choice(as.greed() == Greed.GREEDY ? List.of(body, empty) : List.of(empty, body));
        }
        Node once = endless && body instanceof Node.Choice(List<Node> options) ? singled(options) : body;
        return new Node.Repeat(once, as.min(), as.max(), as.greed());
    }

    /** {@code x*} or {@code x+} of a set of characters. */
    private static boolean isRun(Node node) {
        return node instanceof Node.Repeat run
                && run.body() instanceof Node.Chars
                && run.min() <= 1
                && run.max() == Node.UNBOUNDED
                && run.greed() == Greed.GREEDY;
    }

    /**
     * {@code (x+|y)*} is {@code (x|y)*} when x and y begin differently: the text then has one reading only, and giving back runs through the
     * same ends in the same order. This takes the exponential out of nested quantifiers.
     */
    private static Node singled(List<Node> options) {
        ByteSet seen = new ByteSet();
        for (Node option : options) {
            ByteSet first = Facts.first(option);
            if (Facts.nullable(option) || seen.meets(first)) {
                return new Node.Choice(options);
            }
            seen.addAll(first);
        }
        List<Node> single = new ArrayList<>();
        options.forEach(option -> addOption(single, isRun(option) ? ((Node.Repeat) option).body() : option));
        return single.size() == 1 ? single.getFirst() : new Node.Choice(single);
    }

    private static Node atomic(Node body) {
        return switch (body) {
            case Node.Empty _, Node.Edge _, Node.Behind _, Node.Ahead _, Node.Chars _, Node.Literal _, Node.Atomic _, Node.Outlined _ ->
                body;
            case Node.Repeat(Node.Chars set, int min, int max, Greed greed) when greed != Greed.LAZY ->
                new Node.Repeat(set, min, max, Greed.POSSESSIVE);
            case Node.Sequence _, Node.Choice _, Node.Repeat _, Node.Group _ -> new Node.Atomic(body);
        };
    }

    /** Joins characters that stand side by side into literals: the last rewriting, since {@link #simplify} looks for characters. */
    static Node literals(Node node) {
        return switch (node) {
            case Node.Empty _, Node.Edge _, Node.Behind _, Node.Literal _ -> node;
            case Node.Chars(CodePoints set) -> set.single() >= 0x80 ? new Node.Literal(utf8(set.single())) : node;
            case Node.Sequence(List<Node> parts) -> joined(parts);
            case Node.Choice(List<Node> options) -> new Node.Choice(options.stream().map(Simplifier::literals).toList());
            case Node.Repeat(Node.Chars _, int _, int _, Greed _) -> node;
            case Node.Repeat(Node body, int min, int max, Greed greed) -> new Node.Repeat(literals(body), min, max, greed);
            case Node.Group(int number, Node body) -> new Node.Group(number, literals(body));
            case Node.Atomic(Node body) -> new Node.Atomic(literals(body));
            case Node.Ahead(Node body, boolean negative) -> new Node.Ahead(literals(body), negative);
            case Node.Outlined(Node body) -> new Node.Outlined(literals(body));
        };
    }

    private static Node joined(List<Node> parts) {
        List<Node> out = new ArrayList<>();
        List<Byte> run = new ArrayList<>();
        for (Node part : parts) {
            if (part instanceof Node.Chars(CodePoints set) && set.single() >= 0) {
                run.addAll(utf8(set.single()));
                continue;
            }
            flush(run, out);
            out.add(literals(part));
        }
        flush(run, out);
        return out.size() == 1 ? out.getFirst() : new Node.Sequence(out);
    }

    private static void flush(List<Byte> run, List<Node> out) {
        if (!run.isEmpty()) {
            out.add(run.size() == 1 ? new Node.Chars(CodePoints.of(run.getFirst())) : new Node.Literal(List.copyOf(run)));
            run.clear();
        }
    }

    private static List<Byte> utf8(int codePoint) {
        List<Byte> bytes = new ArrayList<>();
        for (byte each : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
            bytes.add(each);
        }
        return bytes;
    }
}
