package dev.tailrace.packaging.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.samples.LogFormat;
import dev.tailrace.packaging.samples.SampleLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs that are renamed while they are written and read. */
class RotationIT {
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int PATIENCE = 3_000;
    private static final int GENERATIONS = 6;
    private static final int WRITES = 20;
    private static final int AT_ONCE = 100;
    private static final int REQUESTS = GENERATIONS * WRITES * AT_ONCE;

    @TempDir
    Path folder;

    private Site site;
    private final SampleLog sample = new SampleLog(LogFormat.SQUID, 4);

    @BeforeEach
    void install() throws IOException {
        site = new Site(folder).configure("""
                inputs: [{id: proxy, type: file, paths: ['${SITE}/logs/access.log*'], scan_frequency: 200ms, preset: squid}]
                outputs: {archive: {type: file, path: '${SITE}/out/events.ndjson'}}
                """);
    }

    @Test
    void renamesUnderWritingLoseNothing() throws IOException, InterruptedException {
        try (LaunchedAgent agent = site.start()) {
            for (int generation = 0; generation < GENERATIONS; generation++) {
                write(agent);
                cascade();
            }
            await(agent);
            agent.stop();
            assertThat(site.ended(agent).delivered()).isEqualTo(REQUESTS);
        }
        site.assertEveryLineOnce(REQUESTS);
        assertThat(site.once().read()).isZero();
    }

    @Test
    void renamesWhileTheAgentIsDownLoseNothing() throws IOException, InterruptedException {
        for (int generation = 0; generation < GENERATIONS; generation++) {
            try (LaunchedAgent agent = site.start()) {
                write(agent);
                agent.kill();
            }
            cascade();
        }
        site.once();

        site.assertEveryLineOnce(REQUESTS);
    }

    private void write(LaunchedAgent agent) throws IOException, InterruptedException {
        for (int i = 0; i < WRITES; i++) {
            site.write("access.log", sample, AT_ONCE);
            assertThat(agent.endsWithin(PAUSE)).as("ended; said: %s", agent.errors()).isFalse();
        }
    }

    /** As squid rotates: each name moves one up, then the log itself. */
    private void cascade() throws IOException {
        for (int number = GENERATIONS; number > 0; number--) {
            Path from = site.logs().resolve(number == 1 ? "access.log" : "access.log." + (number - 1));
            if (Files.exists(from)) {
                Files.move(from, site.logs().resolve("access.log." + number));
            }
        }
    }

    private void await(LaunchedAgent agent) throws IOException, InterruptedException {
        for (int looks = 0; looks < PATIENCE && site.arrivals().lines() < REQUESTS; looks++) {
            assertThat(agent.endsWithin(PAUSE)).as("ended; said: %s", agent.errors()).isFalse();
        }
    }
}
