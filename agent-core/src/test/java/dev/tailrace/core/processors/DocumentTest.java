package dev.tailrace.core.processors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.config.Key;
import dev.tailrace.core.processors.geo.MmdbFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The users' pages about processors: one for each with all it takes, an index that names them all, and examples that do what they say. */
class DocumentTest {
    private static final Path INDEX = Path.of("../packaging/docs/processors.md");
    private static final Path PAGES = Path.of("../packaging/docs/processors");
    /** The one page that is of no processor. */
    private static final String CONDITIONS = "conditions";
    private static final Pattern EXAMPLE =
            Pattern.compile("```yaml\n(.*?)\n```\n```(text|json)\n(.*?)\n```\n```json\n(.*?)\n```", Pattern.DOTALL);
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    static Path folder;

    /** The texts of the pages by their names. */
    private static Map<String, String> pages() throws IOException {
        Map<String, String> pages = new TreeMap<>();
        try (Stream<Path> files = Files.list(PAGES)) {
            for (Path page : files.toList()) {
                pages.put(page.getFileName().toString().replace(".md", ""), Files.readString(page));
            }
        }
        return pages;
    }

    @Test
    void everyProcessorHasAPageWithItsOptionsAndAnExample() throws IOException {
        Map<String, String> pages = pages();

        ProcessorCatalog.standard().sections().forEach((name, section) -> {
            assertThat(pages).containsKey(name);
            String text = pages.get(name);
            assertThat(text).startsWith("# " + name + "\n");
            assertThat(EXAMPLE.matcher(text).find()).as(name).isTrue();
            List<String> rows = section.keys().stream()
                    .filter(key -> key != ProcessorCatalog.WHEN && key != ProcessorCatalog.TAG_ON_FAILURE)
                    .map(DocumentTest::row)
                    .toList();
            assertThat(text.lines().filter(line -> line.startsWith("| `"))).as(name).containsExactlyElementsOf(rows);
        });
    }

    @Test
    void theIndexLeadsToEveryPageAndThereIsNoOther() throws IOException {
        Set<String> known = new TreeSet<>(ProcessorCatalog.standard().sections().keySet());
        known.add(CONDITIONS);

        assertThat(pages().keySet()).isEqualTo(known);
        assertThat(Files.readString(INDEX)).contains(known.stream().map(name -> "](processors/" + name + ".md)").toList());
    }

    private static String row(Key<?> key) {
        String fallback = key.isRequired() ? "required" : key.defaultText() == null ? "" : '`' + key.defaultText() + '`';
        return "| `" + key.name() + "` | " + fallback + " | " + key.doc().replace("|", "\\|") + " |";
    }

    static List<Arguments> examples() throws IOException {
        new MmdbFile()
                .put("81.2.69.0/24", Map.of(
                        "country", Map.of("iso_code", "GB"),
                        "city", Map.of("names", Map.of("en", "London")),
                        "location", Map.of("latitude", 51.5, "longitude", -0.1)))
                .write(folder.resolve("city.mmdb"));
        List<Arguments> examples = new ArrayList<>();
        pages().forEach((name, text) -> {
            Matcher matcher = EXAMPLE.matcher(text);
            while (matcher.find()) {
                String yaml = matcher.group(1).replace("GeoLite2-City.mmdb", folder.resolve("city.mmdb").toString());
                examples.add(Arguments.of(name, yaml, matcher.group(3).lines().toList(), matcher.group(4).lines().toList()));
            }
        });
        return examples;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void examplesDoWhatTheyShow(String name, String yaml, List<String> before, List<String> after) {
        Fields fields = new Fields();
        ProcessorChain chain = OneEvent.chain(fields, yaml);
        List<Object> found = new ArrayList<>();
        for (String each : before) {
            ObjectNode given = each.startsWith("{") ? (ObjectNode) JSON.readTree(each) : JSON.createObjectNode().put("message", each);
            OneEvent event = event(fields, given);
            ObjectNode earlier = (ObjectNode) event.document();
            chain.process(event.event());
            ObjectNode now = (ObjectNode) event.document();
            ObjectNode changes = changes(now, earlier);
            gone(given, now, changes);
            found.add(event.isDropped() ? "dropped" : changes);
        }

        assertThat(found).isEqualTo(after.stream().map(line -> line.startsWith("{") ? JSON.readTree(line) : (Object) line).toList());
    }

    private static OneEvent event(Fields fields, ObjectNode given) {
        OneEvent event = new OneEvent(fields, given.path("message").asString("x"));
        set(event.event(), fields, "", given);
        return event;
    }

    private static void set(Event event, Fields fields, String path, ObjectNode node) {
        node.properties().forEach(member -> {
            String name = path.isEmpty() ? member.getKey() : path + '.' + member.getKey();
            JsonNode value = member.getValue();
            if (value instanceof ObjectNode inner) {
                set(event, fields, name, inner);
            } else if (value.isInt()) {
                event.setLong(fields.intern(name), value.intValue());
            } else if (!name.equals("message")) {
                event.setText(fields.intern(name), value.stringValue());
            }
        });
    }

    /** What the document has that was not there before, or was something else. */
    private static ObjectNode changes(ObjectNode now, ObjectNode earlier) {
        ObjectNode changes = JSON.createObjectNode();
        now.properties().forEach(member -> {
            JsonNode was = earlier.get(member.getKey());
            JsonNode change = member.getValue().equals(was) ? JSON.createObjectNode() : member.getValue();
            if (was instanceof ObjectNode inner && member.getValue() instanceof ObjectNode value) {
                change = changes(value, inner);
            } else if (was instanceof ArrayNode tags && member.getKey().equals("tags")) {
                ArrayNode added = JSON.createArrayNode();
                member.getValue().valueStream().filter(tag -> tags.valueStream().noneMatch(tag::equals)).forEach(added::add);
                change = added;
            }
            if (!change.isContainer() || !change.isEmpty()) {
                changes.set(member.getKey(), change);
            }
        });
        return changes;
    }

    /** Puts null where something is gone that was given. */
    private static void gone(ObjectNode given, ObjectNode now, ObjectNode changes) {
        given.properties().forEach(member -> {
            JsonNode left = now.get(member.getKey());
            if (left == null) {
                changes.putNull(member.getKey());
            } else if (member.getValue() instanceof ObjectNode inner && left instanceof ObjectNode below) {
                ObjectNode deeper = changes.get(member.getKey()) instanceof ObjectNode known ? known : JSON.createObjectNode();
                gone(inner, below, deeper);
                if (!deeper.isEmpty()) {
                    changes.set(member.getKey(), deeper);
                }
            }
        });
    }
}
