package dev.tailrace.core.grok.trial;

import dev.tailrace.core.grok.GrokMatcher;
import dev.tailrace.core.grok.Result;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pattern proposed for a log: one of the well-known formats if most lines have it, else one put together from what the lines have at the
 * same places.
 *
 * @param expression the pattern
 * @param matching how many of the lines it matches
 * @param lines how many there were
 */
public record Suggestion(String expression, int matching, int lines) {
    /** Proposes for lines of a log; empty if there are none with anything in them. */
    public static Optional<Suggestion> of(List<byte[]> lines, KnownFormats formats) {
        List<byte[]> told = lines.stream().filter(line -> line.length > 0 && line[0] != '#').toList();
        if (told.isEmpty()) {
            return Optional.empty();
        }
        return formats.of(told).or(() -> Optional.of(assembled(told, formats)));
    }

    static Suggestion rated(String expression, List<byte[]> lines, KnownFormats formats) {
        GrokMatcher matcher = formats.matcher(expression);
        int matching = 0;
        for (byte[] line : lines) {
            matching += matcher.match(line, 0, line.length) == Result.MATCH ? 1 : 0;
        }
        return new Suggestion(expression, matching, lines.size());
    }

    private static Suggestion assembled(List<byte[]> lines, KnownFormats formats) {
        Outline outline = null;
        for (byte[] line : lines) {
            Outline next = Outline.of(new String(line, StandardCharsets.UTF_8));
            outline = outline == null ? next : outline.join(next);
        }
        return rated(outline.expression(), lines, formats);
    }

    /** The lines that a log begins with, as many as are worth looking at. */
    public static List<byte[]> sample(List<byte[]> lines) {
        return new ArrayList<>(lines.subList(0, Math.min(lines.size(), 500)));
    }
}
