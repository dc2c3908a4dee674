package dev.tailrace.packaging.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.launch.Launcher;
import dev.tailrace.packaging.samples.LogFormat;
import dev.tailrace.packaging.samples.SampleLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However the agent is told to stop, it is one end: what is in flight is finished, the status is 0, and the next start repeats nothing. */
class StoppingIT {
    private static final int REQUESTS = 300;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String YAML = """
            inputs: [{id: logs, type: file, paths: ['${SITE}/logs/*.log'], scan_frequency: 200ms}]
            outputs: {archive: {type: file, path: '${SITE}/out/events.ndjson'}}
            """;

    @TempDir
    Path folder;

    /** Who tells it. */
    enum Way {
        CTRL_C {
            /** A console's program hears Ctrl-C, whatever a gate that runs in a shell's background has handed down. */
            @Override
            Launcher launcher() {
                return super.launcher().behind("env", "--default-signal=INT");
            }

            @Override
            void order(LaunchedAgent agent, Path folder) throws IOException, InterruptedException {
                assertThat(new ProcessBuilder("kill", "-INT", Long.toString(agent.pid())).start().waitFor()).isZero();
            }
        },
        SIGTERM {
            @Override
            void order(LaunchedAgent agent, Path folder) throws IOException {
                agent.stop();
            }
        },
        SERVICE_MANAGER {
            /** The runtime loaded by another program, as a service's is. */
            @Override
            Launcher launcher() {
                return super.launcher().behind(
                        Site.HOME.resolve("runtime/bin/java").toString(),
                        "-Xmx64m",
                        "-p",
                        Site.HOME.resolve("lib").toString(),
                        "--add-modules",
                        "dev.tailrace.core",
                        "--add-exports",
                        "dev.tailrace.core/dev.tailrace.core.cli=ALL-UNNAMED",
                        "-cp",
                        Path.of("target/test-classes").toAbsolutePath().toString(),
                        ServiceHost.class.getName());
            }

            @Override
            void order(LaunchedAgent agent, Path folder) throws IOException {
                Files.createFile(folder.resolve("stop"));
            }
        };

        Launcher launcher() {
            return new Launcher(Site.HOME);
        }

        abstract void order(LaunchedAgent agent, Path folder) throws IOException, InterruptedException;
    }

    @ParameterizedTest
    @EnumSource
    void endsWellAndGoesOnWhereItStopped(Way way) throws IOException, InterruptedException {
        Site site = new Site(folder).configure(YAML);
        SampleLog sample = new SampleLog(LogFormat.COMBINED, 1);
        site.write("access.log", sample, REQUESTS);

        try (LaunchedAgent agent = site.with(way.launcher()).start()) {
            awaitShipped(site);
            way.order(agent, folder);
            assertThat(site.ended(agent).delivered()).isEqualTo(REQUESTS);
        }

        site.write("access.log", sample, REQUESTS);
        assertThat(site.once().delivered()).isEqualTo(REQUESTS);
        site.assertEveryLineOnce(2 * REQUESTS);
    }

    private static void awaitShipped(Site site) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (site.shipped().size() < REQUESTS) {
            assertThat(System.nanoTime()).as("shipped in time").isLessThan(deadline);
            Thread.sleep(50);
        }
    }
}
