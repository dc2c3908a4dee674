package dev.tailrace.packaging.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts what {@code bin/tailrace} of a distribution starts.
 *
 * @param home the distribution's folder
 * @param wrapper a command that runs the launcher in its place, such as {@code setpriv} with its options; mostly empty
 * @param environment what is added to this process's own
 */
public record Launcher(Path home, List<String> wrapper, Map<String, String> environment) {
    public Launcher(Path home) {
        this(home, List.of(), Map.of());
    }

    /** The same with one more variable. */
    public Launcher with(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new Launcher(home, wrapper, Map.copyOf(more));
    }

    /** The same behind another command. */
    public Launcher behind(String... command) {
        return new Launcher(home, List.of(command), environment);
    }

    /** Starts it in a folder, where what it says goes to {@code stdout.log} and {@code stderr.log}. */
    public LaunchedAgent start(Path folder, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder().directory(folder.toFile());
        builder.environment().putAll(environment);
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(HostSystem.CURRENT.command(home, builder.environment()));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("stdout.log");
        Path errors = folder.resolve("stderr.log");
        Process process = builder.command(command)
                .redirectInput(HostSystem.CURRENT.nothing())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        return new LaunchedAgent(process, output, errors);
    }
}
