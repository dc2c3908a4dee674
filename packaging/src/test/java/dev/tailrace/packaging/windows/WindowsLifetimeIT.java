package dev.tailrace.packaging.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Installer and zip under Wine: installed, killed, repaired, replaced and removed while a Windows process writes and rotates: see {@code windows/lifetime}. */
class WindowsLifetimeIT {
    @Test
    void installationsComeAndGoWhileLinesAreWrittenAndEachIsShippedOnce() throws IOException, InterruptedException {
        Testbed.Outcome outcome = Testbed.run("lifetime");

        assertThat(outcome.status()).as(outcome.said()).isZero();
    }
}
