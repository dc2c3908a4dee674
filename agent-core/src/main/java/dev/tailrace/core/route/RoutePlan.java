package dev.tailrace.core.route;

import dev.tailrace.core.processors.condition.ConditionPlan;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where an input's events go, checked and compiled. Immutable.
 *
 * @param routes asked in this order; the first whose condition is met decides
 * @param otherwise outputs of an event that meets no condition; none: it is dropped
 */
public record RoutePlan(List<Route> routes, List<String> otherwise) {
    /**
     * One route.
     *
     * @param when the condition
     * @param outputs names of the outputs, each once
     */
    public record Route(ConditionPlan when, List<String> outputs) {}

    public RoutePlan {
        routes = List.copyOf(routes);
        otherwise = List.copyOf(otherwise);
    }

    /** Everything goes to these outputs. */
    public static RoutePlan to(List<String> outputs) {
        return new RoutePlan(List.of(), outputs);
    }

    /** All outputs that an event may go to, in the order in which they are named first. */
    public List<String> outputs() {
        Set<String> outputs = new LinkedHashSet<>();
        routes.forEach(route -> outputs.addAll(route.outputs()));
        outputs.addAll(otherwise);
        return List.copyOf(outputs);
    }

    /** True if events go different ways. */
    public boolean isConditional() {
        return !routes.isEmpty();
    }
}
