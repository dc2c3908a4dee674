package dev.tailrace.core.grok;

import java.util.List;
import java.util.Random;

/** Writes random expressions of the dialect, over so small an alphabet that they often match by chance. For tests. */
final class RegexSampler {
    private static final List<String> CHARACTERS = List.of(
            "a", "b", "c", "ab", ".", "[ab]", "[^a]", "\\w", "\\W", "\\d", "\\s", "\\S", "é", "[é-ü]", "[[:alpha:]]", "[^[:alnum:]]", "\\n", "1", " ",
            "[a-c&&[^b]]", "\\.", "abcabcabc", "\\h");
    private static final List<String> EDGES =
            List.of("\\b", "\\B", "^", "$", "\\A", "\\z", "\\Z", "(?=a)", "(?!b)", "(?<=a)", "(?<!b)", "(?<!a1)", "(?=\\w+)", "(?!ab|c)", "(?!\\d)");
    private static final List<String> QUANTIFIERS = List.of(
            "*", "+", "?", "*?", "+?", "??", "*+", "++", "?+", "{2}", "{1,3}", "{0,2}", "{2,}", "{1,2}?", "{,2}", "{0,1}", "{3}", "{1,3}+", "{2}?");

    private final Random random;
    private int names;

    RegexSampler(Random random) {
        this.random = random;
    }

    String expression() {
        return choice(4);
    }

    /** A text of the same alphabet. */
    String text() {
        StringBuilder out = new StringBuilder();
        int length = random.nextInt(14);
        for (int i = 0; i < length; i++) {
            out.append(List.of("a", "b", "c", "1", " ", "\n", "é", "中", ".", "ab", "_", "aaaa", "A", "B").get(random.nextInt(14)));
        }
        return out.toString();
    }

    private String choice(int depth) {
        StringBuilder out = new StringBuilder(sequence(depth));
        while (random.nextInt(4) == 0) {
            out.append('|').append(sequence(depth));
        }
        return out.toString();
    }

    private String sequence(int depth) {
        StringBuilder out = new StringBuilder();
        int parts = random.nextInt(5);
        for (int i = 0; i < parts; i++) {
            out.append(random.nextInt(8) == 0 ? pick(EDGES) : part(depth));
        }
        return out.toString();
    }

    private String part(int depth) {
        String atom = depth == 0 || random.nextInt(3) > 0 ? pick(CHARACTERS) : group(depth - 1);
        boolean single = atom.length() == 1 || atom.startsWith("\\") || atom.startsWith("[") || atom.startsWith("(");
        return random.nextInt(2) == 0 && single ? atom + pick(QUANTIFIERS) : atom;
    }

    private String group(int depth) {
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> "(?<n" + names++ % 5 + ">" + choice(depth) + ")";
            case 3 -> "(?>" + choice(depth) + ")";
            case 4 -> "(?m:" + choice(depth) + ")";
            case 5 -> "(?=" + choice(depth) + ")" + pick(CHARACTERS);
            case 6 -> "(?i:" + choice(depth) + ")";
            default -> "(?:" + choice(depth) + ")";
        };
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
