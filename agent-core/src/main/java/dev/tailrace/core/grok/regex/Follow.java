package dev.tailrace.core.grok.regex;

/**
 * What comes after a node, as far as the node must know.
 *
 * @param first the bytes that can stand where the node ends, in a match; all of them if nothing need follow. Where the text ends there is
 *     no byte, and nothing is said
 * @param commits true if nothing that comes later can fail: the node's first match is kept, and it is never asked for another
 * @param wordEdge true if a word boundary comes right after the node
 */
record Follow(ByteSet first, boolean commits, boolean wordEdge) {
    static final Follow DONE = new Follow(ByteSet.all(), true, false);

    private static final ByteSet TERMINATORS = Dialect.JAVA.dot.not().leads();

    /** What comes before {@code node}, when this comes after it. */
    Follow before(Node node) {
        return switch (node) {
            case Node.Empty _ -> this;
            case Node.Edge(Node.Place place) -> edge(place);
            case Node.Ahead(Node body, boolean negative) -> new Follow(ahead(body, negative), false, false);
            default -> {
                ByteSet starts = Facts.first(node);
                yield new Follow(Facts.nullable(node) ? starts.addAll(first) : starts, false, false);
            }
        };
    }

    private Follow edge(Node.Place place) {
        return switch (place) {
            case LINE_END, TEXT_END_BEFORE_NEWLINE -> new Follow(new ByteSet().add('\n', '\n'), false, false);
            case TEXT_END_BEFORE_TERMINATOR -> new Follow(TERMINATORS, false, false);
            case TEXT_END -> new Follow(new ByteSet(), false, false);
            case WORD_EDGE -> new Follow(first, false, true);
            case NO_WORD_EDGE, LINE_START, TEXT_START -> new Follow(first, false, false);
        };
    }

    private ByteSet ahead(Node body, boolean negative) {
        ByteSet set = Facts.first(body);
        boolean tells = negative ? body instanceof Node.Chars(CodePoints chars) && chars.asciiOnly() : !Facts.nullable(body);
        if (!tells) {
            return first;
        }
        ByteSet rest = new ByteSet();
        for (int i = 0; i < 256; i++) {
            if (first.has(i) && set.has(i) != negative) {
                rest.add(i, i);
            }
        }
        return rest;
    }
}
