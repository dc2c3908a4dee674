package dev.tailrace.core.grok;

import dev.tailrace.core.grok.regex.NotCompilable;
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

    /** Joni's classes are not loaded unless an expression needs them. */
    static GrokExpression compile(Expansion expansion) {
        try {
            CompiledProgram compiled = CompiledProgram.compile(expansion);
            return new GrokExpression(expansion, new Engine(Engine.Kind.COMPILED, compiled.why()), compiled::matcher);
        } catch (NotCompilable e) {
            JoniProgram joni = JoniProgram.compile(expansion);
            return new GrokExpression(expansion, new Engine(Engine.Kind.JONI, "it has " + e.getMessage()), joni::matcher);
        }
    }

    List<Capture> captures() {
        return expansion.captures();
    }
}
