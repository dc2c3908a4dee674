package dev.tailrace.packaging.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.launch.Launcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Files whose names forge lines and command terminals: wherever the agent speaks of them, it shows what they hold and does nothing of it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "no file can have such a name there")
class HostileNamesIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String FORGED = "2026-11-21 20:00:00.000 ERROR forged";
    /** A line of the log, a screen that is cleared, a title that is set, colours by one character, what follows from right to left. */
    private static final String ACTS = "a\n" + FORGED + "\u001b[2J\u001b]0;x\u0007\r\u009b31m\u202e";

    @TempDir
    Path folder;

    @Test
    void namesActNowhere() throws IOException, InterruptedException {
        Site site = new Site(folder).configure("""
                inputs: [{id: all, type: file, paths: ['${SITE}/logs/*']}]
                outputs: {archive: {type: file, path: '${SITE}/out/events.ndjson'}}
                logging: {level: debug, format: text}
                """);
        Files.writeString(site.logs().resolve(ACTS), "one\n");
        Files.createSymbolicLink(site.logs().resolve(ACTS + "link"), Path.of("/etc/hostname"));
        Files.writeString(site.logs().resolve(ACTS + ".gz"), "\u001f is no gzip\n");
        Launcher launcher = new Launcher(Site.HOME).with("SITE", folder.toString());
        String configuration = site.configuration().toString();
        String data = folder.resolve("data").toString();
        StringBuilder said = new StringBuilder();
        try (LaunchedAgent agent = launcher.start(folder, "run", "-c", configuration, "--data", data, "-E", "http.enabled=true", "-E", "http.port=0")) {
            String status = "";
            for (long tries = PATIENCE.toMillis() / 200; tries > 0 && !(status.contains("idle") && status.contains("link")); tries--) {
                assertThat(agent.endsWithin(Duration.ofMillis(200))).as(agent.errors()).isFalse();
                status = said(launcher, "status", "--data", data);
            }
            assertThat(status).contains("\\n" + FORGED + "\\u001b[2J");
            said.append(status);
            agent.stop();
            assertThat(agent.endsWithin(PATIENCE)).isTrue();
            said.append(agent.output()).append(agent.errors());
        }
        assertThat(site.shipped()).as("what is told of it is exact").singleElement().asString().contains("\\n" + FORGED + "\\u001b[2J");
        String listed = said(launcher, "registry", "list", "--data", data);
        said.append(listed)
                .append(said(launcher, "doctor", "-c", configuration, "--data", data))
                .append(said(launcher, "registry", "forget", listed.substring(listed.indexOf(site.logs().toString())).strip(), "--data", data))
                .append(said(launcher, "registry", "forget", ACTS, "--data", data));
        assertThat(said).contains("tailrace: forgot " + site.logs());
        said.append(Files.readString(folder.resolve("data/logs/tailrace.log"), StandardCharsets.UTF_8));

        assertThat(said).contains("is a symbolic link, left out").contains("cannot decompress");
        assertThat(said.toString().lines()).noneMatch(line -> line.startsWith(FORGED));
        assertThat(said.toString().chars().filter(c -> Character.isISOControl(c) && c != '\n' && c != '\t')).isEmpty();
        assertThat(said.indexOf("\u202e")).as("marks of direction").isNegative();
    }

    private String said(Launcher launcher, String... arguments) throws IOException, InterruptedException {
        // Elsewhere than the agent, whose stderr.log it would begin anew.
        Path elsewhere = Files.createDirectories(folder.resolve("asked"));
        try (LaunchedAgent command = launcher.start(elsewhere, arguments)) {
            assertThat(command.endsWithin(PATIENCE)).as(arguments[0]).isTrue();
            return command.output() + command.errors();
        }
    }
}
