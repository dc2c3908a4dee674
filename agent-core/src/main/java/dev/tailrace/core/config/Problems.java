package dev.tailrace.core.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is wrong with a configuration (errors) or looks wrong (warnings), collected instead of thrown, so that users see all at once. */
public final class Problems {
    /** One finding. */
    public record Problem(Location location, String message, boolean fatal) {
        @Override
        public String toString() {
            return location + ": " + (fatal ? "" : "warning: ") + message;
        }
    }

    private final List<Problem> found = new ArrayList<>();

    public void error(Location location, String message) {
        found.add(new Problem(location, message, true));
    }

    public void warn(Location location, String message) {
        found.add(new Problem(location, message, false));
    }

    /** Takes over what another one found. */
    void addAll(Problems others) {
        found.addAll(others.found);
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(Problem::fatal);
    }

    /** In the order of the file, each once. */
    public List<Problem> all() {
        return found.stream()
                .distinct()
                .sorted(Comparator.comparing((Problem p) -> p.location().file())
                        .thenComparingInt(p -> p.location().line())
                        .thenComparingInt(p -> p.location().column()))
                .toList();
    }
}
