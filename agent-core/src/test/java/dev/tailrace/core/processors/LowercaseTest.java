package dev.tailrace.core.processors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LowercaseTest {
    @ParameterizedTest
    @CsvSource({"MiXeD, mixed", "ÄÖ ß İ, äö ß i̇", "'', ''", "already 1, already 1"})
    void textsAreLowered(String text, String expected) {
        OneEvent event = new OneEvent("x").set("a", text).run("- lowercase: {fields: [a]}");

        assertThat(event.get("a")).isEqualTo(expected);
        assertThat(event.tags()).isEmpty();
    }

    @Test
    void theLineThatSharesTheBytesStaysAsItIs() {
        OneEvent event = new OneEvent("GET X").run("""
                - grok: {patterns: ['^%{WORD:verb}']}
                - lowercase: {fields: [verb]}
                """);

        assertThat(event.get("verb")).isEqualTo("get");
        assertThat(event.get("message")).isEqualTo("GET X");
    }

    @Test
    void numbersStayAndMissingFieldsFailUnlessIgnored() {
        OneEvent event = new OneEvent("x").set("n", 5).set("a", "B").run("- lowercase: {fields: [n, a, no]}");

        assertThat(event.get("a")).isEqualTo("B");
        assertThat(event.tags()).containsExactly("_lowercase_failure");
        assertThat(event.run("- lowercase: {fields: [n, a, no], ignore_missing: true}").get("a")).isEqualTo("b");
        assertThat(event.get("n")).isEqualTo("5");
    }
}
