package dev.tailrace.core.grok;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The lines of a pattern file, read: {@code NAME pattern}, blank lines, {@code #} comments; a later line of a name replaces an earlier one.
 *
 * @param definitions in their order
 * @param mistakes lines that are neither
 */
public record PatternLines(List<Definition> definitions, List<Mistake> mistakes) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+");

    /**
     * A name and its pattern.
     *
     * @param line from 1
     * @param column where the pattern begins, from 1
     */
    public record Definition(int line, int column, String name, String pattern) {}

    /** What is wrong with a line. */
    public record Mistake(int line, int column, String message) {}

    /** Whether a pattern can be called so. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Reads all of them; nothing is thrown. */
    public static PatternLines read(List<String> lines) {
        List<Definition> definitions = new ArrayList<>();
        List<Mistake> mistakes = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int name = blanks(line, line.startsWith("\uFEFF") ? 1 : 0);
            if (name < line.length() && line.charAt(name) != '#') {
                read(line, i + 1, name, definitions, mistakes);
            }
        }
        return new PatternLines(List.copyOf(definitions), List.copyOf(mistakes));
    }

    private static void read(String line, int number, int from, List<Definition> definitions, List<Mistake> mistakes) {
        int end = from;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
            end++;
        }
        String name = line.substring(from, end);
        int pattern = blanks(line, end);
        if (!isName(name)) {
            mistakes.add(new Mistake(number, from + 1, notAName(name)));
        } else if (pattern == line.length()) {
            mistakes.add(new Mistake(number, end + 1, "the pattern of '" + name + "' is missing: expected NAME pattern"));
        } else {
            definitions.add(new Definition(number, pattern + 1, name, line.substring(pattern)));
        }
    }

    /** What to tell somebody who called a pattern so. */
    public static String notAName(String name) {
        return "'" + name + "' cannot be the name of a pattern: expected letters, digits, '_', '.' and '-'";
    }

    private static int blanks(String line, int from) {
        int at = from;
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
        return at;
    }
}
