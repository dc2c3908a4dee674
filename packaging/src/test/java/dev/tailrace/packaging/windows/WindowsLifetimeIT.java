package dev.tailrace.packaging.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Installer and zip under Wine, from installation to removal, each line shipped once: see {@code windows/lifetime} and {@code windows/lifetime-zip}. */
class WindowsLifetimeIT {
    @ParameterizedTest
    @ValueSource(strings = {"lifetime", "lifetime-zip"})
    void installationsComeAndGoWhileLinesAreWrittenAndEachIsShippedOnce(String script) throws IOException, InterruptedException {
        Testbed.Outcome outcome = Testbed.run(script);

        assertThat(outcome.status()).as(outcome.said()).isZero();
    }
}
