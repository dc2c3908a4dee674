package dev.tailrace.packaging.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code packaging/soak} runs it for an hour. */
class SoakIT {
    private static final Duration LASTS = Duration.ofSeconds(Integer.getInteger("tailrace.soak.seconds", 12));
    private static final int RATE = Integer.getInteger("tailrace.soak.rate", 20_000);
    private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("tailrace.soak.away", 2));
    /** What a shorter run shows of growth is its start. */
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(10);

    @TempDir
    Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "looks at Linux's /proc")
    void everyLineArrivesOnceAndNothingGrows() throws IOException, InterruptedException {
        Plan plan = Plan.of(LASTS, RATE, AWAY);
        Soak.Outcome outcome;
        try (Soak soak = new Soak(Path.of("target/tailrace").toAbsolutePath(), folder, plan)) {
            outcome = soak.run();
        }
        Files.write(Path.of("target/soak.md"), new Verdicts(plan, outcome).lines());
        if (Boolean.getBoolean("tailrace.soak.plot")) {
            new Plot(outcome.course()).writeTo(Path.of("target/soak.png"));
        }

        assertThat(outcome.lines()).as("written").isEqualTo(plan.lines());
        assertThat(outcome.rotations()).as("rotations").isGreaterThan(plan.logs());
        assertThat(outcome.missing()).as("missing").isZero();
        assertThat(outcome.counts().repeated()).as("arrived again").isZero();
        assertThat(outcome.counts().documents()).isEqualTo(plan.lines());
        assertThat(outcome.books().balance()).as("%s balances", outcome.books()).isTrue();
        assertThat(outcome.complaints().most()).as("the same told: %s", outcome.complaints()).isLessThanOrEqualTo(Verdicts.COMPLAINTS);
        if (plan.lasts().compareTo(LONG_ENOUGH) >= 0) {
            for (Quantity each : Quantity.values()) {
                assertThat(each.isFlat(outcome.course())).as("%s is flat", each.title()).isTrue();
            }
            assertThat(outcome.course().dearer()).as("cost of a line").isLessThanOrEqualTo(Verdicts.DEARER);
        }
    }
}
