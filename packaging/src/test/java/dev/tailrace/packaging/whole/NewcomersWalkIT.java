package dev.tailrace.packaging.whole;

import static dev.tailrace.packaging.whole.ControlPlane.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.packaging.launch.Arrivals;
import dev.tailrace.packaging.launch.BulkReceiver;
import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.launch.Launcher;
import dev.tailrace.packaging.samples.LogFormat;
import dev.tailrace.packaging.samples.Traffic;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What somebody does who has Filebeat on a web server and tries Tailrace, step by step: unpack, import, doctor, take over, run, be warned by mail, lose
 * the output and get it back, break the configuration and mend it. Each step says what is seen; with a browser on this machine, also on the page, of which
 * there are pictures in {@code target/screenshots}.
 */
class NewcomersWalkIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SENT_BY_FILEBEAT = 500;
    private static final int A_LOAD = 5_000;

    @TempDir
    Path folder;

    private final Traffic traffic = new Traffic(1, Instant.now().minus(Duration.ofMinutes(8)));
    private final int port;
    private Launcher tailrace;
    private Mailbox mailbox;
    /** Null where there is none: then the page is not looked at. */
    private Browser browser;
    private Path log;
    private int written;

    NewcomersWalkIT() throws IOException {
        port = Server.freePort();
    }

    @BeforeEach
    void desk() {
        mailbox = new Mailbox();
        browser = Browser.isHere() ? Browser.open() : null;
    }

    @AfterEach
    void leave() {
        mailbox.close();
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void fromFilebeatToAnAgentThatIsTrusted() throws Exception {
        unpack();
        filebeatsHost();
        importsWhatOtherHostsHave();
        imports();
        doctorWithoutTheOutput();
        List<String> documents = new ArrayList<>();
        try (BulkReceiver elasticsearch = new BulkReceiver(port)) {
            doctorWithTheOutput();
            takesOver();
        }
        try (LaunchedAgent agent = start()) {
            BulkReceiver elasticsearch = new BulkReceiver(port);
            try (elasticsearch) {
                underLoad(agent, elasticsearch);
            }
            documents.addAll(elasticsearch.documents());
            withoutTheOutput(agent);
            BulkReceiver again = new BulkReceiver(port);
            try (again) {
                withTheOutputAgain(agent);
                brokenAndMended(agent);
                agent.stop();
                assertThat(agent.endsWithin(PATIENCE)).as(agent.errors()).isTrue();
            }
            documents.addAll(again.documents());
            assertThat(agent.status()).as(agent.errors()).isZero();
            assertThat(agent.books().balance()).isTrue();
        }
        everyLineThatFilebeatHadNotSentIsThereOnce(documents);
    }

    // ---- the steps

    private void unpack() throws IOException, InterruptedException {
        Path archive;
        try (Stream<Path> files = Files.list(Path.of("target").toAbsolutePath())) {
            archive = files.filter(file -> file.toString().endsWith("linux-x64.tar.gz")).findFirst().orElseThrow();
        }
        Process tar = new ProcessBuilder("tar", "xzf", archive.toString(), "-C", folder.toString()).inheritIO().start();
        assertThat(tar.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        String name = archive.getFileName().toString().replace("-linux-x64.tar.gz", "");
        tailrace = new Launcher(folder.resolve(name))
                .with("ES_API_KEY", "id:key")
                .with("ES_PASSWORD", "secret")
                .with("ES_HOST", "es1")
                .with("SITE_NAME", "shanghai")
                .with("KAFKA_PASSWORD", "secret")
                .with("LS_KEY_PASSPHRASE", "secret");
        assertThat(said(0, "version")).matches("tailrace \\S+, Java 25\\S*, Linux .*\n");
        assertThat(said(0, "--help")).contains("import", "doctor", "status");
    }

    /** The web server of {@code filebeat/web}, with its logs below a folder of this test and an output of this machine. */
    private void filebeatsHost() throws IOException, URISyntaxException {
        Path from = Path.of(NewcomersWalkIT.class.getResource("/filebeat/web").toURI());
        Files.createDirectories(folder.resolve("modules.d"));
        for (String name : List.of("filebeat.yml", "modules.d/nginx.yml", "modules.d/apache.yml")) {
            Files.writeString(folder.resolve(name), Files.readString(from.resolve(name))
                    .replace("/var/log/", folder + "/logs/")
                    .replace("/srv/", folder + "/logs/")
                    .replace("  access:\n    enabled: true\n  error:", "  access: {enabled: true, var.paths: ['" + folder + "/logs/nginx/access.log*']}\n  error:")
                    .replace("\"es1.example.com:9200\", \"https://es2.example.com\"", "\"127.0.0.1:" + port + '"')
                    .replace("protocol: \"https\"\n  path: /elasticsearch\n", "protocol: \"http\"\n")
                    .replaceAll("(?m)^  ssl:\n(    .*\n)+", "")
                    .replaceAll("(?m)^queue.disk:\n  .*\n", "")
                    .replace("http.port: 5067", "http.port: 0"));
        }
        log = Files.createDirectories(folder.resolve("logs/nginx")).resolve("access.log");
        write(SENT_BY_FILEBEAT);
        Path registry = Files.createDirectories(folder.resolve("filebeat/registry/filebeat"));
        Object inode = Files.getAttribute(log, "unix:ino");
        Object device = Files.getAttribute(log, "unix:dev");
        Files.writeString(registry.resolve("meta.json"), "{\"version\":\"1\"}");
        Files.writeString(registry.resolve("log.json"), """
                {"op":"set","id":1}
                {"k":"filebeat::logs::native::%1$s-%2$s","v":{"source":"%3$s","offset":%4$d,"FileStateOS":{"inode":%1$s,"device":%2$s},"type":"log"}}
                """.formatted(inode, device, log, Files.size(log)));
    }

    /** A host with IIS and squid, one with containers: they are looked at only, there is nothing here that they could read. */
    private void importsWhatOtherHostsHave() throws IOException, InterruptedException, URISyntaxException {
        for (String host : List.of("windows", "platform")) {
            String moved = said(0, "import", Path.of(NewcomersWalkIT.class.getResource("/filebeat/" + host + "/filebeat.yml").toURI()).toString());
            assertThat(moved).contains(", by 'tailrace import'.", "inputs:\n", "outputs:\n", ": no counterpart", "tailrace registry takeover ");
            Files.writeString(folder.resolve(host + ".yml"), moved);
            assertThat(said(0, "check", "-c", host + ".yml")).startsWith("ok");
        }
    }

    private void imports() throws IOException, InterruptedException {
        String moved = said(0, "import", "filebeat.yml");
        assertThat(moved)
                .startsWith("# From filebeat.yml, by 'tailrace import'.")
                .contains("- id: nginx-access\n", "preset: nginx", "index: 'web-%{+yyyy.MM.dd}'", "hosts: ['http://127.0.0.1:" + port + "']")
                .contains("add_cloud_metadata: {}: no counterpart", "line 63: input filestream: enabled is false");
        Files.writeString(folder.resolve("tailrace.yml"), moved + """
                alerts: [{rule: error_burst}]
                notifiers: {ops: {type: mail, host: 127.0.0.1, port: MAIL, tls: none, from: tailrace@example.org, to: [ops@example.org], every: 1s}}
                """.replace("MAIL", Integer.toString(mailbox.port())));
        assertThat(said(0, "check", "-c", "tailrace.yml")).startsWith("ok").contains("input nginx-access (file) -> output es");
    }

    private void doctorWithoutTheOutput() throws IOException, InterruptedException {
        assertThat(said(1, "doctor", "-c", "tailrace.yml", "--data", "data"))
                .contains("ok    clock: 20", "ok    input nginx-access: 1 file(s), all readable", "look  input java: no file matches")
                .contains("WRONG output es: 127.0.0.1:" + port + ": Connection refused")
                .contains("is it up, is the port right, does a firewall stand between?");
    }

    private void doctorWithTheOutput() throws IOException, InterruptedException {
        assertThat(said(0, "doctor", "-c", "tailrace.yml", "--data", "data"))
                .contains("ok    output es: http://127.0.0.1:" + port + " takes connections, and lets the agent in")
                .doesNotContain("WRONG");
    }

    private void takesOver() throws IOException, InterruptedException {
        assertThat(said(0, "registry", "takeover", "filebeat", "-c", "tailrace.yml", "--data", "data"))
                .contains("input nginx-access goes on in " + log + " at " + Files.size(log), "1 of 1 positions taken over");
    }

    private LaunchedAgent start() throws IOException {
        return tailrace.start(Files.createDirectories(folder.resolve("agent")), "run", "-c", folder.resolve("tailrace.yml").toString(),
                "--data", folder.resolve("data").toString(), "-E", "health.stalled_after=1s", "-E", "reload.period=100ms",
                "-E", "outputs.es.backoff.init=100ms", "-E", "outputs.es.backoff.max=200ms", "-E", "shutdown_timeout=60s");
    }

    private void underLoad(LaunchedAgent agent, BulkReceiver elasticsearch) throws IOException, InterruptedException {
        if (browser != null) {
            browser.go(agent, folder.resolve("data/control.url"));
        }
        write(A_LOAD);
        Files.move(log, log.resolveSibling("access.log.1"));
        write(A_LOAD);
        await(agent, () -> elasticsearch.documents().size() == 2 * A_LOAD);
        await(agent, () -> get("/healthz").startsWith("200"));
        await(agent, () -> status().contains("delivered " + 2 * A_LOAD + " + dropped 0 + dead-lettered 0 + in flight 0"));
        assertThat(status()).contains("input nginx-access (file): read " + 2 * A_LOAD, "output es (elasticsearch)", log.toString());
        assertThat(status()).contains("alert error_burst (critical): exceeded by ", "notifier ops: ");
        assertThat(get("/metrics")).contains("tailrace_");
        assertThat(mailbox.first(agent)).startsWith("host web-01\n").contains("error_burst", " events within 1 min, more than 20");
        sees("#health", "well");
        sees("#alerts", "error_burst exceeded");
        sees("#files", log.toString());
        sees("#traffic-tiles", "10,000");
        picture("walk-1-under-load");
    }

    private void sees(String part, String text) {
        if (browser != null) {
            browser.await(part, text);
        }
    }

    private void picture(String name) throws IOException {
        if (browser != null) {
            browser.picture(name);
        }
    }

    private void withoutTheOutput(LaunchedAgent agent) throws IOException, InterruptedException {
        write(A_LOAD);
        await(agent, () -> get("/healthz").startsWith("503"));
        assertThat(get("/healthz")).contains("output es: nothing was delivered for", "127.0.0.1:" + port);
        await(agent, () -> status().contains("circuit open"));
        assertThat(status()).contains("http://127.0.0.1:" + port + ": Failed to connect", " since ");
        sees("#health", "unwell: output es: nothing was delivered");
        picture("walk-2-output-away");
    }

    private void withTheOutputAgain(LaunchedAgent agent) throws IOException, InterruptedException {
        await(agent, () -> get("/healthz").startsWith("200"));
        await(agent, () -> status().contains("delivered " + 3 * A_LOAD + " + dropped 0 + dead-lettered 0 + in flight 0"));
        assertThat(status()).doesNotContain("circuit open", "reading waits");
        sees("#outputs", "ok");
        picture("walk-3-output-back");
    }

    private void brokenAndMended(LaunchedAgent agent) throws IOException, InterruptedException {
        String good = Files.readString(folder.resolve("tailrace.yml"));
        replace(good.replace("preset: nginx", "preset: ngnix"));
        await(agent, () -> status().contains("THE FILE WAS CHANGED AND IS NOT IN FORCE"));
        assertThat(status()).contains("ngnix", "did you mean 'nginx'?");
        assertThat(said(0, "status", "-c", "tailrace.yml", "--data", "data")).as("the file itself is broken").contains("IS NOT IN FORCE", "input nginx-access");
        sees("#trouble", "The configuration file was changed and is not in force:");
        picture("walk-4-configuration-broken");
        write(A_LOAD);
        await(agent, () -> status().contains("delivered " + 4 * A_LOAD + " + dropped 0 + dead-lettered 0 + in flight 0"));
        replace(good.replace("env: '${DEPLOY_ENV:staging}'", "env: mended"));
        await(agent, () -> get("/api/status").contains("\"reloads\":1"));
        assertThat(status()).doesNotContain("NOT IN FORCE");
        write(A_LOAD);
        await(agent, () -> get("/api/files").contains("\"lag_bytes\":0") && status().contains("in flight 0"));
    }

    private void everyLineThatFilebeatHadNotSentIsThereOnce(List<String> documents) throws IOException {
        Path all = Files.write(folder.resolve("documents.ndjson"), documents);
        Arrivals arrivals = new Arrivals().add(all);
        assertThat(arrivals.repeated()).isZero();
        assertThat(arrivals.lines()).isEqualTo(written - SENT_BY_FILEBEAT);
        assertThat(arrivals.missing(written)).as("what Filebeat has sent").isEqualTo(SENT_BY_FILEBEAT);
        assertThat(documents).allMatch(document -> document.contains("\"dataset\":\"nginx.access\"") && document.contains("\"status_code\":"));
        assertThat(documents).filteredOn(document -> document.contains("\"env\":\"mended\"")).hasSize(A_LOAD);
    }

    // ---- what they need

    private void write(int count) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            LogFormat.COMBINED.line(traffic.next(), lines);
            lines.append('\n');
        }
        Files.writeString(log, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        written += count;
    }

    private void replace(String yaml) throws IOException {
        Path next = Files.writeString(folder.resolve("next.yml"), yaml);
        Files.move(next, folder.resolve("tailrace.yml"), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private String said(int status, String... command) throws IOException, InterruptedException {
        try (LaunchedAgent done = tailrace.start(folder, command)) {
            assertThat(done.endsWithin(PATIENCE)).isTrue();
            assertThat(done.status()).as(done.errors()).isEqualTo(status);
            return done.output();
        }
    }

    private String status() throws IOException, InterruptedException {
        return said(0, "status", "--data", "data");
    }

    private String get(String path) throws IOException {
        return new ControlPlane(folder.resolve("data")).get(path);
    }
}
