package dev.tailrace.core.processors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Fields;
import org.junit.jupiter.api.Test;

class FieldSelectionTest {
    private static OneEvent event() {
        return new OneEvent("line").set("a", 1).set("a.b", "2").set("ab", 3).set("c.d", "4");
    }

    @Test
    void droppedFieldsGoWithAllBelowThem() {
        OneEvent event = event().run("- drop_fields: {fields: [a, nowhere]}");

        assertThat(event.get("a")).isNull();
        assertThat(event.json()).doesNotContain("\"a.b\"", "\"b\"");
        assertThat(event.get("ab")).isEqualTo("3");
        assertThat(event.get("c.d")).isEqualTo("4");
        assertThat(event.get("message")).isEqualTo("line");
    }

    @Test
    void whatTheAgentAddsCanBeDroppedToo() {
        OneEvent event = event().run("- drop_fields: {fields: [host, log, message, event.id]}");

        assertThat(event.document().has("host")).isFalse();
        assertThat(event.document().has("log")).isFalse();
        assertThat(event.document().has("message")).isFalse();
        assertThat(event.document().has("event")).isFalse();
        assertThat(event.get("input.id")).isEqualTo("web");
    }

    @Test
    void aHiddenFieldCanBeSetAgain() {
        OneEvent event = event().run("- drop_fields: {fields: [host.name]}").set("host.name", "other");

        assertThat(event.get("host.name")).isEqualTo("other");
    }

    @Test
    void aNameThatDataBringsLaterIsDroppedToo() {
        Fields fields = new Fields();
        ProcessorChain chain = OneEvent.chain(fields, "- drop_fields: {fields: [c]}");
        chain.process(new OneEvent(fields, "x").set("c.d", "1").event());
        OneEvent later = new OneEvent(fields, "x").set("c.e", "2").set("d", "3");
        chain.process(later.event());

        assertThat(later.document().has("c")).isFalse();
        assertThat(later.get("d")).isEqualTo("3");
    }

    @Test
    void onlyKeptFieldsStayOfThoseThatWereBrought() {
        OneEvent event = event();
        event.event().tag(event.fields().text("t"));
        event.run("- keep_fields: {fields: [c, ab]}");

        assertThat(event.get("a")).isNull();
        assertThat(event.get("message")).isNull();
        assertThat(event.get("ab")).isEqualTo("3");
        assertThat(event.get("c.d")).isEqualTo("4");
        assertThat(event.get("host.name")).isEqualTo("h1");
        assertThat(event.tags()).containsExactly("t");
    }

    @Test
    void timeCannotBeDropped() {
        assertThat(OneEvent.problems("- drop_fields: {fields: ['@timestamp']}"))
                .singleElement().asString().contains("@timestamp cannot be dropped");
        assertThat(OneEvent.problems("- keep_fields: {}")).singleElement().asString().contains("'fields' is missing");
    }
}
