package dev.tailrace.packaging.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.launch.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every configuration that a document shows, given what it leaves out, before {@code check}; those shown with lines and events, at work. */
class DocumentedConfigurationsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern CONFIGURATION = Pattern.compile("(?m)^(inputs|outputs|alerts):|\\A  - id:");
    private static final Pattern OUTPUTS = Pattern.compile("(?ms)^outputs:\n(.*?)(^\\S|\\z)");
    private static final Pattern NAME = Pattern.compile("(?m)^  ([\\w-]+):");
    private static final Pattern TO = Pattern.compile("output: \\[?([\\w-]+(?:, [\\w-]+)*)");
    private static final Pattern STORY = Pattern.compile("```yaml\n((?:in|out)puts:.*?)```\n```text\n(.*?)```\n```json\n(.*?)```", Pattern.DOTALL);
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)\\}");
    private static final Pattern SECRET = Pattern.compile("\\$\\{secret:\\w+\\}");
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;

    /** A configuration, and where it stands. */
    record Shown(Page page, String yaml) {
        @Override
        public String toString() {
            return page + ": " + yaml.lines().limit(2).toList();
        }
    }

    static List<Shown> shown() throws IOException {
        List<Shown> shown = new ArrayList<>();
        for (Page page : Page.all()) {
            page.blocks("yaml").stream()
                    .filter(block -> CONFIGURATION.matcher(block.text()).find())
                    .forEach(block -> shown.add(new Shown(page, block.text())));
        }
        return shown;
    }

    @ParameterizedTest
    @MethodSource("shown")
    void isFitToRun(Shown shown) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("shown.yml"), completed(shown.yaml()));
        Launcher launcher = new Launcher(Path.of("target/tailrace").toAbsolutePath());
        for (String variable : VARIABLE.matcher(shown.yaml()).results().map(found -> found.group(1)).toList()) {
            launcher = launcher.with(variable, "of the test");
        }
        try (LaunchedAgent agent = launcher.start(folder, "check", "-c", file.toString())) {
            assertThat(agent.endsWithin(PATIENCE)).isTrue();
            assertThat(agent.errors()).isEmpty();
            assertThat(agent.status()).isZero();
        }
    }

    @Test
    void everyOutputHasAPageThatShowsOne() throws IOException {
        Set<String> types = JSON.readTree(Files.readString(Path.of("target/tailrace/share/tailrace.schema.json")))
                .at("/properties/outputs/additionalProperties/oneOf").valueStream()
                .map(type -> type.get("title").stringValue())
                .collect(Collectors.toSet());
        assertThat(types).isNotEmpty().allSatisfy(type -> assertThat(Page.of("packaging/docs/outputs/" + type + ".md").text())
                .startsWith("# " + type + "\n")
                .contains("type: " + type));
    }

    /** Inputs for the outputs that it shows, or outputs for its inputs; no secret, as there is no keystore. */
    private static String completed(String yaml) {
        String whole = SECRET.matcher(yaml).replaceAll("of the test");
        if (whole.startsWith("  - id:")) {
            whole = "inputs:\n" + whole;
        }
        StringBuilder more = new StringBuilder(whole);
        if (!whole.contains("outputs:\n")) {
            Set<String> names = new LinkedHashSet<>();
            TO.matcher(whole).results().map(found -> found.group(1).split(", ")).flatMap(Stream::of).forEach(names::add);
            if (names.isEmpty()) {
                names.add("screen");
            }
            more.append("outputs:\n");
            names.forEach(name -> more.append("  ").append(name).append(": {type: discard}\n"));
        }
        if (!whole.contains("inputs:\n")) {
            more.append("inputs:\n");
            List<String> names = OUTPUTS.matcher(more).results()
                    .flatMap(outputs -> NAME.matcher(outputs.group(1)).results())
                    .map(name -> name.group(1))
                    .toList();
            for (String name : names) {
                more.append("  - {id: to-").append(name).append(", type: file, paths: ['/var/log/*.log'], output: ").append(name).append("}\n");
            }
        }
        return more.toString();
    }

    static List<Shown> stories() throws IOException {
        List<Shown> stories = new ArrayList<>();
        for (Page page : Page.all()) {
            STORY.matcher(page.text()).results().forEach(found -> stories.add(new Shown(page, found.group())));
        }
        return stories;
    }

    /** Of an event the page shows what matters there: that part is compared. */
    @ParameterizedTest
    @MethodSource("stories")
    void makesOfTheLinesWhatItShows(Shown story) throws IOException, InterruptedException {
        Matcher parts = STORY.matcher(story.yaml());
        assertThat(parts.matches()).isTrue();
        Path archive = Files.createDirectory(folder.resolve("archive"));
        Path file = Files.writeString(folder.resolve("shown.yml"), completed(parts.group(1)).replace("/var/archive", archive.toString()));
        Path log = Files.writeString(folder.resolve("some.log"), parts.group(2));
        Launcher launcher = new Launcher(Path.of("target/tailrace").toAbsolutePath());
        try (LaunchedAgent agent = launcher.start(folder, "run", "--once", "-c", file.toString(), "--data", folder.resolve("data").toString(),
                "-E", "http.enabled=false", "-E", "inputs.0.paths=[" + log + "]")) {
            assertThat(agent.endsWithin(PATIENCE)).isTrue();
            assertThat(agent.status()).as(agent.errors()).isZero();
            List<JsonNode> events = Stream.concat(agent.output().lines(), written(archive).stream()).map(JSON::readTree).toList();
            List<JsonNode> wanted = parts.group(3).lines().map(JSON::readTree).toList();
            assertThat(events).hasSameSizeAs(wanted);
            for (int i = 0; i < events.size(); i++) {
                assertThat(part(events.get(i), wanted.get(i))).isEqualTo(wanted.get(i));
            }
        }
    }

    private static List<String> written(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        return lines;
    }

    /** What the event has of the members that are wanted. */
    private static JsonNode part(JsonNode event, JsonNode wanted) {
        if (!(event instanceof ObjectNode object) || !(wanted instanceof ObjectNode members)) {
            return event;
        }
        ObjectNode part = JSON.createObjectNode();
        members.properties().stream()
                .filter(member -> object.has(member.getKey()))
                .forEach(member -> part.set(member.getKey(), part(object.get(member.getKey()), member.getValue())));
        return part;
    }
}
