package dev.tailrace.core.grok.trial;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shape of a line: kinds of values, and what stands between them. Two outlines can be joined to one that has both lines' shape. */
record Outline(List<Part> parts) {
    private static final Map<Kind, Pattern> RECOGNISED = patterns();

    /** What a value looks like, from the particular to the general, with the pattern that matches it. */
    enum Kind {
        ISO_TIME("TIMESTAMP_ISO8601", "\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(?::\\d\\d(?:[.,]\\d+)?)?(?:Z|[+-]\\d\\d:?\\d\\d)?", "timestamp"),
        HTTP_TIME("HTTPDATE", "\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d [+-]\\d{4}", "timestamp"),
        GO_TIME("GOTIME", "\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?", "timestamp"),
        SYSLOG_TIME("SYSLOGTIMESTAMP", "[A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d", "timestamp"),
        CLOCK("TIME", "\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d+)?(?![\\w:])", "time"),
        UUID("UUID", "[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}", "uuid"),
        ADDRESS("IP", "\\d{1,3}(?:\\.\\d{1,3}){3}(?![.\\d])|(?=\\S*::)(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}(?![:\\w])", "ip"),
        LEVEL("LOGLEVEL", "(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRIT|CRITICAL)\\b", "level"),
        URL("URI", "[a-z]+://[^\\s\"]+", "url"),
        QUOTED("HTTPQUOTED", "(?<=\")(?:[^\"\\\\]|\\\\.)*(?=\")", "text"),
        NUMBER("NUMBER", "[+-]?\\d+(?:\\.\\d+)?(?![\\w.:/-])", "number"),
        WORD("WORD", "\\w+(?![^\\s\\]\\[)(,;:|=\"])", "word"),
        TOKEN("NOTSPACE", "[^\\s\"\\]\\[)(,;|=]+", "field"),
        ANYTHING("DATA", "", "text"),
        BETWEEN("", "", "");

        private final String name;
        private final String regex;
        private final String field;

        Kind(String name, String regex, String field) {
            this.name = name;
            this.regex = regex;
            this.field = field;
        }
    }

    /** A value of a kind, or, for {@link Kind#BETWEEN}, the text itself. */
    record Part(Kind kind, String text) {}

    private static Map<Kind, Pattern> patterns() {
        Map<Kind, Pattern> patterns = new HashMap<>();
        for (Kind kind : Kind.values()) {
            if (!kind.regex.isEmpty()) {
                patterns.put(kind, Pattern.compile(kind.regex));
            }
        }
        return patterns;
    }

    static Outline of(String line) {
        List<Part> parts = new ArrayList<>();
        StringBuilder between = new StringBuilder();
        for (int at = 0; at < line.length(); ) {
            Part part = value(line, at);
            if (part == null && isEmptyInQuotes(line, at)) {
                flush(between, parts);
                parts.add(new Part(Kind.QUOTED, ""));
            }
            if (part == null) {
                between.append(line.charAt(at++));
                continue;
            }
            boolean name = part.kind() == Kind.WORD && line.startsWith("=", at + part.text().length());
            at += part.text().length();
            if (name) {
                between.append(part.text());
            } else {
                flush(between, parts);
                parts.add(part);
            }
        }
        flush(between, parts);
        return new Outline(parts);
    }

    private static Part value(String line, int at) {
        for (Kind kind : Kind.values()) {
            Pattern pattern = RECOGNISED.get(kind);
            if (pattern != null) {
                Matcher matcher = pattern.matcher(line).region(at, line.length()).useTransparentBounds(true);
                if (matcher.lookingAt() && (matcher.end() > at) && (kind != Kind.QUOTED || opensQuotes(line, at))) {
                    return new Part(kind, matcher.group());
                }
            }
        }
        return null;
    }

    /** True after a quote that opens: an even number of quotes stands before it. */
    private static boolean opensQuotes(String line, int at) {
        return line.chars().limit(at).filter(c -> c == '"').count() % 2 == 1;
    }

    /** True at a quote that closes right behind the one that opened. */
    private static boolean isEmptyInQuotes(String line, int at) {
        return line.charAt(at) == '"' && at > 0 && line.charAt(at - 1) == '"' && opensQuotes(line, at);
    }

