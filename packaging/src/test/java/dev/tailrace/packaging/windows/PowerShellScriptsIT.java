package dev.tailrace.packaging.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The scripts for fleets and for a check on Windows, which no PowerShell runs here: at least they are PowerShell, and call what there is. */
class PowerShellScriptsIT {
    @Test
    void scriptsParseAndCallWhatWindowsHas() throws IOException, InterruptedException {
        Testbed.Outcome outcome = Testbed.run("powershell-syntax", Path.of("target/windows/grammar").toAbsolutePath().toString());

        assertThat(outcome.status()).as(outcome.said()).isZero();
    }
}
