package dev.tailrace.core.grok;

import dev.tailrace.core.grok.regex.NotCompilable;
import dev.tailrace.core.grok.regex.RequiredBytes;
import java.util.List;
import java.util.function.Function;

/**
 * One compiled expression. Thread-safe; each thread has its own {@link LineMatcher}.
 *
 * @param expansion the expression, written out
 * @param engine what runs it
 * @param required what every match contains
 * @param matchers makes a matcher, given the place of each capture among its slots
 */
record GrokExpression(Expansion expansion, Engine engine, RequiredBytes required, Function<int[], LineMatcher> matchers) {

    /** Joni's classes are not loaded unless an expression needs them. */
    static GrokExpression compile(Expansion expansion) {
        try {
            CompiledProgram compiled = CompiledProgram.compile(expansion);
            return new GrokExpression(expansion, new Engine(Engine.Kind.COMPILED, compiled.why()), compiled.requiredBytes(), compiled::matcher);
        } catch (NotCompilable e) {
            JoniProgram joni = JoniProgram.compile(expansion);
            return new GrokExpression(expansion, new Engine(Engine.Kind.JONI, "it has " + e.getMessage()), RequiredBytes.NONE, joni::matcher);
        }
    }

    List<Capture> captures() {
        return expansion.captures();
    }
}
