package dev.tailrace.core.processors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrldecodeTest {
    @ParameterizedTest
    @CsvSource({"a%20b+c, a b c", "%E4%B8%AD%2f, 中/", "plain, plain", "'', ''", "%ff, \uFFFD", "%e4%b8x, \uFFFDx"})
    void percentsAreDecoded(String text, String expected) {
        OneEvent event = new OneEvent("x").set("a", text).run("- urldecode: {field: a, target: b}");

        assertThat(event.get("b")).isEqualTo(expected);
        assertThat(event.get("a")).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"%", "a%2", "%zz", "100% sure"})
    void whatIsNotEncodedFailsAndStays(String text) {
        OneEvent event = new OneEvent("x").set("a", text).run("- urldecode: {field: a}");

        assertThat(event.get("a")).isEqualTo(text);
        assertThat(event.tags()).containsExactly("_urldecode_failure");
    }

    @Test
    void aPlusCanBeAPlus() {
        assertThat(new OneEvent("x").set("a", "1+1").run("- urldecode: {field: a, plus: false}").get("a")).isEqualTo("1+1");
    }

    @Test
    void aMissingFieldFailsUnlessIgnored() {
        assertThat(new OneEvent("x").run("- urldecode: {field: no}").tags()).containsExactly("_urldecode_failure");
        assertThat(new OneEvent("x").run("- urldecode: {field: no, ignore_missing: true}").tags()).isEmpty();
    }
}
