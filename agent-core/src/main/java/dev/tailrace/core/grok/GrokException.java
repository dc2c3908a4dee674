package dev.tailrace.core.grok;

import java.util.List;

/** A pattern that cannot be compiled: a mistake of the configuration, said in its user's words. */
public final class GrokException extends RuntimeException {
    private final int position;
    private final List<String> path;

    GrokException(String message, int position, List<String> path) {
        super(message + (path.isEmpty() ? "" : " (in " + String.join(" > ", path) + ')'));
        this.position = position;
        this.path = List.copyOf(path);
    }

    /** Where in the innermost definition of {@link #path} (or in the pattern itself, if that is empty) the mistake stands, from 0. */
    public int position() {
        return position;
    }

    /** The names that lead from the pattern to the mistake, outermost first. */
    public List<String> path() {
        return path;
    }
}
