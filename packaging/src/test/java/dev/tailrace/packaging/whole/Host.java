package dev.tailrace.packaging.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.launch.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A folder with an agent of one input and one output: its configuration, its data, and the file {@code out.ndjson} that it may ship to. */
record Host(Path folder) {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** One whose agent has this input, and ships to its file. */
    static Host shipping(Path folder, String input) throws IOException {
        return of(folder, input, "{type: file, path: '" + folder.resolve("out.ndjson") + "'}");
    }

    static Host of(Path folder, String input, String output) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("tailrace.yml"), "inputs: [" + input + "]\noutputs: {out: " + output + "}\nhttp: {enabled: false}\n");
        return new Host(folder);
    }

    LaunchedAgent start(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("run", "-c", folder.resolve("tailrace.yml").toString(), "--data", data()));
        arguments.addAll(List.of(more));
        return new Launcher(Site.HOME).start(folder, arguments.toArray(String[]::new));
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    /** Runs to the end of what stands there; the run must succeed and its books balance. */
    void once() throws IOException, InterruptedException {
        try (LaunchedAgent agent = start("--once")) {
            assertThat(agent.endsWithin(PATIENCE)).as("ends; said: %s", agent.errors()).isTrue();
            assertThat(agent.status()).as("status; said: %s", agent.errors()).isZero();
            assertThat(agent.books().balance()).as("%s balances", agent.books()).isTrue();
        }
    }

    /** What {@code tailrace status} says of the agent that runs. */
    String status() throws IOException, InterruptedException {
        Path beside = Files.createDirectories(folder.resolve("beside"));
        try (LaunchedAgent command = new Launcher(Site.HOME).start(beside, "status", "--data", data())) {
            assertThat(command.endsWithin(PATIENCE)).isTrue();
            return command.output();
        }
    }

    /** What the agent said since it was started last. */
    String said() throws IOException {
        return Files.readString(folder.resolve("stderr.log"));
    }

    /** The events that its file holds, whole ones. */
    List<JsonNode> shipped() throws IOException {
        Path file = folder.resolve("out.ndjson");
        String text = Files.exists(file) ? Files.readString(file) : "";
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().map(JsonMapper.shared()::readTree).toList();
    }

    List<String> messages() throws IOException {
        return shipped().stream().map(each -> each.path("message").asString()).toList();
    }
}
