package dev.tailrace.core.processors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CopyTest {
    @Test
    void theValueStandsUnderBothNames() {
        OneEvent event = new OneEvent("line").set("n", 5L).run("- copy: {fields: [{from: message, to: event.original}, {from: n, to: k}]}");

        assertThat(event.get("event.original")).isEqualTo("line");
        assertThat(event.get("message")).isEqualTo("line");
        assertThat(event.get("n")).isEqualTo("5");
        assertThat(event.get("k")).isEqualTo("5");
    }

    @Test
    void aMissingFieldFailsUnlessIgnored() {
        assertThat(new OneEvent("x").run("- copy: {fields: [{from: no, to: a}]}").tags()).containsExactly("_copy_failure");
        assertThat(new OneEvent("x").run("- copy: {ignore_missing: true, fields: [{from: no, to: a}]}").tags()).isEmpty();
    }
}
