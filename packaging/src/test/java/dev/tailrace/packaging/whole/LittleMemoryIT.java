package dev.tailrace.packaging.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.launch.Launcher;
import dev.tailrace.packaging.launch.MemoryGroup;
import dev.tailrace.packaging.samples.LogFormat;
import dev.tailrace.packaging.samples.SampleLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A machine short of memory: the agent in a control group. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs control groups")
class LittleMemoryIT {
    private static final long LIMIT = Long.getLong("tailrace.memory.limit", 128) << 20;
    private static final int FILES = 100;
    private static final int LINES_EACH = 50;
    private static final int BURST = 60_000;

    @TempDir
    Path folder;

    @Test
    void aHundredFilesAndABurstFitIntoALimit() throws IOException, InterruptedException {
        Optional<MemoryGroup> group = MemoryGroup.of(LIMIT);
        Assumptions.assumeTrue(group.isPresent(), "may not make a control group");
        try (MemoryGroup limited = group.get()) {
            Site site = new Site(folder).configure("""
                    inputs: [{id: web, type: file, paths: ['${SITE}/logs/*.log'], preset: apache}]
                    outputs: {archive: {type: file, path: '${SITE}/out/events.ndjson', queue: {type: disk}}}
                    """);
            SampleLog sample = new SampleLog(LogFormat.COMBINED, 13);
            for (int file = 0; file < FILES; file++) {
                site.write(file + ".log", sample, LINES_EACH);
            }
            int written = FILES * LINES_EACH;
            Site inGroup = site.with(limited.launcher(new Launcher(Site.HOME)));
            try (LaunchedAgent agent = inGroup.start()) {
                Ailing ailing = new Ailing(inGroup, agent);
                ailing.awaitArrival(written);
                site.write("0.log", sample, BURST);
                ailing.awaitArrival(written + BURST);
                ailing.hasComplainedAtMost(0);
                ailing.endsWithEveryLineOnce(written + BURST);
            }
            assertThat(limited.met()).as("the limit was met").isPositive();
            assertThat(limited.killed()).as("killed for want of memory").isZero();
        }
    }
}
