package dev.tailrace.core.processors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.FieldType;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.config.Problems;
import dev.tailrace.core.config.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void patternsMayComeFromFilesAndDirectories(@TempDir Path directory) throws IOException {
        Files.createDirectory(directory.resolve("more"));
        Files.writeString(directory.resolve("mine"), "# ours\nCALLER %{IP:client.ip}\nWHO wrong\n");
        Files.writeString(directory.resolve("more/a"), "WHO %{USER:user.name}\n");
        Files.writeString(directory.resolve("more/.hidden"), "no pattern file\n");

        OneEvent event = new OneEvent(COMBINED).run("""
                - grok:
                    patterns: ['^%{CALLER} - %{WHO} \\[%{WHEN}']
                    pattern_files: ['DIR/mine', 'DIR/more']
                    pattern_definitions: {WHEN: '%{HTTPDATE:when}'}
                """.replace("DIR", directory.toString()));

        assertThat(event.get("client.ip")).isEqualTo("203.0.113.9");
        assertThat(event.get("user.name")).isEqualTo("bob");
        assertThat(event.get("when")).isEqualTo("05/Apr/2025:14:23:11 +0800");
    }

    @Test
    void aPatternFileIsLookedForBesideTheConfiguration(@TempDir Path directory) throws IOException {
        Files.createDirectory(directory.resolve("patterns"));
        Files.writeString(directory.resolve("patterns/mine"), "CALLER %{IP:client.ip}\n");
        Problems problems = new Problems();
        String yaml = "- grok: {patterns: ['%{CALLER}'], pattern_files: patterns/mine}";

        ProcessorCatalog.standard().compile(null, Yaml.parse(directory + "/tailrace.yml", yaml, problems), new Fields(), problems);

        assertThat(problems.all()).isEmpty();
    }

    @Test
    void aMistakeInAPatternFileHasItsPlaceThere(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("mine");
        Files.writeString(file, "OUTER a %{INNER}\nINNER %{HTTPDAT:x}\nLONELY\nROUND %{AND}\nAND %{ROUND}\n");

        assertThat(OneEvent.problems("- grok: {patterns: ['%{OUTER}'], pattern_files: '" + file + "'}"))
                .containsExactly(
                        file + ":2:7: unknown pattern 'HTTPDAT'; did you mean 'HTTPDATE'? (in INNER)",
                        file + ":3:7: the pattern of 'LONELY' is missing: expected NAME pattern",
                        file + ":4:7: the pattern 'ROUND' refers to itself (in ROUND > AND > ROUND)",
                        file + ":5:5: the pattern 'AND' refers to itself (in AND > ROUND > AND)");
        Files.writeString(file, "OUTER a %{INNER}\nINNER (x\n");
        assertThat(OneEvent.problems("- grok: {patterns: ['%{OUTER}'], pattern_files: '" + file + "'}"))
                .anyMatch(each -> each.startsWith(file + ":2:7: "))
                .noneMatch(each -> each.startsWith("test:"));
    }

    @Test
    void aPatternFileThatCannotBeReadIsTold(@TempDir Path directory) throws IOException {
        Files.write(directory.resolve("latin"), new byte[] {'A', ' ', (byte) 0xE9});

        assertThat(OneEvent.problems("- grok: {patterns: ['x'], pattern_files: ['" + directory + "/none']}"))
                .containsExactly("test:1:43: there is no file " + directory.resolve("none"));
        assertThat(OneEvent.problems("- grok: {patterns: ['x'], pattern_files: ['" + directory + "/latin']}"))
                .singleElement().asString().contains("must be UTF-8");
    }

    @Test
    void aMistakeInADefinitionIsToldWhereItStands() {
        assertThat(OneEvent.problems("""
                - grok:
                    patterns: ['%{OUTER}']
                    pattern_definitions:
                      OUTER: 'a %{INNER}'
                      INNER: '%{WRD:x}'
                      MY NAME: x
                """)).containsExactly(
                        "test:5:14: unknown pattern 'WRD'; did you mean 'WORD'? (in INNER)",
                        "test:6:7: 'MY NAME' cannot be the name of a pattern: expected letters, digits, '_', '.' and '-'");
    }

    @Test
    void aLineThatTakesTooLongIsTaggedAsSuch() {
        OneEvent event = new OneEvent(",".repeat(400) + "xy").run("- grok: {patterns: ['^(?:.*,){12}(?<n>x)(?!y)', '^z(?<n>.*)']}");

        assertThat(event.tags()).containsExactly("_grok_timeout");
        assertThat(event.get("n")).isNull();
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
