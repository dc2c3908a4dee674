package dev.tailrace.core.processors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "email         | mail from bob.x+y@mail.example.com ok    | mail from *** ok",
        "email         | a@b.c, x@y, .odd+one@h.example.org@ | ***, x@y, ***@",
        "password      | a pwd without a sign                 | a pwd without a sign",
        "email         | no @ mail                                | no @ mail",
        "credit_card   | card 4111 1111 1111 1111, 4111111111111111 | card ***, ***",
        "credit_card   | order 4111 1111 1111 1112                | order 4111 1111 1111 1112",
        "ipv4          | from 10.25.3.17:80, version 1.2.3        | from ***:80, version 1.2.3",
        "authorization | Authorization: Bearer eyJhbGciOi.J9-x_y  | Authorization: Bearer ***",
        "password      | user=bob&password=s3cr3t&x=1             | user=bob&password=***&x=1",
        "password      | '{\"pwd\": \"a b\", \"api_key\": \"zz\"}' | '{\"pwd\": \"*** b\", \"api_key\": \"***\"}'",
    })
    void wellKnownSecretsAreMasked(String kind, String text, String expected) {
        assertThat(new OneEvent(text).run("- redact: {kinds: [" + kind + "]}").get("message")).isEqualTo(expected);
    }

    @Test
    void patternsMaskTheirGroupsOrAllTheyMatch() {
        OneEvent event = new OneEvent("id=12 key=34").set("note", "id=56").run(
                "- redact: {fields: [message, note, missing], patterns: ['id=(\\d+)', 'key=\\d+'], mask: X}");

        assertThat(event.get("message")).isEqualTo("id=X X");
        assertThat(event.get("note")).isEqualTo("id=X");
        assertThat(event.tags()).isEmpty();
    }

    @Test
    void whatCannotBeSearchedIsMaskedAsAWhole() {
        assertThat(new OneEvent("a".repeat(3000) + "!").run("- redact: {patterns: ['^(a|aa)+$']}").get("message")).isEqualTo("***");
    }

    @Test
    void mistakesHaveTheirPlace() {
        assertThat(OneEvent.problems("- redact: {kinds: [emial]}")).singleElement().asString().contains("did you mean 'email'?");
        assertThat(OneEvent.problems("- redact: {}")).singleElement().asString().contains("neither 'kinds' nor 'patterns'");
    }
}
