package dev.tailrace.packaging.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.packaging.launch.Books;
import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.launch.Launcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What must not keep the agent from serving the other files. */
class BadInputIT {
    private static final int MAX_LINE = 64 << 10;

    @TempDir
    Path folder;

    private Site site;

    @BeforeEach
    void install() throws IOException {
        site = new Site(folder).configure("""
                inputs:
                  - {id: some, type: file, paths: ['${SITE}/logs/*.log'], max_line: 64KiB}
                  - {id: none, type: file, paths: ['${SITE}/logs/*.nothing']}
                outputs: {archive: {type: file, path: '${SITE}/out/events.ndjson'}}
                """);
        Files.writeString(site.logs().resolve("good.log"), "good 1\ngood 2\n");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "takes rights away as Linux has them")
    void servesTheOtherFiles() throws IOException, InterruptedException {
        Files.createDirectory(site.logs().resolve("folder.log"));
        Files.createSymbolicLink(site.logs().resolve("broken.log"), Path.of("nowhere"));
        Files.createFile(site.logs().resolve("empty.log"));
        Path closed = Files.writeString(site.logs().resolve("closed.log"), "closed\n");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));

        Books books = unprivileged().once();

        assertThat(books).isEqualTo(new Books(2, 2, 0, 0, 0));
        assertThat(messages()).containsExactly("good 1", "good 2");
        assertThat(Files.readString(folder.resolve("stderr.log"))).contains("closed.log");
    }

    @Test
    void emptyGlobIsAWarning() throws IOException, InterruptedException {
        site.once();

        assertThat(Files.readString(folder.resolve("stderr.log"))).contains(".nothing");
    }

    @Test
    void overlongLineIsCutAndFlaggedAndTheRestSkipped() throws IOException, InterruptedException {
        Files.writeString(site.logs().resolve("long.log"), "before\n" + "x".repeat(3_000_000) + "\nafter\n");

        site.once();

        List<JsonNode> events = events("long.log");
        assertThat(events).hasSize(3);
        assertThat(events.get(0).at("/message").asString()).isEqualTo("before");
        assertThat(events.get(1).at("/message").asString()).isEqualTo("x".repeat(MAX_LINE));
        assertThat(events.get(1).at("/log/flags").valueStream().map(JsonNode::asString)).containsExactly("truncated");
        assertThat(events.get(2).at("/message").asString()).isEqualTo("after");
        assertThat(events.get(2).at("/log/offset").asLong()).isEqualTo("before\n".length() + 3_000_001);
    }

    @Test
    void invalidBytesAreReplacedAndFlagged() throws IOException, InterruptedException {
        Files.write(site.logs().resolve("latin.log"), "café 1\nplain 2\n".getBytes(StandardCharsets.ISO_8859_1));

        site.once();

        List<JsonNode> events = events("latin.log");
        assertThat(events).hasSize(2);
        assertThat(events.get(0).at("/message").asString()).isEqualTo("caf\uFFFD 1");
        assertThat(events.get(0).at("/log/flags").valueStream().map(JsonNode::asString)).containsExactly("invalid_bytes");
        assertThat(events.get(1).at("/log/flags").isMissingNode()).isTrue();
    }

    @Test
    void binaryContentComesThroughAsText() throws IOException, InterruptedException {
        byte[] noise = new byte[300_000];
        new Random(1).nextBytes(noise);
        noise[noise.length - 1] = '\n';
        Files.write(site.logs().resolve("noise.log"), noise);

        Books books = site.once();

        int lines = 0;
        for (byte b : noise) {
            lines += b == '\n' ? 1 : 0;
        }
        assertThat(events("noise.log")).hasSize(lines);
        assertThat(books.delivered()).isEqualTo(lines + 2L);
    }

    @Test
    void lastLineWaitsForItsEnd() throws IOException, InterruptedException {
        Path log = Files.writeString(site.logs().resolve("torn.log"), "whole\nto");
        site.once();
        assertThat(events("torn.log")).hasSize(1);

        Files.writeString(log, "rn\n", StandardOpenOption.APPEND);
        site.once();

        assertThat(events("torn.log").stream().map(event -> event.at("/message").asString())).containsExactly("whole", "torn");
    }

    /** Nothing is closed to root: it must be another user that the agent runs as. */
    private Site unprivileged() throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return site;
        }
        for (Path path : List.of(folder, site.out())) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        return site.with(new Launcher(Site.HOME).behind("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
    }

    private List<String> messages() throws IOException {
        return events("").stream().map(event -> event.at("/message").asString()).sorted().toList();
    }

    private List<JsonNode> events(String log) throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (String line : Files.readAllLines(site.out().resolve("events.ndjson"))) {
            JsonNode event = JsonMapper.shared().readTree(line);
            if (event.at("/log/file/path").asString().endsWith(log)) {
                events.add(event);
            }
        }
        return events;
    }
}
