package dev.tailrace.core.setup;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Location;
import dev.tailrace.core.config.Nearest;
import dev.tailrace.core.config.Node;
import dev.tailrace.core.config.Quoted;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.processors.condition.ConditionCompiler;
import dev.tailrace.core.processors.condition.ConditionPlan;
import dev.tailrace.core.route.RoutePlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compiles an input's {@code output:} and {@code routes:}. One use. */
final class Destinations {
    static final Key<List<String>> OUTPUT = Key.strings("output")
            .doc("Where its events go: one or several names under outputs; needed only if there are several. With routes: where those go that meet none.");
    private static final Key<Node> WHEN =
            Key.any("when").doc("The condition: equals, contains, regexp, range, network, has_fields, and, or, not. Without one: all that is left.");
    private static final Key<List<String>> TO = Key.strings("output").required().doc("One or several names under outputs.");
    static final Section ROUTE = Section.of("route", WHEN, TO);
    static final Key<List<Settings>> ROUTES = Key.sections("routes", ROUTE)
            .doc("Which events go where: the first route whose condition an event meets decides.");

    private final Settings settings;
    private final Node outputs;
    private final Set<String> known;
    private final Fields names;

    /**
     * @param settings of the input
     * @param outputs what {@code outputs:} holds, in whatever state, or null
     */
    Destinations(Settings settings, Node outputs, Fields names) {
        this.settings = settings;
        this.outputs = outputs;
        this.known = outputs instanceof Node.MapNode map ? map.members().keySet() : Set.of();
        this.names = names;
    }

    RoutePlan compile() {
        List<String> otherwise = settings.has(OUTPUT) ? outputs(settings, OUTPUT) : null;
        List<Settings> written = settings.get(ROUTES);
        if (written == null || written.isEmpty()) {
            return RoutePlan.to(otherwise == null ? onlyOne() : otherwise);
        }
        List<RoutePlan.Route> routes = new ArrayList<>();
        Map<String, Integer> conditions = new LinkedHashMap<>();
        List<String> rest = null;
        Location restAt = null;
        for (Settings route : written) {
            if (route == null) {
                continue;
            }
            List<String> to = outputs(route, TO);
            if (rest != null) {
                settings.problems().error(route.location(), "route: never reached, as the one in line " + restAt.line()
                        + " has no 'when' and takes all that is left");
            } else if (route.has(WHEN)) {
                sameConditionAgain(route, conditions);
                ConditionPlan when = ConditionCompiler.compile(route.get(WHEN), names, settings.problems());
                if (when != null) {
                    routes.add(new RoutePlan.Route(when, to));
                }
            } else {
                rest = to;
                restAt = route.location();
            }
        }
        if (rest != null && otherwise != null) {
            settings.error(OUTPUT, "output: never reached, as the route in line " + restAt.line() + " has no 'when' and takes all that is left");
        } else if (rest == null && otherwise == null) {
            settings.warn(ROUTES, "routes: events that meet none of these conditions are dropped; to keep them, say where they go with the "
                    + "input's 'output', or with a last route without 'when'");
        }
        return new RoutePlan(routes, rest != null ? rest : otherwise != null ? otherwise : List.of());
    }

    private void sameConditionAgain(Settings route, Map<String, Integer> conditions) {
        Integer line = conditions.putIfAbsent(route.get(WHEN).json(), route.location().line());
        if (line != null) {
            route.error(WHEN, "route: never reached, as the one in line " + line + " has the same condition; one route can name several "
                    + "outputs: output: [a, b]");
        }
    }

    /** Of an input that names none. */
    private List<String> onlyOne() {
        if (known.size() > 1) {
            settings.problems().error(settings.location(), "input: 'output' is missing: there are several (" + String.join(", ", known) + ')');
        }
        return known.isEmpty() ? List.of() : List.of(known.iterator().next());
    }

    private List<String> outputs(Settings of, Key<List<String>> key) {
        List<String> written = of.get(key);
        if (written == null) {
            return List.of();
        }
        if (written.isEmpty()) {
            of.error(key, "output: expected the name of an output, found an empty list");
        }
        Set<String> each = new LinkedHashSet<>();
        for (int i = 0; i < written.size(); i++) {
            String name = written.get(i);
            Location at = at(of, key, i);
            if (!each.add(name)) {
                of.problems().error(at, "output: " + Quoted.of(name) + " is named twice");
            }
            if (!known.contains(name) && outputs instanceof Node.MapNode) {
                String all = known.isEmpty() ? "" : " (there are: " + String.join(", ", known) + ')';
                of.problems().error(at, "output: there is no output " + Quoted.of(name) + Nearest.hint(name, known) + all);
            }
        }
        return List.copyOf(each);
    }

    private static Location at(Settings of, Key<?> key, int item) {
        return of.node().get(key.name()) instanceof Node.ListNode list && item < list.items().size()
                ? list.items().get(item).location()
                : of.at(key);
    }
}
