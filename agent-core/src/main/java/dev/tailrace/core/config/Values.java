package dev.tailrace.core.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** How each kind of value is read from text. A parser throws {@link IllegalArgumentException}; its message, if any, is the complaint. */
final class Values {
    private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(ns|us|ms|s|m|h|d)");
    private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(B|KiB|MiB|GiB|TiB|KB|MB|GB|TB)?");

    private Values() {}

    /** @param key what the value is given to, for messages */
    static <T> T scalar(String key, Node node, ValueType type, Function<String, T> parse, Problems problems) {
        if (!(node instanceof Node.ScalarNode scalar) || scalar.isNull()) {
            problems.error(node.location(), key + ": expected " + type.expected() + ", found " + node.kind());
            return null;
        }
        try {
            return parse.apply(scalar.text());
        } catch (IllegalArgumentException e) {
            boolean reasonless = scalar.secret() || e instanceof NumberFormatException || e.getMessage() == null;
            String reason = reasonless ? "" : " (" + e.getMessage() + ')';
            problems.error(node.location(), key + ": expected " + type.expected() + ", found " + node.kind() + reason);
            return null;
        }
    }

    static <T> List<T> list(Node node, Function<Node, T> item) {
        List<Node> nodes = node instanceof Node.ListNode list ? list.items() : List.of(node);
        List<T> items = new ArrayList<>();
        for (Node each : nodes) {
            T value = item.apply(each);
            if (value != null) {
                items.add(value);
            }
        }
        return List.copyOf(items);
    }

    static <T> Map<String, T> map(String key, Node node, Problems problems, Function<Node, T> value) {
        if (!(node instanceof Node.MapNode map)) {
            problems.error(node.location(), key + ": expected a mapping, found " + node.kind());
            return null;
        }
        Map<String, T> values = new LinkedHashMap<>();
        map.members().forEach((name, member) -> {
            T read = value.apply(member.value());
            if (read != null) {
                values.put(name, read);
            }
        });
        return values;
    }

    static boolean bool(String text) {
        return switch (text) {
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    static int integer(String text, int least, int most) {
        int value = Integer.parseInt(text);
        if (value < least || value > most) {
            throw new IllegalArgumentException();
        }
        return value;
    }

    static Duration duration(String text) {
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException();
        }
        double nanos = switch (matcher.group(2)) {
            case "ns" -> 1;
            case "us" -> 1e3;
            case "ms" -> 1e6;
            case "s" -> 1e9;
            case "m" -> 60e9;
            case "h" -> 3600e9;
            default -> 86400e9;
        };
        return Duration.ofNanos(Math.round(Double.parseDouble(matcher.group(1)) * nanos));
    }

    static long size(String text) {
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException();
        }
        String unit = matcher.group(2) == null ? "B" : matcher.group(2);
        int thousands = "BKMGT".indexOf(unit.charAt(0));
        double base = unit.endsWith("iB") ? 1024 : 1000;
        return Math.round(Double.parseDouble(matcher.group(1)) * Math.pow(base, thousands));
    }

    static <E extends Enum<E>> E choice(String text, Class<E> choices) {
        for (E each : choices.getEnumConstants()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(text)) {
                return each;
            }
        }
        throw new IllegalArgumentException();
    }

    static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(e.getDescription() + " at character " + (e.getIndex() + 1));
        }
    }
}
