package dev.tailrace.packaging.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is said of a run, in Markdown.
 *
 * @param plan that it was of
 * @param outcome that it had
 */
record Verdicts(Plan plan, Soak.Outcome outcome) {
    /** A line's cost at the end may be so much of what it was behind the warming up; neighbours on the machine make it dearer, too. */
    static final double DEARER = 1.25;

    /** So often an outage, and an hour, may make one and the same complaint be told. */
    static final int COMPLAINTS = 20;

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(text(
                "%,d lines in %,d s, %,d a second, of %d logs that were rotated %,d times; for %,d s, twice, nobody received. Every look, %,d of them, asked `/metrics`, too.",
                outcome.lines(), plan.lasts().toSeconds(), plan.rate(), plan.logs(), outcome.rotations(), plan.away().toSeconds(),
                outcome.course().readings().size()));
        lines.add("");
        lines.add(text("Missing: %,d. Arrived again: %,d. The agent's books: %s.", outcome.missing(), outcome.counts().repeated(), outcome.books()));
        quantities(lines);
        costs(lines);
        complaints(lines);
        return lines;
    }

    private void quantities(List<String> lines) {
        row(lines, "", "median, earlier half", "median, later half", "most at once", "limit", "");
        lines.add("|---|---|---|---|---|---|");
        Course course = outcome.course();
        for (Quantity each : Quantity.values()) {
            lines.add(text(
                    "| %s | %,.1f | %,.1f | %,.1f | %s | %s |", each.title(), each.median(course.earlier()), each.median(course.later()),
                    each.most(course.readings()), each.limit(), each.isFlat(course) ? "flat" : "grows"));
        }
    }

    private void costs(List<String> lines) {
        row(lines, "seconds", "lines written", "CPU µs a line", "load");
        lines.add("|---|---|---|---|");
        for (Course.Slice each : outcome.course().slices()) {
            lines.add(text("| %,.0f to %,.0f | %,d | %.2f | %.1f |", each.fromSeconds(), each.toSeconds(), each.lines(), each.cpuMicros(), each.load()));
        }
        double dearer = outcome.course().dearer();
        lines.add("");
        lines.add(text("The last of them, of the second: %.2f; at most %.2f: %s.", dearer, DEARER, dearer <= DEARER ? "flat" : "grows"));
    }

    private void complaints(List<String> lines) {
        Map<String, Integer> times = outcome.complaints().times();
        if (times.isEmpty()) {
            lines.add("");
            lines.add("No warning, no error.");
            return;
        }
        row(lines, "warnings and errors, numbers aside", "times");
        lines.add("|---|---|");
        times.forEach((text, count) -> lines.add("| " + text.replace("|", "\\|") + " | " + count + " |"));
    }

    /** The first of a table, behind an empty line. */
    private static void row(List<String> lines, String... cells) {
        lines.add("");
        lines.add("| " + String.join(" | ", cells) + " |");
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
