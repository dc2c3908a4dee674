package dev.tailrace.core.processors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyValueTest {
    @Test
    void pairsBecomeFields() {
        OneEvent event = new OneEvent("level=warn msg=\"two \\\" words\" user.name='bob' empty= junk n=1 =x a=b=c").run("- kv: {}");

        assertThat(event.get("level")).isEqualTo("warn");
        assertThat(event.get("msg")).isEqualTo("two \\\" words");
        assertThat(event.get("user.name")).isEqualTo("bob");
        assertThat(event.get("empty")).isEmpty();
        assertThat(event.get("n")).isEqualTo("1");
        assertThat(event.get("a")).isEqualTo("b=c");
        assertThat(event.get("junk")).isNull();
        assertThat(event.tags()).isEmpty();
    }

    @Test
    void pairsWithinQuotesAreTextOfTheirPair() {
        OneEvent event = new OneEvent("k=\"a b=c\" d=e").run("- kv: {target: kv}");

        assertThat(event.document().get("kv")).hasToString("{\"k\":\"a b=c\",\"d\":\"e\"}");
    }

    @Test
    void separatorsPrefixAndKeysCanBeChosen() {
        OneEvent event = new OneEvent("x").set("q", "a:1&b:2;c:3&d:4").run(
                "- kv: {field: q, target: url.params, field_split: '&;', value_split: ':', include_keys: [a, b, c], exclude_keys: [b]}");

        assertThat(event.get("url.params.a")).isEqualTo("1");
        assertThat(event.get("url.params.b")).isNull();
        assertThat(event.get("url.params.c")).isEqualTo("3");
        assertThat(event.get("url.params.d")).isNull();
    }

    @Test
    void namesOfTheAgentsOwnAreNotForDataToSet() {
        OneEvent event = new OneEvent("event.id=1 tags=x @timestamp=5").run("- kv: {}");

        assertThat(event.get("event.id")).isEqualTo("e1-7-78-c4535091");
        assertThat(event.get("data.event.id")).isEqualTo("1");
        assertThat(event.get("data.tags")).isEqualTo("x");
        assertThat(event.get("@timestamp")).startsWith("2026");
        assertThat(event.tags()).isEmpty();
    }

    @Test
    void aTextWithoutPairsAndTooManyNamesFail() {
        assertThat(new OneEvent("no pairs").run("- kv: {}").tags()).containsExactly("_kv_failure");
        OneEvent event = new OneEvent("a=1 b=2 c=3").run("- kv: {max_keys: 2}");
        assertThat(event.get("a")).isNull();
        assertThat(event.tags()).containsExactly("_kv_failure");
    }

    @Test
    void anOpenQuoteIsAnOrdinaryCharacter() {
        assertThat(new OneEvent("a=\"b c=d").run("- kv: {}").get("a")).isEqualTo("\"b");
    }
}
