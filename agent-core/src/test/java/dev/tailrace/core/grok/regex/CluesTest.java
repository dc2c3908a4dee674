package dev.tailrace.core.grok.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CluesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "(Firefox)/(\\d+)         | firefox",
        "abc.*longer              | longer",
        "(?i)CamelCase            | camelcase",
        "`(?:Chrome|CriOS)/(\\d+)`| chrome,crios",
        "`(?:Chrome|[0-9]+)/(\\d+)`|",
        "(Opera)?/(Mini)          | mini",
        "(?:Opera)+x              | opera",
        "(?!Opera)/\\d            |",
        "ab.cd                    |",
        "éab.cde                  | cde",
        "(a)\\1bcd                |",
    })
    void eachMatchHasOneOfThem(String regex, String expected) {
        assertThat(Clues.of(regex, Dialect.JAVA)).isEqualTo(expected == null ? Set.of() : Set.of(expected.split(",")));
    }
}
