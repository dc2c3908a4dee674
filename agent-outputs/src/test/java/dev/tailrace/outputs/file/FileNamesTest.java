package dev.tailrace.outputs.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.encode.Bytes;
import dev.tailrace.outputs.testing.Configured;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {
    @ParameterizedTest
    @CsvSource({
        "events.ndjson, 0, events.ndjson",
        "events.ndjson, 2, events.2.ndjson",
        "events-2026.11.21, 2, events-2026.11.21.2",
        ".hidden, 1, .hidden.1",
        "events, 1, events.1"
    })
    void numbersStandBeforeTheExtension(String stem, long number, String file) {
        assertThat(new NumberedName(Path.of(stem)).file(number)).isEqualTo(Path.of(file));
    }

    @Test
    void theHighestNumberIsFoundAmongOtherFiles(@TempDir Path dir) throws Exception {
        NumberedName series = new NumberedName(dir.resolve("e.ndjson"));
        assertThat(series.highest(new SystemDisk())).isEqualTo(-1);
        for (String name : "e.ndjson e.9.ndjson e.10.ndjson e.011.ndjson e.12.ndjson.gz f.99.ndjson e.x.ndjson".split(" ")) {
            Files.createFile(dir.resolve(name));
        }
        assertThat(series.highest(new SystemDisk())).as("a compressed one counts").isEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource({"a/b, a_b", "../../etc/passwd, _._.._etc_passwd", ".., __", "C:\\x, C__x", "'a b', a_b", "\u4e2d\u6587, \u4e2d\u6587"})
    void aFieldCannotLeaveItsPlaceInAPath(String field, String part) {
        Bytes bytes = new Bytes(16).write("out/".getBytes(StandardCharsets.UTF_8)).write(field.getBytes(StandardCharsets.UTF_8));
        new PathEscape().apply(bytes, 4);
        assertThat(bytes).hasToString("out/" + part);
    }

    @Test
    void aLongFieldIsCutBetweenCharacters() {
        Bytes bytes = new Bytes(16).write("\u4e2d".repeat(50).getBytes(StandardCharsets.UTF_8));
        new PathEscape().apply(bytes, 0);
        assertThat(bytes).hasToString("\u4e2d".repeat(33));
    }

    @Test
    void mistakesInTheConfigurationAreNamed() {
        assertProblem(Map.of(), "'path' is missing");
        assertProblem(Map.of("path", "a-%{+YYYY}"), "use yyyy");
        assertProblem(Map.of("path", "a", "rotate_sise", "1MiB"), "rotate_size");
        assertProblem(Map.of("path", "a", "backoff", Map.of("init", "5s", "max", "1s")), "shorter");
    }

    private static void assertProblem(Map<String, ?> settings, String named) {
        assertThat(Configured.problems(new FileOutputFactory(), settings)).singleElement().asString().contains(named);
    }
}
