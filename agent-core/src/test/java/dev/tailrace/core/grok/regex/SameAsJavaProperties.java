package dev.tailrace.core.grok.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expressions in Java's dialect have the matches that Java finds: all of a text's, with all groups. */
class SameAsJavaProperties {
    private static final List<String> ATOMS = List.of(
            "a", "b", "1", " ", "ab", "é", "[ab]", "[^a]", "[a-c1-]", "[^\\n]", ".", "\\w", "\\W", "\\d", "\\D", "\\s", "\\S", "\\.", "(?s:.)", "\\x41",
            "\\u00e9", "[\\d.]", "中", "(?i:aB)", "(?i:[a-b]é)", "\\t");
    private static final List<String> EDGES =
            List.of("^", "$", "\\b", "\\B", "\\A", "\\z", "\\Z", "(?=a)", "(?!b)", "(?<=a)", "(?<!b1)", "(?!\\d)", "(?i)", "(?s)", "(?-i)");
    private static final List<String> QUANTIFIERS =
            List.of("*", "+", "?", "*?", "+?", "??", "*+", "++", "?+", "{2}", "{1,3}", "{0,2}?", "{2,}", "{1,2}+", "{2}+", "{1,}?");
    private static final List<String> PIECES =
            List.of("a", "b", "1", " ", "\n", "\r", "\r\n", "A", "B", "é", "É", "中", ".", "-", "aab", "\u0085", "\u2028", "😀", "\t", "e\u0301");

    @Property(tries = 1500, seed = "3")
    void randomExpressionsHaveJavasMatches(@ForAll long seed) throws NotCompilable {
        Random random = new Random(seed);
        String regex = choice(random, 3);
        ByteRegex compiled = compiled(regex);
        for (int i = 0; i < 10 && compiled != null; i++) {
            same(regex, compiled, text(regex, random));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]++@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63})+", "/[0-9]+", "(?i)\\bbearer +([a-z]{2,})", "(a)|(b)", "a(?i)b|c",
        "^\\s+|\\s+$", "(?<year>\\d{4})-(?<month>\\d\\d)", "([^=&]+)=([^&]*)", "",
    })
    void whatUsersWriteHasJavasMatches(String regex) throws NotCompilable {
        Random random = new Random(1);
        ByteRegex compiled = compiled(regex);
        assertThat(compiled).as(regex).isNotNull();
        for (int i = 0; i < 200; i++) {
            same(regex, compiled, text(regex, random));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "(?m)^a", "(?x)a b", "(a)\\1", "(?:(a)|b)*", "(?=(a))ab", "(?>(a))", "(?:(a)b)?+", "[a&&[b]]", "[[a]]", "\\p{L}", "\\h", "\\v", "\\R", "\\Qa\\E", "\\b{g}", "a{2}{3}",
    })
    void whatMeansSomethingElseIsLeftToJava(String regex) {
        assertThat(compiled(regex)).as(regex).isNull();
    }

    private static ByteRegex compiled(String regex) {
        try {
            return ByteRegex.compile(regex, Dialect.JAVA);
        } catch (NotCompilable e) {
            return null;
        }
    }

    private static void same(String regex, ByteRegex compiled, String text) {
        Pattern pattern;
        try {
            pattern = Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            return;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (compiled.asciiTextOnly() && utf8.length > text.length()) {
            return;
        }
        byte[] among = ("a1" + text + "b").getBytes(StandardCharsets.UTF_8);
        Search search = compiled.newSearch();
        search.reset(among, 2, among.length - 1);
        List<String> found = new ArrayList<>();
        int last;
        while ((last = search.next()) >= 0) {
            found.add(search.start() + "-" + search.end());
            for (int i = 0; i < compiled.groups().size(); i++) {
                found.add(i + 1 + ":" + search.found()[2 * i] + "-" + search.found()[2 * i + 1]);
            }
        }
        if (last == Search.NOT_FOUND) {
            javas(pattern, text).ifPresent(expected -> assertThat(found).as("%s on %s", regex, text).isEqualTo(expected));
        }
    }

    /** Nothing if Java would take too long to tell. */
    private static Optional<List<String>> javas(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(new Watched(text, new int[] {200_000}));
        try {
            while (matcher.find()) {
                if (matcher.start() == matcher.end() && isInPair(text, matcher.start())) {
                    continue;
                }
                found.add(bytes(text, matcher.start()) + "-" + bytes(text, matcher.end()));
                for (int group = 1; group <= matcher.groupCount(); group++) {
                    found.add(group + ":" + bytes(text, matcher.start(group)) + "-" + bytes(text, matcher.end(group)));
                }
            }
            return Optional.of(found);
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** A text that may be looked at so many times. */
    private record Watched(String text, int[] looks) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (--looks[0] < 0) {
                throw new IllegalStateException("too many looks");
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }
    }

    private static boolean isInPair(String text, int at) {
        return at > 0 && at < text.length() && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    }

    private static int bytes(String text, int chars) {
        return chars < 0 ? -1 : 2 + text.substring(0, chars).getBytes(StandardCharsets.UTF_8).length;
    }

    private static String text(String regex, Random random) throws NotCompilable {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            if (random.nextBoolean()) {
                text.append(new TextSampler(random).sample(regex, Dialect.JAVA));
            }
            for (int j = random.nextInt(4); j > 0; j--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
        }
        return text.toString();
    }

    private static String choice(Random random, int depth) {
        StringBuilder out = new StringBuilder(sequence(random, depth));
        while (random.nextInt(4) == 0) {
            out.append('|').append(sequence(random, depth));
        }
        return out.toString();
    }

    private static String sequence(Random random, int depth) {
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            out.append(random.nextInt(7) == 0 ? EDGES.get(random.nextInt(EDGES.size())) : part(random, depth));
        }
        return out.toString();
    }

    private static String part(Random random, int depth) {
        String atom = depth == 0 || random.nextInt(3) > 0 ? ATOMS.get(random.nextInt(ATOMS.size())) : group(random, depth - 1);
        boolean single = atom.length() == 1 || atom.startsWith("\\") || atom.startsWith("[") || atom.startsWith("(");
        return single && random.nextInt(2) == 0 ? atom + QUANTIFIERS.get(random.nextInt(QUANTIFIERS.size())) : atom;
    }

    private static String group(Random random, int depth) {
        return switch (random.nextInt(7)) {
            case 0, 1, 2 -> "(" + choice(random, depth) + ")";
            case 3 -> "(?>" + choice(random, depth) + ")";
            case 4 -> "(?i:" + choice(random, depth) + ")";
            default -> "(?:" + choice(random, depth) + ")";
        };
    }
}
