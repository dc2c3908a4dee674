package dev.tailrace.core.processors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "a,b,c      | [\"a\",\"b\",\"c\"]",
        "'a, b ,\"c' | [\"a\",\"b\",\"\\\"c\"]",
        "a,,b,      | [\"a\",\"b\"]",
        "''         | []",
        "one        | [\"one\"]",
    })
    void textsBecomeLists(String text, String expected) {
        OneEvent event = new OneEvent("x").set("a", text).run("- split: {field: a, separator: ','}");

        assertThat(event.get("a")).isEqualTo(expected);
    }

    @Test
    void emptyPartsAndSpacesCanStay() {
        OneEvent event = new OneEvent("x").set("a", "a:: ::b::")
                .run("- split: {field: a, separator: '::', target: b, trim: false, keep_empty: true}");

        assertThat(event.get("b")).isEqualTo("[\"a\",\" \",\"b\",\"\"]");
        assertThat(event.get("a")).isEqualTo("a:: ::b::");
    }

    @Test
    void aMissingFieldFailsUnlessIgnored() {
        assertThat(new OneEvent("x").run("- split: {field: no, separator: ','}").tags()).containsExactly("_split_failure");
        assertThat(new OneEvent("x").run("- split: {field: no, separator: ',', ignore_missing: true}").tags()).isEmpty();
        assertThat(OneEvent.problems("- split: {field: a, separator: ''}")).singleElement().asString().contains("at least one character");
    }
}
