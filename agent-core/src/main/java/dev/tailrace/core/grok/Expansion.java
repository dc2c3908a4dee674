package dev.tailrace.core.grok;

import dev.tailrace.core.config.Nearest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A grok expression written out as one regular expression of Oniguruma's Ruby dialect.
 *
 * <p>A reference {@code %{NAME}} becomes a group without a name, {@code %{NAME:field}} a group named after its capture: {@code c0},
 * {@code c1}... in the order of {@link #captures}. Inline groups {@code (?<field>...)} are renamed likewise, so that the names of fields
 * need not be names of groups. Groups of the same field and type share their name. {@code %{NAME=pattern}} defines the name where it is used.
 *
 * @param expression as the user wrote it
 * @param regex written out
 * @param captures what the groups fill
 */
record Expansion(String expression, String regex, List<Capture> captures) {

    static Expansion of(String expression, Map<String, String> definitions) {
        return new Writer(definitions).write(expression);
    }

    /** What to say where the expression around it has made something else of a capture's group, as {@code (?<%{WORD:w}} does. */
    GrokException groupless(int capture) {
        return new GrokException("no group is left for the field '" + captures.get(capture).field() + "' in the pattern " + expression, 0, List.of());
    }

    /** The name of the group of a capture. */
    static String group(int capture) {
        return "c" + capture;
    }

    /** Walks an expression and what it refers to, depth first. */
    private static final class Writer {
        private static final Pattern REFERENCE = Pattern.compile(
                "%\\{([A-Za-z0-9_.-]+)(?::([^:{}=\\s]+))?(?::([A-Za-z]+))?(?:=((?:[^{}]|\\{[0-9,]*\\})+))?\\}");
        private static final Pattern GROUP = Pattern.compile("\\(\\?(?:<([^=!>][^>]*)>|'([^']+)')");
        private static final Pattern BACK = Pattern.compile("\\\\([kg])<([^>]+)>");
        private static final Pattern COUNT = Pattern.compile("%\\{(?:[0-9]+,?[0-9]*|,[0-9]+)\\}");
        private static final int LIMIT = 1 << 20;

        private final Map<String, String> definitions;
        private final List<Capture> captures = new ArrayList<>();
        private final Deque<String> path = new ArrayDeque<>();
        private final StringBuilder out = new StringBuilder();

        Writer(Map<String, String> definitions) {
            this.definitions = new HashMap<>(definitions);
        }

        Expansion write(String expression) {
            append(expression);
            return new Expansion(expression, out.toString(), List.copyOf(captures));
        }

        private void append(String text) {
            Matcher reference = REFERENCE.matcher(text);
            Matcher group = GROUP.matcher(text);
            Matcher back = BACK.matcher(text);
            int depth = 0;
            int first = -1;
            for (int at = 0; at < text.length(); ) {
                char c = text.charAt(at);
                if (c == '%' && startsAt(reference, at)) {
                    refer(reference, at);
                    at = reference.end();
                } else if (c == '%' && depth == 0 && text.startsWith("%{", at) && !COUNT.matcher(text).region(at, text.length()).lookingAt()) {
                    throw wrong(misspelt(text, at), at);
                } else if (c == '\\' && startsAt(back, at)) {
                    out.append('\\').append(back.group(1)).append('<').append(known(back.group(2))).append('>');
                    at = back.end();
                } else if (c == '\\' && at + 1 < text.length()) {
                    out.append(text, at, at + 2);
                    at += 2;
                } else if (c == '(' && depth == 0 && startsAt(group, at)) {
                    String field = group.group(1) == null ? group.group(2) : group.group(1);
                    out.append("(?<").append(capture(field, at)).append('>');
                    at = group.end();
                } else {
                    if (c == '[') {
                        depth++;
                        first = text.startsWith("^", at + 1) ? at + 2 : at + 1;
                    } else if (c == ']' && depth > 0 && at != first) {
                        depth--;
                    }
                    out.append(c);
                    at++;
                }
            }
        }

        /** Of a reference that is none: nothing closes it before the next one begins, or it is written otherwise than it should be. */
        private static String misspelt(String text, int at) {
            int end = text.indexOf('}', at);
            int next = text.indexOf("%{", at + 2);
            if (end < 0 || (next >= 0 && next < end)) {
                String begun = text.substring(at, Math.min(at + 40, next < 0 ? text.length() : next));
                return "a '}' is missing: " + begun + " is not closed";
            }
            String found = end - at > 60 ? text.substring(at, at + 20) + "..." : text.substring(at, end + 1);
            return "expected %{NAME}, %{NAME:field} or %{NAME:field:type}, found " + found;
        }

        private static boolean startsAt(Matcher matcher, int at) {
            return matcher.region(at, matcher.regionEnd()).lookingAt();
        }

        private void refer(Matcher reference, int at) {
            String name = reference.group(1);
            if (reference.group(4) != null) {
                definitions.put(name, reference.group(4));
            }
            String definition = definitions.get(name);
            if (definition == null) {
                throw wrong("unknown pattern '" + name + '\'' + Nearest.hint(name, definitions.keySet()), at);
            }
            if (path.contains(name)) {
                path.addLast(name);
                throw wrong("the pattern '" + name + "' refers to itself", at);
            }
            String field = reference.group(2);
            if (field != null && reference.group(3) != null) {
                field += ':' + reference.group(3);
            }
            out.append(field == null ? "(?:" : "(?<" + capture(field, at) + '>');
            path.addLast(name);
            append(definition);
            path.removeLast();
            out.append(')');
            if (out.length() > LIMIT) {
                throw wrong("the pattern is longer than " + LIMIT + " characters once written out", at);
            }
        }

        private String capture(String written, int at) {
            int colon = written.lastIndexOf(':');
            String field = written;
            CaptureType type = CaptureType.STRING;
            if (colon >= 0) {
                field = written.substring(0, colon);
                String name = written.substring(colon + 1);
                type = CaptureType.named(name)
                        .orElseThrow(() -> wrong("unknown type '" + name + "' in '" + written + "'; there are string, int, long, float, double, boolean", at));
            }
            Capture capture = new Capture(dotted(field), type);
            int index = captures.indexOf(capture);
            if (index < 0) {
                index = captures.size();
                captures.add(capture);
            }
            return group(index);
        }

        /** The group that a back reference means; a name that is no capture is left for the regex compiler to refuse. */
        private String known(String written) {
            String field = dotted(written);
            for (int i = 0; i < captures.size(); i++) {
                if (captures.get(i).field().equals(field)) {
                    return group(i);
                }
            }
            return written;
        }

        private static String dotted(String field) {
            return field.startsWith("[") && field.endsWith("]") ? field.substring(1, field.length() - 1).replace("][", ".") : field;
        }

        private GrokException wrong(String message, int at) {
            return new GrokException(message, at, List.copyOf(path));
        }
    }
}
