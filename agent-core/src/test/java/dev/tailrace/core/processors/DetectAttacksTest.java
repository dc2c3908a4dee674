package dev.tailrace.core.processors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DetectAttacksTest {
    private static final String INJECTION = "/item?id=1%2527%2520or%25201=1--";

    @Test
    void anAttackIsNamed() {
        OneEvent event = new OneEvent("x").set("url.original", INJECTION).run("- detect_attacks: {}");

        assertThat(event.get("rule.name")).isEqualTo("sql_tautology");
        assertThat(event.get("rule.category")).isEqualTo("sql_injection");
        assertThat(event.tags()).isEmpty();
    }

    @Test
    void anOrdinaryRequestIsNot() {
        OneEvent event = new OneEvent("x").set("url.original", "/search?q=1+or+2+rooms").run("- detect_attacks: {tags: [attack]}");

        assertThat(event.get("rule")).isNull();
        assertThat(event.tags()).isEmpty();
        assertThat(new OneEvent("x").run("- detect_attacks: {}").tags()).isEmpty();
    }

    @Test
    void severalFieldsAreLookedAtInTheirOrderAndEventsAreTagged() {
        OneEvent event = new OneEvent("x")
                .set("url.original", "/")
                .set("http.request.referrer", "http://h/?q=%3Cscript%3E")
                .set("agent", INJECTION)
                .run("- detect_attacks: {fields: [url.original, http.request.referrer, agent], tags: [attack]}");

        assertThat(event.get("rule.category")).isEqualTo("xss");
        assertThat(event.tags()).containsExactly("attack");
    }

    @Test
    void onlyWhatIsAskedForIsLookedFor() {
        OneEvent event = new OneEvent("x").set("url.original", INJECTION).run("- detect_attacks: {categories: [xss, illegal_path]}");

        assertThat(event.get("rule")).isNull();
        assertThat(OneEvent.problems("- detect_attacks: {categories: [sql]}"))
                .singleElement().asString().startsWith("test:1:32: unknown category 'sql'");
    }
}
