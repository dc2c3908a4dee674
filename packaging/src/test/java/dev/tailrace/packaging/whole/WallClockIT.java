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
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Somebody sets the machine's clock while the agent runs: forward, back, and right again. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs libfaketime")
class WallClockIT {
    private static final Path LIBRARY = Path.of(System.getProperty("tailrace.faketime", "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"));
    private static final int SOME = 200;
    /** Longer than the library goes without looking which time it is to tell. */
    private static final Duration WHILE = Duration.ofMillis(1500);

    @TempDir
    Path folder;

    private final SampleLog sample = new SampleLog(LogFormat.COMBINED, 19);

    @Test
    void noLineIsLostOrRepeatedAndNothingWaits() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.exists(LIBRARY), "libfaketime is not installed");
        Path clock = Files.writeString(folder.resolve("clock"), "+0");
        Launcher launcher = new Launcher(Site.HOME)
                .with("LD_PRELOAD", LIBRARY.toString())
                .with("FAKETIME_TIMESTAMP_FILE", clock.toString())
                .with("FAKETIME_CACHE_DURATION", "1")
                .with("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        Site site = new Site(folder).with(launcher).configure("""
                inputs: [{id: web, type: file, paths: ['${SITE}/logs/*.log*'], scan_frequency: 200ms, close_inactive: 1s}]
                outputs: {archive: {type: file, path: '${SITE}/out/events.ndjson', rotate_every: 1h}}
                """);
        // Without a file that matches it would rightly complain.
        Files.createFile(site.logs().resolve("quiet.log"));
        try (LaunchedAgent agent = site.start()) {
            Ailing ailing = new Ailing(site, agent);
            int written = 0;
            for (String set : new String[] {"+0", "+400d", "-6h", "+0"}) {
                Files.writeString(clock, set);
                ailing.pass(WHILE);
                site.write("access.log", sample, SOME);
                site.write(written + ".log", sample, SOME);
                written += 2 * SOME;
                ailing.awaitArrival(written);
                Files.move(site.logs().resolve("access.log"), site.logs().resolve("access.log." + written));
            }
            ailing.hasComplainedAtMost(0);
            ailing.endsWithEveryLineOnce(written);
        }
        try (Stream<Path> files = Files.list(site.out())) {
            assertThat(files.count()).as("files of different hours: it saw the clock").isGreaterThan(2);
        }
    }
}
