package dev.tailrace.core.processors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GsubTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "a-b-c     | -            | _        | a_b_c",
        "a1b22     | \\d+         | <$0>     | a<1>b<22>",
        "x=1       | (\\w)=(\\w)  | $2=${1}  | 1=x",
        "a         | b            | c        | a",
        "aa        | a            | ''       | ''",
        "5         | (\\d)        | \\$$1    | $5",
        "é中é      | é            | e        | e中e",
        "ab        | ''           | -        | -a-b-",
        "a         | (a)(b)?      | [$2]     | []",
    })
    void matchesAreReplaced(String text, String pattern, String replacement, String expected) {
        OneEvent event = new OneEvent("x").set("a", text)
                .run("- gsub: {field: a, pattern: '" + pattern + "', replacement: '" + replacement + "'}");

        assertThat(event.get("a")).isEqualTo(expected);
        assertThat(event.tags()).isEmpty();
    }

    @Test
    void theMessageCanBeRewritten() {
        assertThat(new OneEvent("a b").run("- gsub: {field: message, pattern: ' ', replacement: '-'}").get("message")).isEqualTo("a-b");
    }

    @Test
    void aSearchWithoutEndFailsAndLeavesTheField() {
        OneEvent event = new OneEvent("a".repeat(3000) + "!").run("- gsub: {field: message, pattern: '^(a|aa)+$', replacement: x}");

        assertThat(event.get("message")).hasSize(3001);
        assertThat(event.tags()).containsExactly("_gsub_failure");
    }

    @Test
    void mistakesHaveTheirPlace() {
        assertThat(OneEvent.problems("- gsub: {field: a, pattern: '(', replacement: x}"))
                .singleElement().asString().startsWith("test:1:29: ");
        assertThat(OneEvent.problems("- gsub: {field: a, pattern: x, replacement: $1}")).singleElement().asString()
                .startsWith("test:1:45: ").contains("group that the pattern has not");
    }

    @Test
    void nothingIsReplacedWithinACharacter() {
        assertThat(new OneEvent("a😀b").run("- gsub: {field: message, pattern: 'x*', replacement: '-'}").get("message")).isEqualTo("-a-😀-b-");
    }
}
