package dev.tailrace.core.processors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConvertTest {
    @ParameterizedTest
    @CsvSource({
        "integer, 200, 200", "integer, -7, -7", "integer, 0012, 12", "long, 9223372036854775807, 9223372036854775807", "long, +5, 5",
        "double, 1.50, 1.50", "double, .5, 0.5", "float, 1e3, 1e3", "double, 12345678901234567890, 12345678901234567890",
        "boolean, TRUE, true", "boolean, f, false", "boolean, 1, true", "ip, 10.0.0.1, 10.0.0.1", "ip, fe80::1%eth0, fe80::1", "string, 1, 1",
    })
    void aTextBecomesTheType(String type, String text, String expected) {
        OneEvent event = new OneEvent("x").set("a", text).run("- convert: {fields: [{from: a, type: " + type + "}]}");

        boolean quoted = type.equals("string") || type.equals("ip");
        assertThat(event.json()).contains("\"a\":" + (quoted ? '"' + expected + '"' : expected) + ',');
        assertThat(event.tags()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"integer, 3000000000", "integer, 1.5", "long, 9223372036854775808", "long, ''", "long, 1e3", "double, NaN", "double, 1.", "boolean, yes", "ip, 10.0.0.256", "ip, host"})
    void whatIsNoneIsLeftAndTagged(String type, String text) {
        OneEvent event = new OneEvent("x").set("a", text).run("- convert: {fields: [{from: a, type: " + type + "}]}");

        assertThat(event.get("a")).isEqualTo(text);
        assertThat(event.tags()).containsExactly("_convert_failure");
    }

    @Test
    void allFieldsAreConvertedOrNone() {
        OneEvent event = new OneEvent("x").set("a", "1").set("b", "x").run("- convert: {fields: [{from: a, type: long}, {from: b, type: long}]}");

        assertThat(event.document().get("a").isString()).isTrue();
    }

    @Test
    void theResultCanHaveAnotherName() {
        String fields = "fields: [{from: a, to: b.c, type: long}]";

        OneEvent copied = new OneEvent("x").set("a", "1").run("- convert: {" + fields + "}");
        assertThat(copied.get("b.c")).isEqualTo("1");
        assertThat(copied.get("a")).isEqualTo("1");
        assertThat(new OneEvent("x").set("a", "1").run("- convert: {mode: rename, " + fields + "}").get("a")).isNull();
    }

    @Test
    void numbersBecomeTexts() {
        OneEvent event = new OneEvent("x").set("a", 42L).set("d", 0.25).run("- convert: {fields: [{from: a}, {from: d, type: string}]}");

        assertThat(event.document().get("a").stringValue()).isEqualTo("42");
        assertThat(event.document().get("d").stringValue()).isEqualTo("0.25");
    }

    @Test
    void aMissingFieldFailsUnlessIgnored() {
        String yaml = "- convert: {ignore_missing: %s, fields: [{from: no, type: long}]}";

        assertThat(new OneEvent("x").run(yaml.formatted("false")).tags()).containsExactly("_convert_failure");
        assertThat(new OneEvent("x").run(yaml.formatted("true")).tags()).isEmpty();
    }

    @Test
    void mistakesHaveTheirPlace() {
        assertThat(OneEvent.problems("- convert: {fields: [{from: a, type: int}]}")).singleElement().asString()
                .startsWith("test:1:38: ").contains("expected one of string, integer");
        assertThat(OneEvent.problems("- convert: {fields: [{type: long}]}")).singleElement().asString().contains("'from' is missing");
    }
}
