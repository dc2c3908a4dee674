package dev.tailrace.packaging.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.packaging.launch.Books;
import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.launch.Launcher;
import dev.tailrace.packaging.samples.LogFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets of the keystore in a configuration that runs. */
class KeystoreIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void aKeptSecretIsUsedAndShownNowhere() throws IOException, InterruptedException {
        String data = folder.resolve("data").toString();
        Path typed = Files.writeString(folder.resolve("typed"), "hidden-folder\n");
        Process set = new ProcessBuilder(Site.HOME.resolve("bin/tailrace").toString(), "secret", "set", "FOLDER", "--data", data)
                .redirectInput(typed.toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(set.getInputStream().readAllBytes())).contains("kept").doesNotContain("hidden-folder");
        assertThat(set.waitFor()).isZero();
        try (LaunchedAgent list = new Launcher(Site.HOME).start(folder, "secret", "list", "--data", data)) {
            assertThat(list.endsWithin(PATIENCE)).isTrue();
            assertThat(list.output()).isEqualTo("FOLDER\n");
        }
        Site site = new Site(folder).configure("""
                inputs: [{id: web, type: file, paths: ['${SITE}/logs/*.log']}]
                outputs: {archive: {type: file, path: '${SITE}/out/${secret:FOLDER}/events.ndjson'}}
                """);
        site.write("access.log", LogFormat.COMBINED, 10);
        Books books = site.once();
        assertThat(books.delivered()).isEqualTo(10);
        assertThat(folder.resolve("out/hidden-folder/events.ndjson")).exists();
        assertThat(Files.readString(folder.resolve("data/logs/tailrace.log"))).doesNotContain("hidden-folder");

        site.configure("""
                inputs: [{id: web, type: file, paths: ['${SITE}/logs/*.log']}]
                outputs: {archive: {type: file, path: '${SITE}/out/${secret:FOLDRE}/events.ndjson'}}
                """);
        try (LaunchedAgent agent = site.start("--once")) {
            assertThat(agent.endsWithin(PATIENCE)).isTrue();
            assertThat(agent.status()).isEqualTo(2);
            assertThat(List.of(agent.errors().split("\n"))).anyMatch(line -> line.contains(":2:") && line.contains("did you mean 'FOLDER'?"));
        }
    }
}
