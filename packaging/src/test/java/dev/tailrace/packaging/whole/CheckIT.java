package dev.tailrace.packaging.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.launch.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code tailrace check} of configurations with mistakes: {@code broken/NAME.yml} and, beside it, what is to be said in {@code
 * NAME.expected}, less the lists of what there is.
 */
class CheckIT {
    private static final Path BROKEN = Path.of("src/test/resources/broken").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    static List<String> broken() throws IOException {
        try (Stream<Path> files = Files.list(BROKEN)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".yml")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("broken")
    void everyMistakeIsToldWithItsPlace(String name) throws IOException, InterruptedException {
        String file = BROKEN.resolve(name).toString();
        try (LaunchedAgent agent = new Launcher(Site.HOME).start(folder, "check", "-c", file)) {
            assertThat(agent.endsWithin(PATIENCE)).isTrue();
            List<String> told = agent.errors().replace(file, name).replaceAll(" \\(there are: .*\\)", "").lines().toList();
            assertThat(told).containsExactlyElementsOf(Files.readAllLines(BROKEN.resolve(name.replace(".yml", ".expected"))));
            assertThat(agent.output()).isEmpty();
            assertThat(agent.status()).isEqualTo(2);
        }
    }
}
