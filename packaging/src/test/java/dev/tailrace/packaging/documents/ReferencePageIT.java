package dev.tailrace.packaging.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.launch.Launcher;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferencePageIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String ANEW =
            "packaging/target/tailrace/bin/tailrace reference > packaging/docs/configuration-reference.md writes the page anew";

    @TempDir
    Path folder;

    @Test
    void thePageIsWhatTheAgentWrites() throws IOException, InterruptedException {
        try (LaunchedAgent agent = new Launcher(Path.of("target/tailrace").toAbsolutePath()).start(folder, "reference")) {
            assertThat(agent.endsWithin(PATIENCE)).isTrue();
            assertThat(agent.status()).as(agent.errors()).isZero();
            assertThat(Page.of("packaging/docs/configuration-reference.md").text()).as(ANEW).isEqualTo(agent.output());
        }
    }
}
