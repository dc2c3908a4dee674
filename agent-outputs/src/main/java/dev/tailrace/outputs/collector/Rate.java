package dev.tailrace.outputs.collector;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * So much a second.
 *
 * @param amount a second
 * @param unit of what
 */
record Rate(double amount, Unit unit) {
    /** What is counted. */
    enum Unit {
        EVENTS,
        BYTES
    }

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,12})\\s*(KiB|MiB|GiB|B)?\\s*/\\s*(s|m|h)");

    /** {@code 50/s} (events), {@code 1MiB/s}, {@code 3000/m}; throws {@link IllegalArgumentException} for other texts. */
    static Rate parse(String text) {
        Matcher matcher = WRITTEN.matcher(text.strip());
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
            throw new IllegalArgumentException("expected a rate such as 50/s (events) or 1MiB/s, found '" + text + "'");
        }
        String unit = matcher.group(2);
        double factor = unit == null ? 1 : Math.pow(1024, "BKMG".indexOf(unit.charAt(0)));
        double seconds = switch (matcher.group(3)) {
            case "s" -> 1;
            case "m" -> 60;
            default -> 3600;
        };
        return new Rate(Long.parseLong(matcher.group(1)) * factor / seconds, unit == null ? Unit.EVENTS : Unit.BYTES);
    }

    /** What fits into about a second, at least 1. */
    long aSecond() {
        return Math.max(1, (long) amount);
    }
}
