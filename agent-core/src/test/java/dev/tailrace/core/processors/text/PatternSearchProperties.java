package dev.tailrace.core.processors.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Matches over bytes are the matches over the string. */
class PatternSearchProperties {
    private static final String[] PIECES = {"a", "b", "1", " ", "é", "中", "😀", "ab", "-"};
    private static final List<String> PATTERNS = List.of("a+", "(a)|(b)", "[é中]", "\\w+", "(?<x>.)1", "😀", "", "\\b", "(a(b)?)+");

    @Property(tries = 500, seed = "1")
    void matchesAreThoseOfTheString(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder made = new StringBuilder();
        for (int i = random.nextInt(14); i > 0; i--) {
            made.append(PIECES[random.nextInt(random.nextBoolean() ? 4 : PIECES.length)]);
        }
        String text = made.toString();
        Pattern pattern = Pattern.compile(PATTERNS.get(random.nextInt(PATTERNS.size())));
        byte[] utf8 = ("##" + text + "#").getBytes(StandardCharsets.UTF_8);
        PatternSearch regex = TextPattern.of(pattern).newSearch().reset(utf8, 2, utf8.length - 3);
        List<String> found = new ArrayList<>();
        while (regex.find() == PatternSearch.Found.YES) {
            for (int g = 0; g <= regex.groupCount(); g++) {
                int start = regex.start(g);
                found.add(start < 0 ? null : start + ":" + new String(utf8, start, regex.end(g) - start, StandardCharsets.UTF_8));
            }
        }
        List<String> expected = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            for (int g = 0; g <= matcher.groupCount() && !isNothingInPair(text, matcher.start(), matcher.end()); g++) {
                expected.add(matcher.start(g) < 0 ? null : 2 + bytesBefore(text, matcher.start(g)) + ":" + matcher.group(g));
            }
        }
        assertThat(found).isEqualTo(expected);
    }

    private static boolean isNothingInPair(String text, int start, int end) {
        return start == end && isInPair(text, start);
    }

    private static boolean isInPair(String text, int at) {
        return at > 0 && at < text.length() && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    }

    /** Bytes before a character; a place in the middle of a surrogate pair is where the pair starts, since bytes cannot be cut there. */
    private static int bytesBefore(String text, int at) {
        boolean inPair = isInPair(text, at);
        return text.substring(0, inPair ? at - 1 : at).getBytes(StandardCharsets.UTF_8).length;
    }

    @Test
    void anExpressionWithoutEndGivesUp() {
        byte[] text = ("a".repeat(5000) + "!").getBytes(StandardCharsets.UTF_8);

        assertThat(TextPattern.of(Pattern.compile("(a*)*b")).newSearch().reset(text, 0, text.length).find()).isNotEqualTo(PatternSearch.Found.YES);
        assertThat(TextPattern.of(Pattern.compile("^(a|aa)+$")).newSearch().reset(text, 0, text.length).find()).isEqualTo(PatternSearch.Found.GAVE_UP);
    }
}
