package dev.tailrace.core.grok;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** One or more compiled expressions, tried in order. Thread-safe; each thread takes a {@link GrokMatcher} of its own. */
public final class GrokPattern {
    private final List<GrokExpression> expressions;
    private final List<Capture> captures;

    GrokPattern(List<GrokExpression> expressions) {
        this.expressions = List.copyOf(expressions);
        LinkedHashSet<Capture> all = new LinkedHashSet<>();
        expressions.forEach(each -> all.addAll(each.captures()));
        this.captures = List.copyOf(all);
    }

    /**
     * The fields that any of the expressions fills, in the order written. A field captured with two types is here twice, and at most one of
     * the two takes part in a match of sensible patterns; whoever sets fields sets them in this order.
     */
    public List<Capture> captures() {
        return captures;
    }

    /** What runs each expression, in their order. */
    public List<Engine> engines() {
        return expressions.stream().map(GrokExpression::engine).toList();
    }

    /** A matcher for one thread. */
    public GrokMatcher newMatcher() {
        List<GrokMatcher.Candidate> candidates = new ArrayList<>();
        for (GrokExpression each : expressions) {
            int[] positions = each.captures().stream().mapToInt(captures::indexOf).toArray();
            candidates.add(new GrokMatcher.Candidate(each.matchers().apply(positions), each.required()));
        }
        return new GrokMatcher(candidates, captures.size());
    }
}
