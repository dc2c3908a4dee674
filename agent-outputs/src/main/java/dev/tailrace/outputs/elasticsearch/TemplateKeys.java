package dev.tailrace.outputs.elasticsearch;

import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import java.util.Map;

/** The {@code setup: {template: ...}} section. */
final class TemplateKeys {
    private static final Key<Boolean> ENABLED = Key.bool("enabled").or("true").doc("false: the template is left to others.");
    private static final Key<String> NAME = Key.string("name").doc("Name of the template; what stands before the index's first %{...}.");
    private static final Key<String> PATTERN = Key.string("pattern").doc("Indices that it is for; the index with * for its variable part.");
    private static final Key<Integer> PRIORITY =
            Key.integer("priority", 0, Integer.MAX_VALUE).or("150").doc("Of templates whose patterns match, the one with the highest counts.");
    private static final Key<Boolean> OVERWRITE = Key.bool("overwrite").or("false").doc("true: a template of this name is replaced.");
    private static final Key<Boolean> DATA_STREAM =
            Key.bool("data_stream").or("false").doc("true: the index is a data stream; no event goes before its template is there.");
    private static final Key<Map<String, String>> SETTINGS =
            Key.stringMap("settings").doc("Settings of the indices, such as index.number_of_shards: 1.");
    private static final Key<String> FILE =
            Key.string("file").doc("JSON file with a template of your own; the one built in knows the fields of the Elastic Common Schema.");
    private static final Key<Settings> TEMPLATE = Key.section(
                    "template",
                    Section.of("setup.template", ENABLED, NAME, PATTERN, PRIORITY, OVERWRITE, DATA_STREAM, SETTINGS, FILE))
            .doc("An index template that is put before the first event goes.");

    /** In the output's section; without it nothing is set up. */
    static final Key<Settings> SETUP =
            Key.section("setup", Section.of("setup", TEMPLATE)).doc("What is set up at the server on start.");

    private TemplateKeys() {}

    /** What the output's settings say; null: nothing is to be set up. */
    static Template read(Settings output, String index) {
        Settings template = output.has(SETUP) ? output.get(SETUP).get(TEMPLATE) : null;
        if (template == null || !template.get(ENABLED)) {
            return null;
        }
        int variable = index.indexOf("%{");
        String prefix = variable < 0 ? index : index.substring(0, variable);
        String name = template.has(NAME) ? template.get(NAME) : prefix.replaceAll("[-_.]+$", "");
        if (name.isBlank()) {
            template.error(NAME, "the index begins with a variable part, so the template needs a 'name' and a 'pattern'");
        }
        if (template.get(DATA_STREAM) && index.contains("%{+")) {
            template.warn(DATA_STREAM, "a data stream rolls over by itself: with a date in 'index' there is a new stream for each");
        }
        return new Template(
                name,
                template.has(PATTERN) ? template.get(PATTERN) : variable < 0 ? index : prefix + '*',
                new Template.Manner(template.get(PRIORITY), template.get(OVERWRITE)),
                template.get(DATA_STREAM) ? variable < 0 ? Template.Stream.OF_THIS_NAME : Template.Stream.SEVERAL : Template.Stream.NONE,
                template.has(SETTINGS) ? template.get(SETTINGS) : Map.of(),
                template.has(FILE) ? template.get(FILE) : null);
    }
}
