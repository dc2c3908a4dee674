package dev.tailrace.core.grok.regex;

import dev.tailrace.core.grok.regex.Node.Greed;
import dev.tailrace.core.grok.regex.Node.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads an expression of either {@link Dialect}. What has no counterpart in {@link Node} is {@link NotCompilable}: back references,
 * conditions, properties, extended syntax.
 */
final class Parser {
    private static final int DEEPEST = 200;

    private final Dialect dialect;
    private final Scanner in;
    private final List<String> groups = new ArrayList<>();
    private boolean foldsCase;
    private boolean dotTakesAll;
    private boolean asciiTextOnly;
    private int depth;

    private Parser(String regex, Dialect dialect) {
        this.dialect = dialect;
        this.in = new Scanner(regex, dialect);
    }

    /**
     * A tree and what is to be known about it.
     *
     * @param root the expression
     * @param groups the names of the capturing groups, in the order of their numbers; empty for one without a name
     * @param asciiTextOnly true if the tree is right only for text of ASCII characters
     */
    record Parsed(Node root, List<String> groups, boolean asciiTextOnly) {}

    static Parsed parse(String regex, Dialect dialect) throws NotCompilable {
        Parser parser = new Parser(regex, dialect);
        Node root = parser.choice();
        if (!parser.in.atEnd()) {
            throw new NotCompilable("a parenthesis that closes nothing");
        }
        return new Parsed(root, List.copyOf(parser.groups), parser.asciiTextOnly);
    }

