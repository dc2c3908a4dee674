package dev.tailrace.inputs.file.discover;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of paths, without alternatives: a literal directory to start from, then one {@link NamePattern} a level.
 *
 * <p>Immutable and pure.
 */
public final class Glob {
    /** Stands for "any number of directories, none too" among the levels. */
    static final NamePattern ANY_DEPTH = NamePattern.parse("**", PathStyle.POSIX);

    private static final int MOST_ALTERNATIVES = 1024;

    private final String text;
    private final String base;
    private final List<NamePattern> levels;

    private Glob(String text, String base, List<NamePattern> levels) {
        this.text = text;
        this.base = base;
        this.levels = List.copyOf(levels);
    }

    /**
     * Reads a pattern; {@code {a,b}} makes it several. Braces without a comma, as around a GUID, are text.
     *
     * @param recursive whether {@code **} matches several levels; if not, it is a {@code *}
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public static List<Glob> parse(String text, PathStyle style, boolean recursive) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("an empty path matches nothing");
        }
        List<String> alternatives = new ArrayList<>();
        expand(text, 0, style, alternatives);
        return alternatives.stream().map(each -> one(text, each, style, recursive)).toList();
    }

    private static Glob one(String text, String alternative, PathStyle style, boolean recursive) {
        int root = style.rootLength(alternative);
        String base = alternative.substring(0, root);
        List<NamePattern> levels = new ArrayList<>();
        for (String component : components(alternative, root, style)) {
            NamePattern pattern = NamePattern.parse(component, style);
            boolean anyDepth = recursive && component.equals("**");
            if (anyDepth) {
                if (levels.isEmpty() || levels.getLast() != ANY_DEPTH) {
                    levels.add(ANY_DEPTH);
                }
            } else if (levels.isEmpty() && pattern.literal() != null) {
                base = style.join(base, pattern.literal());
            } else {
                levels.add(pattern);
            }
        }
        if (!levels.isEmpty() && levels.getLast() == ANY_DEPTH) {
            levels.add(NamePattern.parse("*", style));
        }
        return new Glob(text, base, levels);
    }

    private static List<String> components(String path, int from, PathStyle style) {
        List<String> components = new ArrayList<>();
        int start = from;
        for (int at = from; at <= path.length(); at++) {
            if (at == path.length() || style.isSeparator(path.charAt(at))) {
                String component = path.substring(start, at);
                if (!component.isEmpty() && !component.equals(".")) {
                    components.add(component);
                }
                start = at + 1;
            }
        }
        return components;
    }

    /** Writes out the first group of alternatives from an index on and goes on with the results. A group of one is text, as in a shell. */
    private static void expand(String text, int from, PathStyle style, List<String> into) {
        int open = from;
        while (open < text.length() && text.charAt(open) != '{') {
            open = after(text, open, style);
        }
        if (open >= text.length()) {
            if (into.size() >= MOST_ALTERNATIVES) {
                throw new IllegalArgumentException("more than " + MOST_ALTERNATIVES + " alternatives in '" + text + '\'');
            }
            into.add(text);
            return;
        }
        List<String> choices = new ArrayList<>();
        int close = choices(text, open, style, choices);
        if (choices.size() == 1) {
            expand(text, open + 1, style, into);
            return;
        }
        for (String choice : choices) {
            expand(text.substring(0, open) + choice + text.substring(close + 1), open, style, into);
        }
    }

    /** Takes a group apart; returns the index of its closing brace. */
    private static int choices(String text, int open, PathStyle style, List<String> into) {
        int depth = 0;
        int start = open + 1;
        for (int at = open; at < text.length(); at = after(text, at, style)) {
            char c = text.charAt(at);
            if (c == '{') {
                depth++;
            } else if (c == ',' && depth == 1) {
                into.add(text.substring(start, at));
                start = at + 1;
            } else if (c == '}' && --depth == 0) {
                into.add(text.substring(start, at));
                return at;
            }
        }
        throw new IllegalArgumentException("'{' is not closed in '" + text + "'; a brace that means itself is written [{]");
    }

    /** Index of the next character that may mean something: behind an escaped one, or a bracket expression. */
    private static int after(String text, int at, PathStyle style) {
        char c = text.charAt(at);
        if (c == '\\' && style == PathStyle.POSIX) {
            return at + 2;
        }
        int close = c == '[' ? NamePattern.closingBracket(text, at) : -1;
        return close < 0 ? at + 1 : close + 1;
    }

    /** As the user wrote it. */
    public String text() {
        return text;
    }

    /** The path up to the first component with a wildcard; the whole path if there is none. */
    public String base() {
        return base;
    }

    /** Patterns of what follows below the base, one a level, {@link #ANY_DEPTH} among them; empty for a plain path. */
    List<NamePattern> levels() {
        return levels;
    }

    /** Whether a path matches; for tests and for hints, the scan works level by level. */
    public boolean matches(String path, PathStyle style) {
        String folded = style.folded(path);
        String start = style.folded(base);
        if (levels.isEmpty()) {
            return folded.equals(start);
        }
        boolean rooted = start.isEmpty() || style.isSeparator(start.charAt(start.length() - 1));
        if (!folded.startsWith(start) || !rooted && (folded.length() <= start.length() || !style.isSeparator(folded.charAt(start.length())))) {
            return false;
        }
        return matches(components(path, start.length(), style), 0, 0);
    }

    private boolean matches(List<String> names, int name, int level) {
        if (level == levels.size()) {
            return name == names.size();
        }
        if (levels.get(level) == ANY_DEPTH) {
            for (int skip = name; skip <= names.size(); skip++) {
                if (matches(names, skip, level + 1)) {
                    return true;
                }
            }
            return false;
        }
        return name < names.size() && levels.get(level).matches(names.get(name)) && matches(names, name + 1, level + 1);
    }
}
