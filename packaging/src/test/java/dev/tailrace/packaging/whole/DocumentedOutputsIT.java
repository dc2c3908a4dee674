package dev.tailrace.packaging.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.launch.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of {@code docs/outputs.md}, put together to one configuration. */
class DocumentedOutputsIT {
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\\noutputs:\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("(?m)^  (\\w+):");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    @Test
    void everyExampleIsFitToRun() throws IOException, InterruptedException {
        String document = Files.readString(Path.of("docs/outputs.md"));
        StringBuilder inputs = new StringBuilder("inputs:\n");
        StringBuilder outputs = new StringBuilder("outputs:\n");
        EXAMPLE.matcher(document).results().map(found -> found.group(1)).forEach(outputs::append);
        List<String> names = NAME.matcher(outputs).results().map(found -> found.group(1)).toList();
        for (String name : names) {
            inputs.append("  - {id: to-").append(name).append(", type: file, paths: ['/var/log/*.log'], output: ").append(name).append("}\n");
        }
        Path file = Files.writeString(folder.resolve("all.yml"), inputs.append(outputs).toString());
        Launcher launcher = new Launcher(Site.HOME);
        for (String variable : List.of("ES_API_KEY", "CLIENT_SECRET", "KEY_PASSPHRASE", "COLLECTOR_TOKEN", "REDIS_PASSWORD", "KAFKA_PASSWORD")) {
            launcher = launcher.with(variable, "of the test");
        }
        try (LaunchedAgent agent = launcher.start(folder, "check", "-c", file.toString())) {
            assertThat(agent.endsWithin(PATIENCE)).isTrue();
            assertThat(agent.errors()).isEmpty();
            assertThat(agent.status()).isZero();
            assertThat(names).hasSize(11).allSatisfy(name -> assertThat(agent.output()).contains("-> output " + name));
        }
    }
}
