package dev.tailrace.packaging.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.packaging.launch.Books;
import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.samples.LogFormat;
import dev.tailrace.packaging.samples.SampleLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} in the middle of a drain. */
class KillIT {
    private static final int KILLS = 10;
    private static final int SHARE = 40_000;
    private static final int REQUESTS = (KILLS + 1) * SHARE;
    private static final Duration MOMENT = Duration.ofMillis(1);

    @TempDir
    Path folder;

    @Test
    void tenKillsInADrainNeitherLoseNorRepeatALine() throws IOException, InterruptedException {
        Site site = new Site(folder).configure("""
                inputs: [{id: web, type: file, paths: ['${SITE}/logs/*.log'], preset: apache}]
                outputs: {archive: {type: file, path: '${SITE}/out/events.ndjson'}}
                """);
        SampleLog sample = new SampleLog(LogFormat.COMBINED, REQUESTS);

        Random odd = new Random(20250405);
        for (int kill = 0; kill < KILLS; kill++) {
            long before = Files.exists(site.logs().resolve("access.log")) ? Files.size(site.logs().resolve("access.log")) : 0;
            Path log = site.write("access.log", sample, SHARE);
            // An event is longer than its line, so that each run has more to ship than it lives for.
            int share = (int) (Files.size(log) - before);
            // Some die while they start, the others after some bytes.
            killOnceShipped(site, kill % 4 == 3 ? 0 : 1 + odd.nextInt(share), Duration.ofMillis(odd.nextInt(400)));
        }
        site.write("access.log", sample, SHARE);
        assertThat(site.arrivals().lines()).as("shipped before the last run").isPositive();
        Books last = site.once();

        assertThat(last.delivered()).isGreaterThanOrEqualTo(SHARE);
        site.assertEveryLineOnce(REQUESTS);
        assertThat(site.once()).as("one more run").isEqualTo(new Books(0, 0, 0, 0, 0));
        site.assertEveryLineOnce(REQUESTS);
    }

    private static void killOnceShipped(Site site, int bytes, Duration otherwise) throws IOException, InterruptedException {
        long before = site.shippedBytes();
        try (LaunchedAgent agent = site.start()) {
            boolean ended = agent.endsWithin(bytes == 0 ? otherwise : MOMENT);
            while (!ended && site.shippedBytes() - before < bytes) {
                ended = agent.endsWithin(MOMENT);
            }
            assertThat(ended).as("ended before it was killed; said: %s", agent.errors()).isFalse();
            agent.kill();
        }
    }
}
