package dev.tailrace.core.grok;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Named patterns, and the compiler of expressions that refer to them. Immutable. */
public final class GrokLibrary {
    private static final Map<PatternSet, GrokLibrary> SETS = Collections.synchronizedMap(new EnumMap<>(PatternSet.class));

    private final Map<String, String> definitions;

    private GrokLibrary(Map<String, String> definitions) {
        this.definitions = definitions;
    }

    /** One of the two sets, read when first asked for. */
    public static GrokLibrary of(PatternSet set) {
        return SETS.computeIfAbsent(set, each -> new GrokLibrary(SetDefinitions.of(each)));
    }

    /** This library and more definitions, which win over those of the same name: {@code pattern_definitions}. */
    public GrokLibrary with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(definitions);
        all.putAll(more);
        return new GrokLibrary(all);
    }

    /**
     * Follows the references of a definition.
     *
     * @throws GrokException if one leads nowhere or in a circle, or a capture is wrong
     */
    public void check(String name) {
        Expansion.of("%{" + name + '}', definitions);
    }

    public Set<String> names() {
        return Collections.unmodifiableSet(definitions.keySet());
    }

    /** The definition of a name, null if there is none. */
    public String definition(String name) {
        return definitions.get(name);
    }

    /** @throws GrokException if the expression, or a definition it leads to, is wrong */
    public GrokPattern compile(String expression) {
        return compile(List.of(expression));
    }

    /**
     * Compiles expressions that are tried in order; the first that matches a line gives the captures.
     *
     * @throws GrokException if an expression, or a definition it leads to, is wrong
     */
    public GrokPattern compile(List<String> expressions) {
        List<GrokExpression> compiled = new ArrayList<>();
        for (String expression : expressions) {
            compiled.add(GrokExpression.compile(Expansion.of(expression, definitions)));
        }
        return new GrokPattern(compiled);
    }
}
