package dev.tailrace.packaging.whole;

import static dev.tailrace.packaging.whole.ControlPlane.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.launch.Launcher;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From Filebeat and Fluent Bit to Tailrace: their configurations, and where Filebeat has read to. */
class MovingInIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private LaunchedAgent run(Path where, String... arguments) throws IOException, InterruptedException {
        Launcher launcher = new Launcher(Site.HOME)
                .with("ES_API_KEY", "id:key")
                .with("SITE_NAME", "shanghai")
                .with("LS_KEY_PASSPHRASE", "x")
                .with("KAFKA_PASSWORD", "y")
                .with("ES_HOST", "es1")
                .with("ES_PASSWORD", "z")
                .with("TARGET", folder.toString());
        LaunchedAgent done = launcher.start(where, arguments);
        assertThat(done.endsWithin(PATIENCE)).isTrue();
        return done;
    }

    /** A copy, so that what is said goes elsewhere; the name of the file is the same everywhere. */
    private Path copied(String name) throws IOException, URISyntaxException {
        Path from = Path.of(MovingInIT.class.getResource("/" + name).toURI());
        try (var files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = folder.resolve(from.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        return folder.resolve("expected.yml");
    }

    @ParameterizedTest
    @CsvSource({
        "filebeat/web, filebeat.yml",
        "filebeat/windows, filebeat.yml",
        "filebeat/platform, filebeat.yml",
        "fluent-bit/classic, fluent-bit.conf",
        "fluent-bit/yaml, fluent-bit.yaml"
    })
    void aWholeConfigurationIsMovedAndPassesCheck(String name, String file) throws Exception {
        Path expected = copied(name);
        try (LaunchedAgent moved = run(folder, "import", file)) {
            assertThat(moved.status()).as(moved.errors()).isZero();
            assertThat(moved.errors()).isEmpty();
            assertThat(moved.output()).isEqualTo(Files.readString(expected));
            Files.writeString(folder.resolve("tailrace.yml"), moved.output());
        }
        try (LaunchedAgent check = run(folder, "check", "-c", "tailrace.yml")) {
            assertThat(check.status()).as(check.errors()).isZero();
            assertThat(check.output()).startsWith("ok");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"web", "windows", "platform"})
    void noSettingIsDroppedInSilence(String name) throws Exception {
        Path expected = copied("filebeat/" + name);
        String moved = spelled(Files.readString(expected));
        List<String> kept = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("filebeat.yml"))) {
            String value = line.strip().replaceFirst("^- ", "").replaceFirst("^[\\w.]+: *", "").replaceAll("^['\"]|['\"]$", "");
            if (value.matches("[\\w./-]{9,}") && !value.matches("[\\d.]+") && !moved.contains(spelled(value))) {
                kept.add(line);
            }
        }
        // The condition of a processor that is not needed, the test of a layout, a certificate of which there is a comment, and what is called utf-16 here.
        assertThat(kept).allMatch(line -> Stream.of("tags: forwarded", "2019-06-22T16:33:51Z", "MIIBfake", "utf-16le-bom").anyMatch(line::contains));
    }

    /** The same for what the two sides spell differently. */
    private static String spelled(String text) {
        return text.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    // ---- where Filebeat has read to

    private final List<String> log = new ArrayList<>();

    private void set(String key, String value) {
        log.add("{\"op\":\"set\",\"id\":" + (log.size() / 2 + 1) + "}");
        log.add("{\"k\":\"" + key + "\",\"v\":" + value + "}");
    }

    private Path lines(String name, String word, int count) throws IOException {
        Path file = folder.resolve("logs").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, IntStream.range(0, count).mapToObj(i -> word + " %04d of some length".formatted(i)).toList());
    }

    private static long offset(Path file, int lines) throws IOException {
        return Files.readAllLines(file).stream().limit(lines).mapToLong(line -> line.length() + 1).sum();
    }

    private static String identity(Path file) throws IOException {
        return Files.getAttribute(file, "unix:ino") + "-" + Files.getAttribute(file, "unix:dev");
    }

    private void ofLogInput(Path file, String source, int lines) throws IOException {
        set("filebeat::logs::native::" + identity(file), """
                {"id":"native::%s","prev_id":"","offset":%d,"source":"%s","type":"log","ttl":-1,"timestamp":[2062097738578,1697780886],\
                "identifier_name":"native","FileStateOS":{"inode":%s,"device":%s}}""".formatted(
                        identity(file), offset(file, lines), source, Files.getAttribute(file, "unix:ino"), Files.getAttribute(file, "unix:dev")));
    }

    private void ofFilestream(String id, String identity, Path file, int lines) throws IOException {
        set("filestream::" + id + "::" + identity, """
                {"ttl":-1,"updated":[2062583329080,1648206113],"cursor":{"offset":%d,"eof":false},"meta":{"source":"%s","identifier_name":"%s"}}"""
                .formatted(offset(file, lines), file, identity.substring(0, identity.indexOf("::"))));
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(Files.readAllBytes(file), 0, 1024);
        return HexFormat.of().formatHex(digest.digest());
    }

    @Test
    void nothingThatFilebeatHasSentIsSentAgain() throws Exception {
        String logs = folder.resolve("logs").toString();
        Path rotated = lines("access.log.1", "rotated", 90);
        Path access = lines("access.log", "access", 90);
        Path named = lines("native.log", "native", 90);
        Path printed = lines("printed.log", "printed", 90);
        Path pathed = lines("pathed.log", "pathed", 90);
        lines("unknown.log", "unknown", 5);
        Path cut = lines("cut.log", "cut", 90);
        ofLogInput(rotated, logs + "/access.log", 10);
        ofLogInput(rotated, logs + "/access.log", 80);
        ofLogInput(access, logs + "/access.log", 30);
        ofFilestream("native", "native::" + identity(named), named, 40);
        ofFilestream("printed", "fingerprint::" + sha256(printed), printed, 50);
        ofFilestream("pathed", "path::" + pathed, pathed, 60);
        ofFilestream("cut", "native::" + identity(cut), cut, 90);
        lines("cut.log", "new", 3);
        Path registry = Files.createDirectories(folder.resolve("filebeat/registry/filebeat"));
        Files.writeString(registry.resolve("meta.json"), "{\"version\":\"1\"}");
        Files.write(registry.resolve("log.json"), log);
        Files.writeString(folder.resolve("filebeat.yml"), """
                filebeat.inputs:
                - {type: log, paths: ['LOGS/access.log*']}
                - {type: filestream, id: native, paths: ['LOGS/native.log']}
                - {type: filestream, id: printed, paths: ['LOGS/printed.log'], file_identity.fingerprint: ~}
                - {type: filestream, id: pathed, paths: ['LOGS/pathed.log'], file_identity.path: ~}
                - {type: filestream, id: cut, paths: ['LOGS/cut.log']}
                - {type: filestream, id: unknown, paths: ['LOGS/unknown.log']}
                output.file: {path: '${TARGET}/out', filename: events}
                """.replace("LOGS", logs));

        try (LaunchedAgent moved = run(folder, "import", "filebeat.yml")) {
            assertThat(moved.status()).as(moved.errors()).isZero();
            Files.writeString(folder.resolve("tailrace.yml"), moved.output());
        }
        try (LaunchedAgent takeover = run(folder, "registry", "takeover", "filebeat", "-c", "tailrace.yml", "--data", "data")) {
            assertThat(takeover.status()).as(takeover.errors()).isZero();
            assertThat(takeover.output())
                    .contains("input access goes on in " + rotated + " at " + offset(rotated, 80))
                    .contains("input access goes on in " + access + " at " + offset(access, 30))
                    .contains("5 of 6 positions taken over");
            assertThat(takeover.errors()).contains("not taken over: " + cut, "so it was cut or written anew");
        }
        try (LaunchedAgent again = run(folder, "registry", "takeover", "filebeat", "-c", "tailrace.yml", "--data", "data")) {
            assertThat(again.output())
                    .contains("input access knows " + access + " already, and stays at " + offset(access, 30), "0 of 6 positions taken over");
        }
        try (LaunchedAgent agent = run(folder, "run", "-c", "tailrace.yml", "--data", "data", "--once")) {
            assertThat(agent.status()).as(agent.errors()).isZero();
            assertThat(agent.books().balance()).isTrue();
        }
        List<String> expected = new ArrayList<>();
        expected(expected, "rotated", 80, 90);
        expected(expected, "access", 30, 90);
        expected(expected, "native", 40, 90);
        expected(expected, "printed", 50, 90);
        expected(expected, "pathed", 60, 90);
        expected(expected, "new", 0, 3);
        expected(expected, "unknown", 0, 5);
        assertThat(messages()).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static void expected(List<String> into, String word, int from, int to) {
        IntStream.range(from, to).mapToObj(i -> word + " %04d of some length".formatted(i)).forEach(into::add);
    }

    private List<String> messages() throws IOException {
        List<String> messages = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("out/events.ndjson"), StandardCharsets.UTF_8)) {
            messages.add(line.replaceAll(".*\"message\":\"([^\"]*)\".*", "$1"));
        }
        return messages;
    }

    @Test
    void whileAnAgentRunsItsRegistryStaysItsOwn() throws IOException, InterruptedException {
        Site site = new Site(folder).configure("""
                inputs: [{id: web, type: file, paths: ['${SITE}/logs/*.log']}]
                outputs: {archive: {type: file, path: '${SITE}/out/events.ndjson'}}
                """);
        Path access = lines("access.log", "access", 10);
        ofLogInput(access, access.toString(), 5);
        Path registry = Files.createDirectories(folder.resolve("filebeat"));
        Files.write(registry.resolve("log.json"), log);
        try (LaunchedAgent agent = site.start()) {
            await(agent, () -> Files.exists(folder.resolve("out/events.ndjson")));
            Path beside = Files.createDirectories(folder.resolve("beside"));
            try (LaunchedAgent takeover = new Launcher(Site.HOME).with("SITE", folder.toString()).start(
                    beside, "registry", "takeover", registry.toString(), "-c", site.configuration().toString(), "--data", folder.resolve("data").toString())) {
                assertThat(takeover.endsWithin(PATIENCE)).isTrue();
                assertThat(takeover.status()).isOne();
                assertThat(takeover.errors()).contains("is in use by process " + agent.pid());
            }
            agent.stop();
            site.ended(agent);
        }
    }
}
