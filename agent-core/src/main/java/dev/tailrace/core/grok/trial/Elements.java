package dev.tailrace.core.grok.trial;

import dev.tailrace.core.grok.GrokLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An expression taken apart into what stands side by side in it: references, groups, characters with their quantifiers. */
final class Elements {
    private static final Pattern REFERENCE = Pattern.compile("%\\{([A-Za-z0-9_.-]+)(?:[:=](?:[^{}]|\\{[0-9,]*\\})+)?\\}");
    private static final Pattern GROUP = Pattern.compile("\\(\\?(?::|<[^=!>][^>]*>)");
    private static final Pattern HEAD = Pattern.compile("\\((?:\\?(?:<[^=!>][^>]*>|'[^']+'|<?[=!]|>|[a-z-]*:?))?");
    private static final Pattern QUANTIFIER = Pattern.compile("(?:[*+?]|\\{[0-9]+(?:,[0-9]*)?\\}|\\{,[0-9]+\\})[+?]?");

    private Elements() {}

    /** The parts of an expression, in order; all of it if it is one of several alternatives. */
    static List<String> of(String expression) {
        List<String> parts = new ArrayList<>();
        for (int at = 0; at < expression.length(); ) {
            int end = end(expression, at);
            if (expression.charAt(at) == '|') {
                return List.of(expression);
            }
            Matcher quantifier = QUANTIFIER.matcher(expression).region(end, expression.length());
            if (quantifier.lookingAt()) {
                end = quantifier.end();
            }
            parts.add(expression.substring(at, end));
            at = end;
        }
        return parts;
    }

    /** What an element is made of, if it is a reference or a plain group without a quantifier; else empty. */
    static List<String> within(String element, GrokLibrary library) {
        Matcher reference = REFERENCE.matcher(element);
        if (reference.matches()) {
            String definition = library.definition(reference.group(1));
            return definition == null ? List.of() : of(definition);
        }
        Matcher group = GROUP.matcher(element);
        if (group.lookingAt() && end(element, 0) == element.length()) {
            return of(element.substring(group.end(), element.length() - 1));
        }
        return List.of();
    }

    /** The name an element refers to, else the element. */
    static String name(String element) {
        Matcher reference = REFERENCE.matcher(element);
        return reference.matches() ? reference.group(1) : element;
    }

    private static int end(String text, int at) {
        Matcher reference = REFERENCE.matcher(text).region(at, text.length());
        if (reference.lookingAt()) {
            return reference.end();
        }
        return switch (text.charAt(at)) {
            case '\\' -> Math.min(at + 2, text.length());
            case '[' -> bracketEnd(text, at);
            case '(' -> groupEnd(text, at);
            default -> at + Character.charCount(text.codePointAt(at));
        };
    }

    private static int groupEnd(String text, int from) {
        Matcher head = HEAD.matcher(text).region(from, text.length());
        int at = head.lookingAt() ? head.end() : from + 1;
        while (at < text.length() && text.charAt(at) != ')') {
            at = end(text, at);
        }
        return Math.min(at + 1, text.length());
    }

    private static int bracketEnd(String text, int from) {
        int at = text.startsWith("^", from + 1) ? from + 2 : from + 1;
        at += text.startsWith("]", at) ? 1 : 0;
        while (at < text.length() && text.charAt(at) != ']') {
            at = text.charAt(at) == '[' ? bracketEnd(text, at) : text.charAt(at) == '\\' ? at + 2 : at + 1;
        }
        return Math.min(at + 1, text.length());
    }
}
