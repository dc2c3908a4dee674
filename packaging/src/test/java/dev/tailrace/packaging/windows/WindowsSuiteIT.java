package dev.tailrace.packaging.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The tests of the modules and of the whole agent, once more, inside a Java of Windows: see {@code windows/testbed}. */
class WindowsSuiteIT {
    @Test
    void testsOfTheModulesAndOfTheWholeAgentHoldOnWindowsToo() throws IOException, InterruptedException {
        Testbed.Outcome outcome = Testbed.run("testbed", "suite");

        assertThat(outcome.status()).as(outcome.said()).isZero();
    }
}
