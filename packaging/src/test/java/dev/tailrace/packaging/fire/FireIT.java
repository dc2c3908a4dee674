package dev.tailrace.packaging.fire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Real proxies under traffic, both routes, everything killed and rotated. {@code packaging/fire} is the same with another seed and for longer. */
class FireIT {
    private static final long SEED = Long.getLong("tailrace.fire.seed", 42);
    private static final Duration DURATION = Duration.ofSeconds(Long.getLong("tailrace.fire.seconds", 300));
    private static final Plan PLAN = new Plan(SEED, DURATION, 5, 80, 50);

    private static final Path REPORT = Path.of("target/fire.md");

    /** Logs, data folders and {@code happened.log}: what is left to look at if something went wrong. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void everyRequestIsOneDocumentOnEachRoute() throws Exception {
        // Squid and nginx's workers are somebody else's.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (Fire fire = new Fire(PLAN, folder)) {
            fire.light();
            int rounds = fire.burn(round -> Files.writeString(REPORT, FireReport.of(PLAN, round, fire)));
            String report = FireReport.of(PLAN, rounds, fire);
            Files.writeString(REPORT, report);
            System.out.print(report);
            assertThat(fire.census().complaints()).as("in %s%n%s", folder, report).isEmpty();
            assertThat(fire.census().rows()).allMatch(Row::isGood);
        }
    }
}
