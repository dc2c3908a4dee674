package dev.tailrace.core.grok.regex;

import dev.tailrace.core.grok.regex.Node.Place;

/** The language an expression is written in. */
public enum Dialect {
    /**
     * Oniguruma's for Ruby (its {@code doc/RE}), which grok has: groups without a name do not capture, {@code ^} and {@code $} stand at
     * every line's edge.
     */
    RUBY(CodePoints.NEWLINE.not(), 'm', Place.LINE_START, Place.LINE_END, Place.TEXT_END_BEFORE_NEWLINE),

    /**
     * That of {@link java.util.regex.Pattern}, compiled without flags: all groups capture, {@code ^} and {@code $} stand at the text's edges,
     * {@code (?i)} folds ASCII. Expressions are to be such that {@code Pattern} takes them: what it refuses is not looked for here. What
     * it leaves in a group after an attempt that failed is not always what Perl would; expressions where it may show are not taken.
     */
    JAVA(
            CodePoints.NEWLINE.or(CodePoints.of('\r')).or(CodePoints.of(0x85)).or(CodePoints.range(0x2028, 0x2029)).not(),
            's',
            Place.TEXT_START,
            Place.TEXT_END_BEFORE_TERMINATOR,
            Place.TEXT_END_BEFORE_TERMINATOR);

    /** What the dot takes, if nothing else is said. */
    final CodePoints dot;

    /** The option that lets it take everything. */
    final int dotTakesAll;

    /** What {@code ^} is. */
    final Place caret;

    /** What {@code $} is. */
    final Place dollar;

    /** What {@code \Z} is. */
    final Place bigZ;

    Dialect(CodePoints dot, int dotTakesAll, Place caret, Place dollar, Place bigZ) {
        this.dot = dot;
        this.dotTakesAll = dotTakesAll;
        this.caret = caret;
        this.dollar = dollar;
        this.bigZ = bigZ;
    }
}