    /** Alternatives up to the end of the group. Options set in here end with it. */
    private Node choice() throws NotCompilable {
        boolean folds = foldsCase;
        boolean dot = dotTakesAll;
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
        dotTakesAll = dot;
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
            node = switch (dialect) {
                case RUBY -> repeat(node, bounds, interval);
                case JAVA -> repeatOnce(node, bounds);
            };
        }
    }

    /** Intervals have no possessive form, fixed ones none at all: the character behind them is a quantifier of its own. */
    private Node repeat(Node node, int[] bounds, boolean interval) {
        boolean fixed = interval && bounds.length == 1;
        Greed greed = Greed.GREEDY;
        if (!fixed && in.accept('?')) {
            greed = Greed.LAZY;
        } else if (!interval && in.accept('+')) {
            greed = Greed.POSSESSIVE;
        }
        return new Node.Repeat(node, bounds[0], fixed ? bounds[0] : bounds[1], greed);
    }

    /** In Java each round of a possessive repetition keeps its first match. */
    private Node repeatOnce(Node node, int[] bounds) throws NotCompilable {
        Greed greed = in.accept('?') ? Greed.LAZY : in.accept('+') ? Greed.POSSESSIVE : Greed.GREEDY;
        if (in.sees('{')) {
            throw new NotCompilable("a brace behind a quantifier");
        }
        boolean roundByRound = greed == Greed.POSSESSIVE && !(node instanceof Node.Chars);
        Node round = roundByRound ? new Node.Atomic(withoutGroups(node)) : node;
        return new Node.Repeat(round, bounds[0], bounds[bounds.length - 1], greed);
    }

    /** What Oniguruma makes of rounds that take nothing depends on the size of its own code, but for plain stars and pluses. */
    private void refuse(Node repeated, int min, int max) throws NotCompilable {
        if (max <= 1) {
            return;
        }
        if (dialect == Dialect.JAVA && (Facts.nullable(repeated) || Facts.hasGroups(repeated))) {
            throw new NotCompilable("a repeated part that captures or can match nothing");
        }
        if (!Facts.nullable(repeated)) {
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
            case '[' -> new Node.Chars(new ClassParser(in, dialect, foldsCase).parse());
            case '.' -> new Node.Chars(dotTakesAll ? CodePoints.ALL : dialect.dot);
            case '^' -> new Node.Edge(dialect.caret);
            case '$' -> new Node.Edge(dialect.dollar);
            case '*', '+', '?' -> throw new NotCompilable("a quantifier that has nothing to repeat");
            case '\\' -> escape();
            default -> character(c);
        };
    }

    private Node escape() throws NotCompilable {
        int c = in.next();
        Place place = switch (c) {
            case 'b' -> wordEdge(Place.WORD_EDGE);
            case 'B' -> wordEdge(Place.NO_WORD_EDGE);
            case 'A' -> Place.TEXT_START;
            case 'z' -> Place.TEXT_END;
            case 'Z' -> dialect.bigZ;
            default -> null;
        };
        if (place != null) {
            return new Node.Edge(place);
        }
        CodePoints shorthand = in.shorthand(c);
        return shorthand != null ? new Node.Chars(shorthand) : character(in.escaped(c));
    }

    /** Java looks beyond ASCII at marks and what they stand on, and nowhere else. */
    private Place wordEdge(Place edge) throws NotCompilable {
        if (dialect == Dialect.JAVA && in.sees('{')) {
            throw new NotCompilable("the boundary of a grapheme");
        }
        asciiTextOnly |= dialect == Dialect.JAVA;
        return edge;
    }

    private Node character(int c) throws NotCompilable {
        if (!foldsCase) {
            return new Node.Chars(CodePoints.of(c));
        }
        if (c >= 0x80 && dialect == Dialect.RUBY) {
            throw new NotCompilable("(?i) with characters beyond ASCII");
        }
        return new Node.Chars(CodePoints.of(c).foldAscii());
    }

    private Node group() throws NotCompilable {
        if (!in.accept('?')) {
            return dialect == Dialect.JAVA ? captured("") : closed(choice());
        }
        int c = in.next();
        return switch (c) {
            case ':' -> closed(choice());
            case '>' -> new Node.Atomic(withoutGroups(closed(choice())));
            case '=' -> new Node.Ahead(withoutGroups(closed(choice())), false);
            case '!' -> new Node.Ahead(withoutGroups(closed(choice())), true);
            case '<' -> in.accept('=') ? behind(false) : in.accept('!') ? behind(true) : captured(in.until('>'));
            default -> dialect == Dialect.RUBY ? rubyGroup(c) : options(c);
        };
    }

    private Node rubyGroup(int first) throws NotCompilable {
        return switch (first) {
            case '\'' -> captured(in.until('\''));
            case '#' -> {
                in.until(')');
                yield new Node.Empty();
            }
            default -> options(first);
        };
    }

    /** Java forgets to take back what a group within such a part holds, if what follows the part fails. */
    private Node withoutGroups(Node body) throws NotCompilable {
        if (dialect == Dialect.JAVA && Facts.hasGroups(body)) {
            throw new NotCompilable("a group that captures within a part that is not tried again");
        }
        return body;
    }

    private Node captured(String name) throws NotCompilable {
        int number = groups.size();
        groups.add(name);
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

    /**
     * {@code (?i)}, which holds to the end of the enclosing group, and {@code (?i:...)}. In Ruby, alternatives behind the former are
     * alternatives to what stands between it and them, as if all of it were a group.
     */
    private Node options(int first) throws NotCompilable {
        boolean folds = foldsCase;
        boolean dot = dotTakesAll;
        boolean on = true;
        int c = first;
        while (c != ')' && c != ':') {
            if (c == '-') {
                on = false;
            } else if (c == 'i') {
                foldsCase = on;
            } else if (c == dialect.dotTakesAll) {
                dotTakesAll = on;
            } else {
                throw new NotCompilable("(?" + Character.toString(c) + "...)");
            }
            c = in.next();
        }
        asciiTextOnly |= foldsCase && dialect == Dialect.RUBY;
        if (c == ')' && dialect == Dialect.JAVA) {
            return new Node.Empty();
        }
        Node body = choice();
        foldsCase = folds;
        dotTakesAll = dot;
        return c == ':' ? closed(body) : body;
    }

    private Node closed(Node body) throws NotCompilable {
        if (!in.accept(')')) {
            throw new NotCompilable("a parenthesis that is not closed");
        }
        return body;
    }
}
