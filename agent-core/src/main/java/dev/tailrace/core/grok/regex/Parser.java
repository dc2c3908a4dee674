package dev.tailrace.core.grok.regex;

import dev.tailrace.core.grok.regex.Node.Greed;
import dev.tailrace.core.grok.regex.Node.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the Ruby dialect of Oniguruma (its {@code doc/RE}, as Joni has it with no options set). What has no counterpart in {@link Node} is
 * {@link NotCompilable}: back references, conditions, properties, extended syntax.
 */
final class Parser {
    private static final int DEEPEST = 200;

    private final Scanner in;
    private final List<String> groups = new ArrayList<>();
    private boolean foldsCase;
    private boolean usesFolding;
    private boolean dotMatchesNewline;
    private int depth;

    private Parser(String regex) {
        this.in = new Scanner(regex);
    }

    /**
     * A tree and what is to be known about it.
     *
     * @param root the expression
     * @param groups the names of the capturing groups, in the order of their numbers
     * @param asciiTextOnly true if the tree is right only for text of ASCII characters
     */
    record Parsed(Node root, List<String> groups, boolean asciiTextOnly) {}

    static Parsed parse(String regex) throws NotCompilable {
        Parser parser = new Parser(regex);
        Node root = parser.choice();
        if (!parser.in.atEnd()) {
            throw new NotCompilable("a parenthesis that closes nothing");
        }
        return new Parsed(root, List.copyOf(parser.groups), parser.usesFolding);
    }

    /** Alternatives up to the end of the group. Options set in here end with it. */
    private Node choice() throws NotCompilable {
        boolean folds = foldsCase;
        boolean dot = dotMatchesNewline;
        if (++depth > DEEPEST) {
            throw new NotCompilable("groups nested more than " + DEEPEST + " deep");
        }
        List<Node> options = new ArrayList<>();
        options.add(sequence());
        while (in.accept('|')) {
            options.add(sequence());
        }
        depth--;
        foldsCase = folds;
        dotMatchesNewline = dot;
        return options.size() == 1 ? options.getFirst() : new Node.Choice(options);
    }

    private Node sequence() throws NotCompilable {
        List<Node> parts = new ArrayList<>();
        while (!in.atEnd() && !in.sees('|') && !in.sees(')')) {
            parts.add(repeated(atom()));
        }
        return parts.size() == 1 ? parts.getFirst() : new Node.Sequence(parts);
    }

    private Node repeated(Node atom) throws NotCompilable {
        Node node = atom;
        while (true) {
            boolean interval = in.sees('{');
            int[] bounds = in.bounds();
            if (bounds == null) {
                return node;
            }
            if (node instanceof Node.Edge || node instanceof Node.Ahead || node instanceof Node.Behind) {
                throw new NotCompilable("a repeated assertion");
            }
            refuse(node, bounds[0], bounds[bounds.length - 1]);
            boolean fixed = interval && bounds.length == 1;
            Greed greed = Greed.GREEDY;
            if (!fixed && in.accept('?')) {
                greed = Greed.LAZY;
            } else if (!interval && in.accept('+')) {
                greed = Greed.POSSESSIVE;
            }
            node = new Node.Repeat(node, bounds[0], fixed ? bounds[0] : bounds[1], greed);
        }
    }

    /** What Oniguruma makes of rounds that take nothing depends on the size of its own code, but for plain stars and pluses. */
    private static void refuse(Node repeated, int min, int max) throws NotCompilable {
        if (max <= 1 || !Facts.nullable(repeated)) {
            return;
        }
        if (Facts.hasGroups(repeated)) {
            throw new NotCompilable("a group that captures within a repeated part that can match nothing");
        }
        if (min > 1 || max != Node.UNBOUNDED) {
            throw new NotCompilable("a counted repetition of a part that can match nothing");
        }
    }

    private Node atom() throws NotCompilable {
        int c = in.next();
        return switch (c) {
            case '(' -> group();
            case '[' -> new Node.Chars(new ClassParser(in, foldsCase).parse());
            case '.' -> new Node.Chars(dotMatchesNewline ? CodePoints.ALL : CodePoints.NEWLINE.not());
            case '^' -> new Node.Edge(Place.LINE_START);
            case '$' -> new Node.Edge(Place.LINE_END);
            case '*', '+', '?' -> throw new NotCompilable("a quantifier that has nothing to repeat");
            case '\\' -> escape();
            default -> character(c);
        };
    }

    private Node escape() throws NotCompilable {
        int c = in.next();
        Place place = switch (c) {
            case 'b' -> Place.WORD_EDGE;
            case 'B' -> Place.NO_WORD_EDGE;
            case 'A' -> Place.TEXT_START;
            case 'z' -> Place.TEXT_END;
            case 'Z' -> Place.TEXT_END_BEFORE_NEWLINE;
            default -> null;
        };
        if (place != null) {
            return new Node.Edge(place);
        }
        CodePoints shorthand = Scanner.shorthand(c);
        return shorthand != null ? new Node.Chars(shorthand) : character(in.escaped(c));
    }

    private Node character(int c) throws NotCompilable {
        if (!foldsCase) {
            return new Node.Chars(CodePoints.of(c));
        }
        if (c >= 0x80) {
            throw new NotCompilable("(?i) with characters beyond ASCII");
        }
        return new Node.Chars(CodePoints.of(c).foldAscii());
    }

    private Node group() throws NotCompilable {
        if (!in.accept('?')) {
            return closed(choice());
        }
        int c = in.next();
        return switch (c) {
            case ':' -> closed(choice());
            case '>' -> new Node.Atomic(closed(choice()));
            case '=' -> new Node.Ahead(closed(choice()), false);
            case '!' -> new Node.Ahead(closed(choice()), true);
            case '<' -> in.accept('=') ? behind(false) : in.accept('!') ? behind(true) : named('>');
            case '\'' -> named('\'');
            case '#' -> {
                in.until(')');
                yield new Node.Empty();
            }
            default -> options(c);
        };
    }

    private Node named(char closing) throws NotCompilable {
        int number = groups.size();
        groups.add(in.until(closing));
        return new Node.Group(number, closed(choice()));
    }

    private Node behind(boolean negative) throws NotCompilable {
        Node body = Simplifier.simplify(closed(choice()));
        List<CodePoints> sets = new ArrayList<>();
        if (!Facts.characters(body, sets)) {
            throw new NotCompilable("a lookbehind that is no run of single characters");
        }
        return new Node.Behind(sets, negative);
    }

    /** {@code (?i)}, which holds to the end of the enclosing group, alternatives included, and {@code (?i:...)}. */
    private Node options(int first) throws NotCompilable {
        boolean folds = foldsCase;
        boolean dot = dotMatchesNewline;
        boolean on = true;
        int c = first;
        while (c != ')' && c != ':') {
            switch (c) {
                case '-' -> on = false;
                case 'i' -> foldsCase = on;
                case 'm' -> dotMatchesNewline = on;
                default -> throw new NotCompilable("(?" + Character.toString(c) + "...)");
            }
            c = in.next();
        }
        usesFolding |= foldsCase;
        Node body = choice();
        foldsCase = folds;
        dotMatchesNewline = dot;
        return c == ':' ? closed(body) : body;
    }

    private Node closed(Node body) throws NotCompilable {
        if (!in.accept(')')) {
            throw new NotCompilable("a parenthesis that is not closed");
        }
        return body;
    }
}
