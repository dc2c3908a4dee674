package dev.tailrace.core.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
    private final Set<Location> unreadable = new HashSet<>();
    private final Set<String> hidden = new HashSet<>();

    public void error(Location location, String message) {
        add(location, message, true);
    }

    public void warn(Location location, String message) {
        add(location, message, false);
    }

    /** An error after which nothing else that is found in this place tells the user anything. */
    void unreadable(Location location, String message) {
        add(location, message, true);
        unreadable.add(location);
    }

    private void add(Location location, String message, boolean fatal) {
        if (!unreadable.contains(location)) {
            found.add(new Problem(location, message, fatal));
        }
    }

    /** Keeps a text out of all messages, wherever it turns up. */
    void hide(String secret) {
        if (!secret.isEmpty()) {
            hidden.add(secret);
        }
    }

    /** Takes over what another one found. */
    void addAll(Problems others) {
        others.found.forEach(problem -> add(problem.location(), problem.message(), problem.fatal()));
        unreadable.addAll(others.unreadable);
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(Problem::fatal);
    }

    /** In the order of the file, each once. */
    public List<Problem> all() {
        return found.stream()
                .map(this::withoutSecrets)
                .distinct()
                .sorted(Comparator.comparing((Problem p) -> p.location().file())
                        .thenComparingInt(p -> p.location().line())
                        .thenComparingInt(p -> p.location().column()))
                .toList();
    }

    private Problem withoutSecrets(Problem problem) {
        String message = problem.message();
        for (String secret : hidden) {
            message = message.replace(secret, "(secret)");
        }
        return new Problem(problem.location(), message, problem.fatal());
    }
}
