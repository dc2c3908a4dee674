package dev.tailrace.core.grok.regex;

import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * The other idea, as cheap as it can be: one look-up a byte by {@link StartFilter}, which tells where a match can begin and no more. An
 * automaton that captures does at least that, and moves registers besides. For measuring.
 */
public final class Automaton {
    private Automaton() {}

    /** Nothing for an expression that it does not take: one that can match nothing, or that is too large. */
    public static Optional<ToIntFunction<byte[]>> of(String regex) throws NotCompilable {
        ReverseNfa nfa = ReverseNfa.of(Simplifier.literals(Simplifier.simplify(Parser.parse(regex, Dialect.RUBY).root())));
        if (nfa == null) {
            return Optional.empty();
        }
        StartFilter filter = new StartFilter(nfa);
        return Optional.of(line -> filter.scan(line, 0, line.length) ? filter.next(0, line.length) : -1);
    }
}
