package dev.tailrace.core.processors.attack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The rules that come with the agent: lines of a category, a name and an expression, or a {@link Sign}, with spaces between; a hash mark
 * begins a comment. Immutable.
 */
public final class Rules {
    private static final int MOST = 64;

    private final List<Rule> rules = new ArrayList<>();
    private final Positions positions = new Positions();
    private final long[] bySign = new long[Sign.values().length];

    private Rules(String lines) {
        lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(this::add);
    }

    private static final class Standard {
        static final Rules RULES = new Rules(resource());
    }

    /** Those of the resource. */
    public static Rules standard() {
        return Standard.RULES;
    }

    private static String resource() {
        try (InputStream resource = Rules.class.getResourceAsStream("attacks.rules")) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the rules of attacks", e);
        }
    }

    private void add(String line) {
        String[] parts = line.strip().split(" +", 3);
        int number = rules.size();
        if (number == MOST) {
            throw new IllegalArgumentException("more than " + MOST + " rules");
        }
        rules.add(new Rule(number, Category.valueOf(parts[0].toUpperCase(Locale.ROOT)), parts[1]));
        if (parts[2].startsWith("@")) {
            bySign[Sign.valueOf(parts[2].substring(1).toUpperCase(Locale.ROOT)).ordinal()] |= 1L << number;
        } else {
            positions.add(Expression.parse(parts[2]), number);
        }
    }

    public List<Rule> all() {
        return List.copyOf(rules);
    }

    /** Looks at addresses; for one worker. */
    public Search newSearch() {
        return new Search();
    }

    /** Used by one thread. */
    public final class Search {
        private final UrlText url = new UrlText();
        private final Scanner scanner = new Scanner(positions, Scanner.MOST_STATES);

        private Search() {}

        /** The rules that an address breaks, a bit for each by its number. */
        public long broken(byte[] text, int start, int length) {
            url.read(text, start, start + length);
            long broken = scanner.scan(url.array(), 0, url.length());
            if (url.signs() != 0) {
                for (Sign sign : SIGNS) {
                    broken |= url.has(sign) ? bySign[sign.ordinal()] : 0;
                }
            }
            return broken;
        }
    }

    private static final Sign[] SIGNS = Sign.values();
}
