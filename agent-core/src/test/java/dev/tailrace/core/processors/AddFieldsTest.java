package dev.tailrace.core.processors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddFieldsTest {
    @Test
    void valuesAreWhatYamlMeansByThem() {
        OneEvent event = new OneEvent("x").run("""
                - add_fields: {fields: {s: a "b", n: 12, d: 1.5, t: true, q: '12', z: 007, e: null, l: [1, two], nested: {a: {b: c}}, dotted.name: x}}
                """);

        assertThat(event.document().toString()).contains(
                "\"s\":\"a \\\"b\\\"\"", "\"n\":12", "\"d\":1.5", "\"t\":true", "\"q\":\"12\"", "\"z\":\"007\"", "\"e\":null", "\"l\":[1,\"two\"]");
        assertThat(event.get("nested.a.b")).isEqualTo("c");
        assertThat(event.get("dotted.name")).isEqualTo("x");
    }

    @Test
    void theTargetStandsBeforeEachName() {
        assertThat(new OneEvent("x").run("- add_fields: {target: labels, fields: {env: prod}}").get("labels.env")).isEqualTo("prod");
    }

    @Test
    void tagsAreAdded() {
        assertThat(new OneEvent("x").run("- add_fields: {fields: {tags: [a, edge, b]}}").tags()).containsExactly("a", "b");
    }

    @Test
    void mistakesHaveTheirPlace() {
        assertThat(OneEvent.problems("- add_fields: {fields: [a]}")).singleElement().asString().startsWith("test:1:24: expected a mapping");
        assertThat(OneEvent.problems("- add_fields: {fields: {'@timestamp': 1}}")).singleElement().asString().startsWith("test:1:25: @timestamp");
        assertThat(OneEvent.problems("- add_fields: {fields: {a..b: 1}}")).singleElement().asString().contains("no field name");
        assertThat(OneEvent.problems("- add_fields: {}")).singleElement().asString().contains("'fields' is missing");
    }
}
