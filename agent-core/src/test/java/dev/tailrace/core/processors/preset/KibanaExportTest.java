package dev.tailrace.core.processors.preset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The export for Kibana and OpenSearch Dashboards against what the presets make of lines. */
class KibanaExportTest {
    private static final Path EXPORT = Path.of("../packaging/dashboards/kibana.ndjson");
    private static final Path CORPORA = Path.of("src/test/resources/dev/tailrace/core/processors/preset");
    private static final Set<String> OF_EVERY_EVENT = Set.of("@timestamp", "message", "host.name", "input.id", "log.file.path", "log.offset");

    private static List<JsonNode> objects() throws IOException {
        return Files.readAllLines(EXPORT).stream().map(line -> JsonMapper.shared().readTree(line)).toList();
    }

    /** All fields that a preset is tested to produce, apart from IIS's, which are others' too. */
    private static Set<String> produced() throws IOException {
        Set<String> fields = new HashSet<>(OF_EVERY_EVENT);
        try (Stream<Path> corpora = Files.list(CORPORA)) {
            for (Path corpus : corpora.toList()) {
                for (String line : Files.readAllLines(corpus)) {
                    Matcher field = Pattern.compile("([@a-z][\\w.@]*) = .*").matcher(line);
                    if (field.matches()) {
                        fields.add(field.group(1));
                    }
                }
            }
        }
        return fields;
    }

    private static void asked(JsonNode node, Set<String> fields) {
        if (node.isObject() && node.path("field").isString()) {
            fields.add(node.get("field").asString());
        }
        node.forEach(each -> asked(each, fields));
    }

    @Test
    void allFieldsAreSomePresets() throws IOException {
        Set<String> fields = new TreeSet<>();
        for (JsonNode object : objects()) {
            JsonNode attributes = object.get("attributes");
            if (attributes.has("visState")) {
                asked(JsonMapper.shared().readTree(attributes.get("visState").asString()), fields);
            }
            attributes.path("columns").forEach(column -> fields.add(column.asString()));
            String query = attributes.path("kibanaSavedObjectMeta").path("searchSourceJSON").asString("");
            Matcher queried = Pattern.compile("([a-z][a-z_.]*): ").matcher(JsonMapper.shared().readTree(query.isEmpty() ? "{}" : query).toString());
            while (queried.find()) {
                fields.add(queried.group(1));
            }
        }
        assertThat(fields).hasSizeGreaterThan(12);
        assertThat(produced()).containsAll(fields);
    }

    @Test
    void whatIsReferredToIsThere() throws IOException {
        Set<String> there = new HashSet<>();
        objects().forEach(object -> there.add(object.get("type").asString() + ' ' + object.get("id").asString()));
        assertThat(there).hasSameSizeAs(objects());
        for (JsonNode object : objects()) {
            object.get("references").forEach(each ->
                    assertThat(there).contains(each.get("type").asString() + ' ' + each.get("id").asString()));
        }
        JsonNode dashboard = objects().getLast();
        Set<String> panels = new TreeSet<>();
        JsonMapper.shared().readTree(dashboard.get("attributes").get("panelsJSON").asString()).forEach(panel -> panels.add(panel.get("panelRefName").asString()));
        Set<String> references = new TreeSet<>();
        dashboard.get("references").forEach(each -> references.add(each.get("name").asString()));
        assertThat(panels).isEqualTo(references);
    }
}
