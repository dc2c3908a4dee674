package dev.tailrace.core.grok.regex;

import java.util.List;

/** A part of a regular expression. Immutable; equal if written alike. */
sealed interface Node {
    int UNBOUNDED = Integer.MAX_VALUE;

    /** Matches nothing, always. */
    record Empty() implements Node {}

    /** One character out of a set. */
    record Chars(CodePoints set) implements Node {}

    /** These bytes: characters that stand side by side, joined. */
    record Literal(List<Byte> bytes) implements Node {}

    /** One after another. */
    record Sequence(List<Node> parts) implements Node {}

    /** The first that leads to a match. */
    record Choice(List<Node> options) implements Node {}

    /** {@code min} to {@code max} times. */
    record Repeat(Node body, int min, int max, Greed greed) implements Node {}

    /** What the group matched is kept. Groups are numbered in the order in which they open. */
    record Group(int number, Node body) implements Node {}

    /** Once matched it is not tried differently. */
    record Atomic(Node body) implements Node {}

    /** What follows does ({@code negative}: does not) match. */
    record Ahead(Node body, boolean negative) implements Node {}

    /** What stands before are ({@code negative}: are not) characters of these sets, in this order. */
    record Behind(List<CodePoints> sets, boolean negative) implements Node {}

    /** Gets a method of its own when code is written. */
    record Outlined(Node body) implements Node {}

    /** A place in the text. */
    record Edge(Place place) implements Node {}

    /** How much a repetition takes first. */
    enum Greed {
        GREEDY,
        LAZY,
        POSSESSIVE
    }

    /** Places without width. */
    enum Place {
        LINE_START,
        LINE_END,
        TEXT_START,
        TEXT_END,
        TEXT_END_BEFORE_NEWLINE,
        /** Likewise before any end of a line that Java knows, but not in the middle of one. */
        TEXT_END_BEFORE_TERMINATOR,
        WORD_EDGE,
        NO_WORD_EDGE
    }
}
