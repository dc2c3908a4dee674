package dev.tailrace.core.processors.browser;

import dev.tailrace.core.grok.regex.Clues;
import dev.tailrace.core.grok.regex.Dialect;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A list of expressions, of which the first that matches counts. There are hundreds, and a text is tried with few of them: those without
 * {@link Clues}, and those of which it has one. Immutable.
 *
 * @param <T> what a match gives
 */
final class Expressions<T> {
    private static final int KEY = 3;

    private final List<Function<String, T>> parsers = new ArrayList<>();

    /** Those to be tried with any text. */
    private final BitSet always = new BitSet();

    /** All clues, by their first characters. */
    private final Map<Integer, List<Clue>> clues = new HashMap<>();

    private record Clue(String text, int expression) {}

    /**
     * @param items each with its {@code regex}
     * @param parser makes what tries one item; it gives null where that does not match
     */
    Expressions(List<Map<String, String>> items, Function<Map<String, String>, Function<String, T>> parser) {
        for (Map<String, String> item : items) {
            int number = parsers.size();
            parsers.add(parser.apply(item));
            Set<String> found = Clues.of(item.get("regex"), Dialect.JAVA);
            always.set(number, found.isEmpty());
            found.forEach(text -> clues.computeIfAbsent(key(text, 0), _ -> new ArrayList<>()).add(new Clue(text, number)));
        }
    }

    private static int key(String text, int at) {
        return text.charAt(at) << 16 ^ text.charAt(at + 1) << 8 ^ text.charAt(at + 2);
    }

    /** What the first expression that matches gives; null if none does. */
    T first(String text) {
        BitSet candidates = candidates(lowerCase(text));
        for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
            T found = parsers.get(i).apply(text);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private BitSet candidates(String lower) {
        BitSet candidates = (BitSet) always.clone();
        for (int at = 0; at <= lower.length() - KEY; at++) {
            for (Clue clue : clues.getOrDefault(key(lower, at), List.of())) {
                if (lower.startsWith(clue.text, at)) {
                    candidates.set(clue.expression);
                }
            }
        }
        return candidates;
    }

    /** Of ASCII only, as expressions fold it: every character stays one. */
    private static String lowerCase(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            if (chars[i] >= 'A' && chars[i] <= 'Z') {
                chars[i] = (char) (chars[i] + 'a' - 'A');
            }
        }
        return new String(chars);
    }
}
