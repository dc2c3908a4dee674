package dev.tailrace.core.processors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.FieldType;
import org.junit.jupiter.api.Test;

class GrokTest {
    private static final String COMBINED =
            "203.0.113.9 - bob [05/Apr/2025:14:23:11 +0800] \"GET /a?b=1 HTTP/1.1\" 404 512 \"-\" \"curl/8.0\"";

    @Test
    void capturesBecomeFieldsOfTheirTypes() {
        OneEvent event = new OneEvent(COMBINED).run("- grok: {patterns: ['^%{IP:source.ip} - %{USER:user.name} .*\" %{INT:[http][response][status_code]:int} ']}");

        assertThat(event.get("source.ip")).isEqualTo("203.0.113.9");
        assertThat(event.get("user.name")).isEqualTo("bob");
        assertThat(event.json()).contains("\"status_code\":404");
        assertThat(event.tags()).isEmpty();
    }

    @Test
    void capturesShareTheLinesBytes() {
        OneEvent event = new OneEvent(COMBINED);
        int used = event.event().batch().used();

        event.run("- grok: {patterns: ['%{COMBINEDAPACHELOG}'], pattern_set: legacy}");

        assertThat(event.event().batch().used()).isEqualTo(used);
        assertThat(event.get("agent")).isEqualTo("\"curl/8.0\"");
    }

    @Test
    void theFirstPatternThatMatchesCounts() {
        OneEvent event = new OneEvent("level=warn").run("- grok: {patterns: ['^%{INT:n}$', 'level=%{WORD:log.level}', '%{GREEDYDATA:all}']}");

        assertThat(event.get("log.level")).isEqualTo("warn");
        assertThat(event.get("all")).isNull();
    }

    @Test
    void numbersStayAsTheyWereWrittenIfJsonWritesThemSo() {
        OneEvent event = new OneEvent("7 007 1.50 +3 true").run(
                "- grok: {patterns: ['%{DATA:a:int} %{DATA:b:long} %{DATA:c:double} %{DATA:d:float} %{WORD:e:boolean}']}");

        assertThat(event.json()).contains("\"a\":7,\"b\":7,\"c\":1.50,\"d\":3,\"e\":true");
        assertThat(event.event().type(event.fields().find("a"))).isEqualTo(FieldType.NUMBER);
    }

    @Test
    void aLineThatDoesNotMatchIsTaggedAndKeepsItsFields() {
        OneEvent event = new OneEvent("nothing").set("a", "before").run("- grok: {patterns: ['^%{INT:a}$']}");

        assertThat(event.get("a")).isEqualTo("before");
        assertThat(event.tags()).containsExactly("_grok_failure");
    }

    @Test
    void aCaptureThatIsNotOfItsTypeFailsTheWhole() {
        OneEvent event = new OneEvent("a=1 b=x").run("- grok: {patterns: ['a=%{DATA:a:int} b=%{GREEDYDATA:b:int}']}");

        assertThat(event.get("a")).isNull();
        assertThat(event.tags()).containsExactly("_grok_failure");
    }

    @Test
    void emptyCapturesAreNoFieldsUnlessAskedFor() {
        String yaml = "- grok: {patterns: ['a=%%{DATA:a},'], keep_empty_captures: %s}";

        assertThat(new OneEvent("a=,").run(yaml.formatted("false")).get("a")).isNull();
        assertThat(new OneEvent("a=,").run(yaml.formatted("true")).get("a")).isEmpty();
    }

    @Test
    void anyFieldCanBeMatchedAndOverwritten() {
        OneEvent event = new OneEvent("x").set("raw", 12345L).run("- grok: {field: raw, patterns: ['^12(?<raw>.*)']}");

        assertThat(event.get("raw")).isEqualTo("345");
    }

    @Test
    void ownDefinitionsAndTheClassicSetAreThere() {
        OneEvent event = new OneEvent(COMBINED).run("""
                - grok:
                    patterns: ['^%{CALLER} ']
                    pattern_set: legacy
                    pattern_definitions: {CALLER: '%{IP:clientip}'}
                """);

        assertThat(event.get("clientip")).isEqualTo("203.0.113.9");
    }

    @Test
    void aLineThatTakesTooLongIsTaggedAsSuch() {
        OneEvent event = new OneEvent("a".repeat(3000)).run("- grok: {patterns: ['^(a|aa|a.)*(?=b)\\1?(a+)+$']}");

        assertThat(event.tags()).isSubsetOf("_grok_timeout", "_grok_failure");
    }

    @Test
    void aFieldThatIsNotThereFails() {
        assertThat(new OneEvent("x").run("- grok: {field: no, patterns: ['x']}").tags()).containsExactly("_grok_failure");
    }

    @Test
    void mistakesHaveTheirPlace() {
        assertThat(OneEvent.problems("- grok: {patterns: ['%{WORD:a}', '%{WRD:b}']}")).singleElement().asString().startsWith("test:1:34: ").contains("WORD");
        assertThat(OneEvent.problems("- grok: {patterns: ['x'], pattern_set: ecs}")).singleElement().asString()
                .startsWith("test:1:40: unknown pattern set 'ecs'");
        assertThat(OneEvent.problems("- grok: {patterns: []}")).singleElement().asString().contains("at least one pattern");
        assertThat(OneEvent.problems("- grok: {}")).singleElement().asString().contains("'patterns' is missing");
    }
}
