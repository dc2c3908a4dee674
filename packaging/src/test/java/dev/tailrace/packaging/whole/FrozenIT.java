package dev.tailrace.packaging.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.packaging.bench.CountingSink;
import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.samples.LogFormat;
import dev.tailrace.packaging.samples.SampleLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The agent does not run for a while, as in a machine that is suspended or moved ({@code SIGSTOP}); the world goes on. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "sends SIGSTOP")
class FrozenIT {
    private static final Duration FROZEN = Duration.ofSeconds(Integer.getInteger("tailrace.frozen.seconds", 5));
    private static final int SOME = 300;
    private static final int ROTATIONS = 5;
    private static final int TOLD_AT_MOST = 3;

    @TempDir
    Path folder;

    private final SampleLog sample = new SampleLog(LogFormat.COMBINED, 9);

    @Test
    void whatIsRotatedRemovedAndCutMeanwhileIsTakenUpWithoutLossOrRepeat() throws IOException, InterruptedException {
        try (CountingSink sink = CountingSink.open()) {
            Site site = new Site(folder).configure("""
                    inputs: [{id: web, type: file, paths: ['${SITE}/logs/*.log*']}]
                    outputs: {es: {type: elasticsearch, hosts: ['http://127.0.0.1:PORT'], backoff: {init: 50ms, max: 400ms}}}
                    """.replace("PORT", Integer.toString(sink.port())));
            site.write("access.log", sample, SOME);
            site.write("removed.log", sample, SOME);
            int written = 2 * SOME;
            try (LaunchedAgent agent = site.start()) {
                Ailing ailing = new Ailing(site, agent);
                ailing.await("the first arrive", () -> sink.counts().distinct() == 2 * SOME);

                signal(agent, "STOP");
                site.write("removed.log", sample, SOME);
                Files.delete(site.logs().resolve("removed.log"));
                sink.leave();
                for (int rotation = ROTATIONS; rotation > 0; rotation--) {
                    site.write("access.log", sample, SOME);
                    Files.move(site.logs().resolve("access.log"), site.logs().resolve("access.log." + rotation));
                    Thread.sleep(FROZEN.dividedBy(ROTATIONS));
                }
                site.write("access.log", sample, SOME);
                written += (ROTATIONS + 2) * SOME;
                sink.comeBack();
                signal(agent, "CONT");

                int all = written;
                ailing.await("all arrive", () -> sink.counts().distinct() == all);
                ailing.hasComplainedAtMost(TOLD_AT_MOST);
                agent.stop();
                assertThat(site.ended(agent).delivered()).isEqualTo(written);
            }
            assertThat(sink.counts().repeated()).as("repeated").isZero();
        }
    }

    private static void signal(LaunchedAgent agent, String name) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(agent.pid())).start().waitFor()).isZero();
    }
}
