package dev.tailrace.packaging.windows;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the scripts of {@code windows/}. A machine without Wine skips the test, with the script's own words. */
final class Testbed {
    private static final Path SCRIPTS = Path.of("windows").toAbsolutePath();
    private static final int NO_WINE = 77;

    private Testbed() {}

    /**
     * How a run of the script ended.
     *
     * @param status its exit status
     * @param said all that it said
     */
    record Outcome(int status, String said) {}

    static Outcome run(String script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(SCRIPTS.resolve(script).toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectInput(new File("/dev/null")).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Outcome outcome = new Outcome(process.waitFor(), said);
        assumeTrue(outcome.status != NO_WINE, said.strip());
        System.out.println(said.strip());
        return outcome;
    }
}
