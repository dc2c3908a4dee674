package dev.tailrace.core.grok;

import java.util.List;
import java.util.function.Supplier;

/**
 * One compiled expression. Thread-safe; each thread has its own {@link LineMatcher}.
 *
 * @param expansion the expression, written out
 * @param engine what runs it
 * @param matchers makes a matcher
 */
record GrokExpression(Expansion expansion, Engine engine, Supplier<LineMatcher> matchers) {

    static GrokExpression compile(Expansion expansion) {
        JoniProgram joni = JoniProgram.compile(expansion);
        return new GrokExpression(expansion, new Engine(Engine.Kind.JONI, "every expression runs on Joni"), joni::matcher);
    }

    List<Capture> captures() {
        return expansion.captures();
    }
}
