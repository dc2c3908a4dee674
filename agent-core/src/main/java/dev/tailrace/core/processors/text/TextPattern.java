package dev.tailrace.core.processors.text;

import dev.tailrace.core.grok.regex.ByteRegex;
import dev.tailrace.core.grok.regex.Dialect;
import dev.tailrace.core.grok.regex.NotCompilable;
import java.util.regex.Pattern;

/**
 * A regular expression in Java's syntax, as users write them, and what runs it: the code that grok's compiler makes of it, or Java's own
 * matcher where that compiler does not take it. Both find the same. Immutable; each worker has a {@link PatternSearch} of its own.
 */
public final class TextPattern {
    private final Pattern pattern;

    /** Null if the compiler does not take the expression. */
    private final ByteRegex code;

    private TextPattern(Pattern pattern, ByteRegex code) {
        this.pattern = pattern;
        this.code = code;
    }

    /** @param pattern compiled without flags */
    public static TextPattern of(Pattern pattern) {
        try {
            return new TextPattern(pattern, ByteRegex.compile(pattern.pattern(), Dialect.JAVA));
        } catch (NotCompilable e) {
            return new TextPattern(pattern, null);
        }
    }

    /** True if it has code of its own. */
    boolean isCompiled() {
        return code != null;
    }

    public PatternSearch newSearch() {
        return new PatternSearch(pattern, code);
    }
}
