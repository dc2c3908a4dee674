package dev.tailrace.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code broken/NAME.yml} and, beside it, {@code NAME.expected}: what {@code check} says of it, every line, column and word. */
class BrokenConfigurationsTest {
    static Stream<String> broken() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(BrokenConfigurationsTest.class.getResource("broken").toURI());
    }

    @ParameterizedTest
    @MethodSource("broken")
    void checkTellsEveryMistakeWithItsPlaceAndExitsWithTwo(String name) throws Exception {
        Path file = folder().resolve(name);
        CapturedTerminal terminal = new CapturedTerminal();

        ExitStatus status = terminal.run("check", "-c", file.toString());

        List<String> told = terminal.err().stream().map(line -> line.replace(file.toString(), name)).toList();
        assertThat(told).containsExactlyElementsOf(Files.readAllLines(folder().resolve(name.replace(".yml", ".expected"))));
        assertThat(terminal.out()).isEmpty();
        assertThat(status.code()).isEqualTo(2);
    }
}
