package dev.tailrace.packaging.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts {@code bin/tailrace} of a distribution.
 *
 * @param home the distribution's folder
 * @param environment what is added to this process's own
 */
public record Launcher(Path home, Map<String, String> environment) {
    public Launcher(Path home) {
        this(home, Map.of());
    }

    public Launcher with(String name, String value) {
        return new Launcher(home, Map.of(name, value));
    }

    /** Starts it in a folder, where what it says goes to {@code stdout.log} and {@code stderr.log}. */
    public LaunchedAgent start(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/tailrace").toString()));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("stdout.log");
        Path errors = folder.resolve("stderr.log");
        Files.createDirectories(folder);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        Process process = builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        return new LaunchedAgent(process, output, errors);
    }
}
