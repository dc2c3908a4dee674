package dev.tailrace.core.grok.trial;

import dev.tailrace.core.grok.Capture;
import dev.tailrace.core.grok.CaptureType;
import dev.tailrace.core.grok.Engine;
import dev.tailrace.core.grok.GrokException;
import dev.tailrace.core.grok.GrokLibrary;
import dev.tailrace.core.grok.GrokMatcher;
import dev.tailrace.core.grok.GrokPattern;
import dev.tailrace.core.grok.Result;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One pattern, tried on lines. For one thread. */
public final class GrokTrial {
    private static final String REACHED = "tailrace.reached";

    private final GrokLibrary library;
    private final String expression;
    private final GrokPattern pattern;
    private final GrokMatcher matcher;
    private final Map<String, GrokMatcher> prefixes = new HashMap<>();

    /** What became of a line. */
    public sealed interface Outcome {}

    /** It matched. */
    public record Matched(List<Value> values) implements Outcome {}

    /** A capture that took part. */
    public record Value(Capture capture, String text) {}

    /**
     * It did not match.
     *
     * @param matched the text that the longest possible beginning of the pattern matched
     * @param rest what follows it in the line
     * @param path the names that lead to the element at which matching stopped
     * @param element that element
     */
    public record Stopped(String matched, String rest, List<String> path, String element) implements Outcome {}

    /** It took more steps than a line may. */
    public record GaveUp() implements Outcome {}

    /** @throws GrokException if the expression is wrong */
    public GrokTrial(GrokLibrary library, String expression) {
        this.library = library;
        this.expression = expression;
        this.pattern = library.compile(expression);
        this.matcher = pattern.newMatcher();
    }

    public Engine engine() {
        return pattern.engines().getFirst();
    }

    /** Only matches, as the agent would: for measuring. */
    public Result match(byte[] line) {
        return matcher.match(line, 0, line.length);
    }

    public Outcome attempt(byte[] line) {
        return switch (match(line)) {
            case MATCH -> new Matched(values(line));
            case NO_MATCH -> stopped(line);
            case BUDGET_EXCEEDED -> new GaveUp();
        };
    }

    private List<Value> values(byte[] line) {
        List<Value> values = new ArrayList<>();
        List<Capture> captures = pattern.captures();
        for (int i = 0; i < captures.size(); i++) {
            if (matcher.start(i) >= 0) {
                values.add(new Value(captures.get(i), text(line, matcher.start(i), matcher.end(i))));
            }
        }
        return values;
    }

    private static String text(byte[] line, int from, int to) {
        return new String(line, from, to - from, StandardCharsets.UTF_8);
    }

    /** Drops elements from the end until the rest matches; then goes into the element dropped last, if that came further, and so on. */
    private Outcome stopped(byte[] line) {
        List<String> path = new ArrayList<>();
        List<String> elements = Elements.of(expression);
        String before = joined(elements, longest("", elements, line));
        int[] reached = reached(before, line);
        String element = after(elements, longest("", elements, line));
        while (true) {
            List<String> inner = Elements.within(element, library);
            int count = longest(before, inner, line);
            String further = before + joined(inner, count);
            int[] then = reached(further, line);
            if (count == 0 || count == inner.size() || then[1] <= reached[1]) {
                break;
            }
            path.add(Elements.name(element));
            element = after(inner, count);
            before = further;
            reached = then;
        }
        return new Stopped(text(line, reached[0], reached[1]), text(line, reached[1], line.length), path, element);
    }

    private static String joined(List<String> elements, int count) {
        return String.join("", elements.subList(0, count));
    }

    private static String after(List<String> elements, int count) {
        return elements.get(Math.min(count, elements.size() - 1));
    }

    /** Start and end of what a beginning of the expression matches. */
    private int[] reached(String before, byte[] line) {
        GrokMatcher found = prefix(before);
        if (found.match(line, 0, line.length) != Result.MATCH) {
            return new int[2];
        }
        int capture = compile(before).captures().indexOf(new Capture(REACHED, CaptureType.STRING));
        return new int[] {found.start(capture), found.end(capture)};
    }

    private int longest(String before, List<String> elements, byte[] line) {
        for (int count = elements.size(); count > 0; count--) {
            String candidate = before + String.join("", elements.subList(0, count));
            if (compiles(candidate) && prefix(candidate).match(line, 0, line.length) == Result.MATCH) {
                return count;
            }
        }
        return 0;
    }

    /** A part of an expression need not be one: an option such as (?i) reaches further than its group. */
    private boolean compiles(String candidate) {
        try {
            prefix(candidate);
            return true;
        } catch (GrokException e) {
            return false;
        }
    }

    private GrokMatcher prefix(String candidate) {
        return prefixes.computeIfAbsent(candidate, each -> compile(each).newMatcher());
    }

    private GrokPattern compile(String candidate) {
        return library.compile("(?<" + REACHED + ">" + candidate + ")");
    }
}
