package dev.tailrace.packaging.windows;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

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
        Outcome outcome = listen(line -> {}, script, arguments);
        System.out.println(outcome.said.strip());
        return outcome;
    }

    /** The same, to whoever wants to hear each line when it is said. */
    static Outcome listen(Consumer<String> ear, String script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(SCRIPTS.resolve(script).toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectInput(new File("/dev/null")).start();
        StringBuilder said = new StringBuilder();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.append(line).append('\n');
                ear.accept(line);
            }
        }
        Outcome outcome = new Outcome(process.waitFor(), said.toString());
        assumeTrue(outcome.status != NO_WINE, outcome.said.strip());
        return outcome;
    }
}
