package dev.tailrace.core.grok.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteRegexTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "(a)\\1; \\1",
        "(?<x>a)\\k<x>; \\k",
        "\\p{Alpha}; \\p",
        "(?x) a; (?x...)",
        "(?<=a|bc)d; a lookbehind that is no run of single characters",
        "(?:^)*; a repeated assertion",
        "(?:(?<x>a)|b?)*; a group that captures within a repeated part that can match nothing",
        "(?:a?){3}; a counted repetition of a part that can match nothing",
        "(?i)é; (?i) with characters beyond ASCII",
        "a{3,2}; an interval that runs backwards",
        "[a; an expression that ends too soon",
    })
    void whatIsNotTakenIsNamed(String regex, String why) {
        assertThatThrownBy(() -> ByteRegex.compile(regex, Dialect.RUBY)).isInstanceOf(NotCompilable.class).hasMessage(why);
    }

    @Test
    void theLeftmostMatchOfTheFirstPreferenceIsFound() throws NotCompilable {
        assertThat(find("(?<x>a|ab)(?<y>c|bcd)?", "xxabcd")).isEqualTo("2 a bcd");
        assertThat(find("(?<x>\\w+?)(?<y>\\d*)$", "ab12")).isEqualTo("0 ab 12");
        assertThat(find("(?<x>(?>a*))(?<y>a)", "aaa")).isEqualTo("-1");
        assertThat(find("(?<x>.{2})(?<y>[^x]+)x", "中文éx")).isEqualTo("0 中文 é");
    }

    @Test
    void textBeforeTheRangeIsNotLookedAt() throws NotCompilable {
        byte[] text = "abc".getBytes(StandardCharsets.UTF_8);
        assertThat(ByteRegex.compile("^b", Dialect.RUBY).newSearch().find(text, 1, 3)).isEqualTo(1);
        assertThat(ByteRegex.compile("(?<=a)b", Dialect.RUBY).newSearch().find(text, 1, 3)).isEqualTo(Search.NOT_FOUND);
        assertThat(ByteRegex.compile("\\bb$", Dialect.RUBY).newSearch().find(text, 1, 2)).isEqualTo(1);
    }

    @Test
    void requiredTextIsFoundAtEveryPlace() throws NotCompilable {
        RequiredText required = RequiredText.of(Simplifier.literals(Parser.parse("a.b=\\[x", Dialect.RUBY).root()));
        for (int before = 0; before < 20; before++) {
            for (int after = 0; after < 20; after++) {
                byte[] text = ("[".repeat(before) + "b=[x" + "=".repeat(after)).getBytes(StandardCharsets.UTF_8);
                assertThat(required.isIn(text, 0, text.length)).isTrue();
                assertThat(required.isIn(text, 0, before + 3)).isFalse();
                assertThat(required.isIn(text, before + 1, text.length)).isFalse();
            }
        }
    }

    @Test
    void nestedQuantifiersThatMeanOneAreOne() throws NotCompilable {
        Node run = new Node.Repeat(new Node.Chars(CodePoints.range('a', 'b')), 0, Node.UNBOUNDED, Node.Greed.GREEDY);
        assertThat(Simplifier.simplify(Parser.parse("(?:a+|b)*", Dialect.RUBY).root())).isEqualTo(run);
        assertThat(Simplifier.simplify(Parser.parse("((?:[ab]*)+)?", Dialect.RUBY).root())).isEqualTo(run);
    }

    /** It goes on eight bytes at a time; what is left at the end of the text can begin within a character. */
    @Test
    void aLazyRepetitionEndsWhereTheRestCanBeginWhateverStandsBefore() throws NotCompilable {
        for (int before = 0; before < 20; before++) {
            String text = "é".repeat(before) + "x";
            assertThat(find("(?<x>.*?)\"(?<y>[ab]+)", text + "\"ab")).isEqualTo("0 " + text + " ab");
            assertThat(find("(?<x>.*?)\"(?<y>[ab]+)", text + "\"\"" + text + "\"ab")).isEqualTo("0 " + text + "\"\"" + text + " ab");
            assertThat(find("(?<x>.*?)\"(?<y>[ab]+)", text + "\n" + text + "\"ab")).isEqualTo((2 * before + 2) + " " + text + " ab");
            assertThat(find("^(?<x>.+?)(?<y>é*)$", text)).isEqualTo("0 " + text + " ");
            assertThat(find("^(?<x>.*?)(?<y>é+)$", text + "é")).isEqualTo("0 " + text + " é");
        }
    }

    private static Node simplified(String regex) throws NotCompilable {
        return CommonStarts.takenOut(Simplifier.simplify(Parser.parse(regex, Dialect.RUBY).root()));
    }

    @Test
    void whatAlternativesBeginWithIsMatchedOnce() throws NotCompilable {
        assertThat(simplified("abc|abd|x")).isEqualTo(simplified("ab[cd]|x"));
        assertThat(simplified("(?:\\d+:){3}x|(?:\\d+:){2}y|\\d+:z"))
                .isEqualTo(simplified("\\d+:(?:\\d+:(?:\\d+:x|y)|z)"));
        assertThat(find("(?<x>a|ab)(?<y>c|bcd)?", "abcd")).isEqualTo("0 a bcd");
    }

    /** {@code a+} can match in several ways, so that the order of preference would change. */
    @Test
    void aStartThatCanMatchInSeveralWaysStays() throws NotCompilable {
        assertThat(simplified("a+b?|a+c")).isInstanceOfSatisfying(Node.Choice.class, choice -> assertThat(
                        choice.options())
                .hasSize(2));
        assertThat(find("(?<x>a+b?|a+c)(?<y>c|$)", "aac")).isEqualTo("0 aa c");
    }

    private static String find(String regex, String text) throws NotCompilable {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        Search search = ByteRegex.compile(regex, Dialect.RUBY).newSearch();
        int at = search.find(utf8, 0, utf8.length);
        if (at < 0) {
            return Integer.toString(at);
        }
        StringBuilder found = new StringBuilder().append(at);
        for (int i = 0; i < 2; i++) {
            found.append(' ').append(new String(utf8, search.found()[2 * i], search.found()[2 * i + 1] - search.found()[2 * i], StandardCharsets.UTF_8));
        }
        return found.toString();
    }
}