    private static void flush(StringBuilder between, List<Part> parts) {
        if (!between.isEmpty()) {
            parts.add(new Part(Kind.BETWEEN, between.toString()));
            between.setLength(0);
        }
    }

    /** The outline of both, value by value; where they part, anything, up to the next text that both have between values. */
    Outline join(Outline other) {
        List<Part> joined = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < parts.size() && j < other.parts.size()) {
            Part both = joined(parts.get(i), other.parts.get(j));
            if (both != null) {
                joined.add(both);
                i++;
                j++;
                continue;
            }
            int[] next = meet(i, other, j);
            if (next == null) {
                return new Outline(rest(joined));
            }
            joined.add(new Part(Kind.ANYTHING, ""));
            i = next[0];
            j = next[1];
        }
        return new Outline(i == parts.size() && j == other.parts.size() ? joined : rest(joined));
    }

    /** One part for two, or null if they have nothing in common. */
    private static Part joined(Part one, Part two) {
        if (one.kind() == Kind.ANYTHING || two.kind() == Kind.ANYTHING) {
            return null;
        }
        if (one.kind() == Kind.BETWEEN || two.kind() == Kind.BETWEEN) {
            boolean same = one.kind() == two.kind() && blanks(one.text()).equals(blanks(two.text()));
            return !same ? null : one.text().length() >= two.text().length() ? one : two;
        }
        return one.kind() == two.kind() ? one : new Part(general(one.kind(), two.kind()), one.text());
    }

    private static String blanks(String text) {
        return text.replaceAll(" +", " ");
    }

    /** The nearest places from which on both go along again: a text between values that is more than a blank. Null if there are none. */
    private int[] meet(int i, Outline other, int j) {
        for (int distance = 1; distance < parts.size() - i + other.parts.size() - j; distance++) {
            for (int a = i; a <= Math.min(i + distance, parts.size() - 1); a++) {
                int b = j + distance - (a - i);
                Part part = parts.get(a);
                boolean anchor = part.kind() == Kind.BETWEEN && !part.text().isBlank();
                if (anchor && b < other.parts.size() && joined(part, other.parts.get(b)) != null) {
                    return new int[] {a, b};
                }
            }
        }
        return null;
    }

    private static Kind general(Kind one, Kind two) {
        boolean tokens = one.compareTo(Kind.ADDRESS) >= 0 && two.compareTo(Kind.ADDRESS) >= 0 && one != Kind.QUOTED && two != Kind.QUOTED;
        return tokens ? Kind.TOKEN : Kind.ANYTHING;
    }

    private static List<Part> rest(List<Part> parts) {
        List<Part> all = new ArrayList<>(parts);
        while (!all.isEmpty() && all.getLast().kind() == Kind.ANYTHING) {
            all.removeLast();
        }
        all.add(new Part(Kind.ANYTHING, ""));
        return all;
    }

    /** As a pattern. The first value of a kind has the kind's name for its field, the next ones are numbered. */
    String expression() {
        StringBuilder out = new StringBuilder("^");
        Map<String, Integer> used = new HashMap<>();
        String name = null;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part.kind() == Kind.BETWEEN) {
                out.append(escaped(part.text()));
                name = named(part.text());
                continue;
            }
            boolean last = i == parts.size() - 1 && part.kind() == Kind.ANYTHING;
            String field = name != null ? name : last ? "message" : part.kind().field;
            int count = used.merge(field, 1, Integer::sum);
            out.append("%{").append(last ? "GREEDYDATA" : part.kind().name).append(':').append(field).append(count == 1 ? "" : count).append('}');
            name = null;
        }
        return out.append('$').toString();
    }

    /** The key of {@code key=} at the end of what stands between two values. */
    private static String named(String text) {
        Matcher key = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)=\"?$").matcher(text);
        return key.find() ? key.group(1) : null;
    }

    private static String escaped(String text) {
        return text.replaceAll("[\\\\\\[\\](){}.*+?^$|]", "\\\\$0").replaceAll(" {2,}", " +");
    }
}
