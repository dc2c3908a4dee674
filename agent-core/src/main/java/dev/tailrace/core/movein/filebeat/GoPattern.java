package dev.tailrace.core.movein.filebeat;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Regular expressions of Go (RE2) in Java's syntax. They differ in the names of groups, in POSIX classes and in what a bracket within brackets
 * means; https://github.com/google/re2/wiki/Syntax.
 */
final class GoPattern {
    private static final Pattern POSIX = Pattern.compile("\\[:(\\^?)([a-z]+):]");

    private GoPattern() {}

    /** The same expression, or nothing if Java has none. */
    static Optional<String> inJava(String go) {
        String java = brackets(go.replace("(?P<", "(?<"));
        try {
            Pattern.compile(java);
            return Optional.of(java);
        } catch (PatternSyntaxException none) {
            return Optional.empty();
        }
    }

    /** Within brackets {@code [} is a character to Go, and the beginning of a union to Java; so is {@code &&}. */
    private static String brackets(String go) {
        StringBuilder java = new StringBuilder();
        int opened = -1;
        for (int i = 0; i < go.length(); i++) {
            char c = go.charAt(i);
            if (c == '\\' && i + 1 < go.length()) {
                java.append(c).append(go.charAt(++i));
            } else if (opened < 0) {
                java.append(c);
                opened = c == '[' ? i : -1;
            } else if (c == '[') {
                var posix = POSIX.matcher(go).region(i, go.length());
                if (posix.lookingAt()) {
                    java.append(posix.group(1).isEmpty() ? "\\p{" : "\\P{").append(name(posix.group(2))).append('}');
                    i = posix.end() - 1;
                } else {
                    java.append("\\[");
                }
            } else {
                boolean first = i == opened + 1 || i == opened + 2 && go.charAt(i - 1) == '^';
                boolean literal = c == ']' && first || c == '&';
                java.append(literal ? "\\" + c : String.valueOf(c));
                opened = c == ']' && !first ? -1 : opened;
            }
        }
        return java.toString();
    }

    private static String name(String posix) {
        return switch (posix) {
            case "xdigit" -> "XDigit";
            case "ascii" -> "ASCII";
            default -> Character.toUpperCase(posix.charAt(0)) + posix.substring(1);
        };
    }
}
