package dev.tailrace.packaging.whole;

import static dev.tailrace.packaging.whole.ControlPlane.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.launch.Launcher;
import dev.tailrace.packaging.samples.LogFormat;
import dev.tailrace.packaging.samples.SampleLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A running agent, looked at and changed. */
class OperatingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int RELOADS = 8;
    private static final int REQUESTS = 4_000;

    @TempDir
    Path folder;

    private static final String TO_FILE = """
            inputs: [{id: web, type: file, paths: ['${SITE}/logs/access.log*'], scan_frequency: 200ms, preset: apache, output: archive, tags: [TAG]}]
            outputs: {archive: {type: file, path: '${SITE}/out/events.ndjson'}}
            http: {port: 0}
            reload: {period: 100ms}
            """;

    @Test
    void reloadsUnderRotationAndLoadLoseAndRepeatNothing() throws IOException, InterruptedException {
        Site site = new Site(folder);
        change(site, TO_FILE);
        SampleLog sample = new SampleLog(LogFormat.COMBINED, RELOADS * 2 * REQUESTS);
        try (LaunchedAgent agent = site.start()) {
            await(agent, () -> Files.exists(address(site)));
            for (int reload = 1; reload <= RELOADS; reload++) {
                site.write("access.log", sample, REQUESTS);
                change(site, TO_FILE.replace("TAG", "tag-" + reload));
                Files.move(site.logs().resolve("access.log"), site.logs().resolve("access.log." + reload));
                site.write("access.log", sample, REQUESTS);
                int done = reload;
                await(agent, () -> get(site, "/api/status").contains("\"reloads\":" + done));
            }
            await(agent, () -> site.arrivals().missing(RELOADS * 2 * REQUESTS) == 0);
            agent.stop();
            assertThat(site.ended(agent).delivered()).isEqualTo(RELOADS * 2 * REQUESTS);
        }
        site.assertEveryLineOnce(RELOADS * 2 * REQUESTS);
    }

    @Test
    void anInvalidFileLeavesEverythingRunningAndIsTold() throws IOException, InterruptedException {
        Site site = new Site(folder);
        change(site, TO_FILE);
        site.write("access.log", LogFormat.COMBINED, REQUESTS);
        try (LaunchedAgent agent = site.start()) {
            await(agent, () -> site.arrivals().lines() == REQUESTS);
            change(site, TO_FILE.replace("preset: apache", "preset: apahce"));
            await(agent, () -> get(site, "/api/status").contains("\"refusals\":1"));
            assertThat(status(site)).contains("THE FILE WAS CHANGED AND IS NOT IN FORCE", "tailrace.yml:1:", "apahce");
            assertThat(agent.errors()).contains("is not taken over, what runs goes on");
            Files.writeString(site.logs().resolve("access.log.2"), Files.readString(site.logs().resolve("access.log")).replace("GET", "PUT"));
            await(agent, () -> site.arrivals().lines() == 2 * REQUESTS);
            change(site, TO_FILE.replace("TAG", "mended"));
            await(agent, () -> get(site, "/api/status").contains("\"reloads\":1"));
            assertThat(status(site)).doesNotContain("NOT IN FORCE");
            agent.stop();
            site.ended(agent);
        }
    }

    @Test
    void anOutputThatIsAwayIsToldAndCanBeReplacedByAnother() throws IOException, InterruptedException {
        Site site = new Site(folder);
        String away = """
                inputs: [{id: web, type: file, paths: ['${SITE}/logs/access.log*'], scan_frequency: 200ms}]
                outputs: {archive: {type: elasticsearch, hosts: ['http://127.0.0.1:PORT'], backoff: {init: 100ms, max: 200ms}}}
                http: {port: 0}
                health: {stalled_after: 1s}
                shutdown_timeout: 1s
                pipeline: {memory: 2MiB}
                """.replace("PORT", Integer.toString(Server.freePort()));
        change(site, away + "reload: {period: 100ms}\n");
        int many = 30_000;
        site.write("access.log", LogFormat.COMBINED, many);
        try (LaunchedAgent agent = site.start()) {
            await(agent, () -> Files.exists(address(site)) && get(site, "/healthz").startsWith("503"));
            assertThat(get(site, "/healthz")).contains("output archive: nothing was delivered for", "Failed to connect");
            await(agent, () -> status(site).contains("reading waits for output archive: http://127.0.0.1:"));
            // Now and then it is half open: on trial.
            await(agent, () -> status(site).contains("circuit open"));
            assertThat(status(site)).contains(" since ");
            change(site, TO_FILE);
            await(agent, () -> site.arrivals().lines() == many);
            await(agent, () -> get(site, "/healthz").startsWith("200"));
            await(agent, () -> get(site, "/api/files").contains("\"lag_bytes\":0"));
            agent.stop();
            assertThat(site.ended(agent).delivered()).isEqualTo(many);
        }
        site.assertEveryLineOnce(many);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGHUP")
    void hangUpReadsTheConfigurationAgain() throws IOException, InterruptedException {
        Site site = new Site(folder);
        change(site, TO_FILE.replace("period: 100ms", "enabled: false"));
        // Whoever runs this may be deaf to the signal (nohup), which the agent would inherit.
        Site hearing = site.with(new Launcher(Site.HOME).behind("/usr/bin/env", "--default-signal=HUP"));
        try (LaunchedAgent agent = hearing.start()) {
            await(agent, () -> Files.exists(address(site)));
            change(site, TO_FILE.replace("period: 100ms", "enabled: false").replace("TAG", "other"));
            new ProcessBuilder("kill", "-HUP", Long.toString(agent.pid())).start().waitFor();
            await(agent, () -> get(site, "/api/status").contains("\"reloads\":1"));
            agent.stop();
            site.ended(agent);
        }
        assertThat(address(site)).doesNotExist();
    }

    @Test
    void noAgentIsSaidInOneLine() throws IOException, InterruptedException {
        Site site = new Site(folder);
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(address(site), "http://127.0.0.1:" + Server.freePort());
        try (LaunchedAgent command = new Launcher(Site.HOME).start(folder, "status", "--data", folder.resolve("data").toString())) {
            assertThat(command.endsWithin(PATIENCE)).isTrue();
            assertThat(command.status()).isOne();
            assertThat(command.errors()).startsWith("tailrace: no agent answers at http://127.0.0.1:");
        }
    }

    private static void change(Site site, String yaml) throws IOException {
        Path next = site.folder().resolve("next.yml");
        Files.writeString(next, yaml);
        Files.move(next, site.configuration(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path address(Site site) {
        return plane(site).address();
    }

    private static ControlPlane plane(Site site) {
        return new ControlPlane(site.folder().resolve("data"));
    }

    private static String get(Site site, String path) throws IOException {
        return plane(site).get(path);
    }

    /** What the command says, run in a folder of its own beside the agent's. */
    private String status(Site site) throws IOException, InterruptedException {
        Path beside = Files.createDirectories(folder.resolve("beside"));
        try (LaunchedAgent command =
                new Launcher(Site.HOME).start(beside, "status", "--data", site.folder().resolve("data").toString())) {
            assertThat(command.endsWithin(PATIENCE)).isTrue();
            assertThat(command.status()).as(command.errors()).isZero();
            return command.output();
        }
    }
}
