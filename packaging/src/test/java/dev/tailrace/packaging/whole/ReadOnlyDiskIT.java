package dev.tailrace.packaging.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.launch.LoopDisk;
import dev.tailrace.packaging.samples.LogFormat;
import dev.tailrace.packaging.samples.SampleLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The disk with the agent's data becomes read-only under it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "mounts a disk")
class ReadOnlyDiskIT {
    private static final int SOME = 200;
    private static final int TOLD_AT_MOST = 2;
    private static final Duration WHILE = Duration.ofSeconds(3);
    private static final Duration STOP = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final SampleLog sample = new SampleLog(LogFormat.COMBINED, 17);

    @Test
    void nothingIsShippedThatCannotBeRememberedAndAllGoesOnOnceItIsRepaired() throws IOException, InterruptedException {
        Site site = new Site(folder).configure("""
                inputs: [{id: web, type: file, paths: ['${SITE}/logs/*.log'], scan_frequency: 200ms}]
                outputs: {archive: {type: file, path: '${SITE}/out/events.ndjson'}}
                shutdown_timeout: 2s
                """);
        Optional<LoopDisk> loop = LoopDisk.at(folder.resolve("disk.img"), folder.resolve("data"));
        Assumptions.assumeTrue(loop.isPresent(), "may not mount a file system that can be brought to fail");
        try (LoopDisk disk = loop.get()) {
            int written = SOME;
            try (LaunchedAgent agent = site.start()) {
                Ailing ailing = new Ailing(site, agent);
                site.write("access.log", sample, SOME);
                ailing.awaitArrival(SOME);

                disk.fail();
                site.write("access.log", sample, SOME);
                written += SOME;
                ailing.awaitWords("the registry cannot be written");
                long shipped = site.arrivals().lines();
                site.write("access.log", sample, SOME);
                site.write("new.log", sample, SOME);
                written += 2 * SOME;
                ailing.pass(WHILE);
                assertThat(site.arrivals().lines()).as("shipped meanwhile").isEqualTo(shipped);
                ailing.hasComplainedAtMost(TOLD_AT_MOST);

                agent.stop();
                assertThat(agent.endsWithin(STOP)).as("ends; said: %s", agent.errors()).isTrue();
            }
            disk.repair();
            site.once();
            site.assertEveryLineOnce(written);
        }
    }
}
