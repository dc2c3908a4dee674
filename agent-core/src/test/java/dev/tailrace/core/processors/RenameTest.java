package dev.tailrace.core.processors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RenameTest {
    @Test
    void fieldsAreRenamedInOrder() {
        OneEvent event = new OneEvent("x").set("a", "1").set("b", "2").run("- rename: {fields: [{from: a, to: c}, {from: b, to: a}]}");

        assertThat(event.get("c")).isEqualTo("1");
        assertThat(event.get("a")).isEqualTo("2");
        assertThat(event.get("b")).isNull();
    }

    @Test
    void theMessageCanBeRenamed() {
        OneEvent event = new OneEvent("line").run("- rename: {fields: [{from: message, to: event.original}]}");

        assertThat(event.get("event.original")).isEqualTo("line");
        assertThat(event.get("message")).isNull();
    }

    @Test
    void oneMissingFieldFailsAllUnlessIgnored() {
        String yaml = "- rename: {ignore_missing: %s, fields: [{from: a, to: b}, {from: no, to: c}]}";

        OneEvent strict = new OneEvent("x").set("a", "1").run(yaml.formatted("false"));
        assertThat(strict.get("a")).isEqualTo("1");
        assertThat(strict.tags()).containsExactly("_rename_failure");
        OneEvent lenient = new OneEvent("x").set("a", "1").run(yaml.formatted("true"));
        assertThat(lenient.get("b")).isEqualTo("1");
        assertThat(lenient.tags()).isEmpty();
    }

    @Test
    void mistakesHaveTheirPlace() {
        assertThat(OneEvent.problems("- rename: {fields: [{from: a}]}")).singleElement().asString().contains("'to' is missing");
        assertThat(OneEvent.problems("- rename: {}")).singleElement().asString().contains("'fields' is missing");
    }
}
