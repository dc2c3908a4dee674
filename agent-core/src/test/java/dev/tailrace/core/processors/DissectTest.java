package dev.tailrace.core.processors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DissectTest {
    @Test
    void keysTakeWhatStandsBetween() {
        OneEvent event = new OneEvent("10.0.0.1 - [5/Apr] \"GET /x\" 200 0.25").run(
                "- dissect: {tokenizer: '%{client.ip|ip} %{?ident} [%{ts}] \"%{verb} %{}\" %{status|integer} %{took|double}'}");

        assertThat(event.get("client.ip")).isEqualTo("10.0.0.1");
        assertThat(event.get("ts")).isEqualTo("5/Apr");
        assertThat(event.get("verb")).isEqualTo("GET");
        assertThat(event.json()).contains("\"status\":200", "\"took\":0.25");
        assertThat(event.get("ident")).isNull();
        assertThat(event.tags()).isEmpty();
    }

    @Test
    void valuesCanBePutTogetherAndPadded() {
        OneEvent event = new OneEvent("Apr  5   14:23:11: up").run(
                "- dissect: {tokenizer: '%{ts->} %{+ts->} %{+ts}: %{what}', append_separator: '_', target_prefix: sys}");

        assertThat(event.get("sys.ts")).isEqualTo("Apr_5_14:23:11");
        assertThat(event.get("sys.what")).isEqualTo("up");
    }

    @Test
    void aTextThatLacksADelimiterOrATypeFailsAndSetsNothing() {
        for (String line : new String[] {"a=1 b", "a=x,b=y", "", "z=1,b=2"}) {
            OneEvent event = new OneEvent(line).run("- dissect: {tokenizer: 'a=%{a|long},b=%{b}'}");
            assertThat(event.get("a")).isNull();
            assertThat(event.get("b")).isNull();
            assertThat(event.tags()).containsExactly("_dissect_failure");
        }
    }

    @Test
    void theTextBehindTheLastKeyEndsIt() {
        OneEvent event = new OneEvent("[x] rest").run("- dissect: {tokenizer: '[%{a}]'}");

        assertThat(event.get("a")).isEqualTo("x");
    }

    @Test
    void mistakesHaveTheirPlace() {
        assertThat(OneEvent.problems("- dissect: {tokenizer: '%{a}%{b}'}"))
                .singleElement().asString().startsWith("test:1:24: nothing stands between");
        assertThat(OneEvent.problems("- dissect: {tokenizer: 'a'}")).singleElement().asString().contains("found none");
        assertThat(OneEvent.problems("- dissect: {tokenizer: '%{a|int}'}")).singleElement().asString().contains("unknown type 'int'");
    }
}
