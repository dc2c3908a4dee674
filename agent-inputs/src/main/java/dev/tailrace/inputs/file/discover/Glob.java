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
     * Reads a pattern; {@code {a,b}} makes it several.
     *
     * @param recursive whether {@code **} matches several levels; if not, it is a {@code *}
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public static List<Glob> parse(String text, PathStyle style, boolean recursive) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("an empty path matches nothing");
        }
        List<String> alternatives = new ArrayList<>();
        expand(text, style, alternatives);
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

    /** Writes out the first group of alternatives and goes on with the results. */
    private static void expand(String text, PathStyle style, List<String> into) {
        int open = unescaped(text, '{', 0, style);
        if (open < 0) {
            if (into.size() >= MOST_ALTERNATIVES) {
                throw new IllegalArgumentException("more than " + MOST_ALTERNATIVES + " alternatives in '" + text + '\'');
            }
            into.add(text);
            return;
        }
        int depth = 0;
        int start = open + 1;
        List<String> choices = new ArrayList<>();
        for (int at = open; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\' && style == PathStyle.POSIX) {
                at++;
            } else if (c == '{') {
                depth++;
            } else if (c == ',' && depth == 1) {
                choices.add(text.substring(start, at));
                start = at + 1;
            } else if (c == '}' && --depth == 0) {
                choices.add(text.substring(start, at));
                for (String choice : choices) {
                    expand(text.substring(0, open) + choice + text.substring(at + 1), style, into);
                }
                return;
            }
        }
        throw new IllegalArgumentException("'{' is not closed in '" + text + '\'');
    }

    private static int unescaped(String text, char wanted, int from, PathStyle style) {
        for (int at = from; at < text.length(); at++) {
            if (text.charAt(at) == '\\' && style == PathStyle.POSIX) {
                at++;
            } else if (text.charAt(at) == wanted) {
                return at;
            }
        }
        return -1;
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
