package dev.tailrace.packaging.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program of somebody else's: the one that an environment variable names, else the one of that name on the {@code PATH} or among the system's. A package that was
 * unpacked somewhere will do: its libraries are looked for beside it.
 *
 * @param root of the tree that the program stands in; {@code /} if it is installed
 */
record Installed(Path program, Path root) {
    static Optional<Installed> find(String name, String variable) {
        String named = System.getenv(variable);
        Stream<Path> places = named != null
                ? Stream.of(Path.of(named))
                : Stream.concat(Arrays.stream(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/sbin"))
                        .map(folder -> Path.of(folder, name));
        return places.filter(Files::isExecutable).findFirst().map(program -> new Installed(program, root(program)));
    }

    private static Path root(Path program) {
        Path sbin = program.toAbsolutePath().normalize().getParent();
        return sbin.endsWith("usr/sbin") || sbin.endsWith("usr/bin") ? sbin.getParent().getParent() : Path.of("/");
    }

    /** Folders of its tree that match a glob, such as {@code usr/lib/*-linux-gnu}. */
    List<Path> folders(String glob) throws IOException {
        List<Path> found = List.of(root);
        for (Path step : Path.of(glob)) {
            List<Path> deeper = new ArrayList<>();
            for (Path folder : found) {
                if (Files.isDirectory(folder)) {
                    try (var inner = Files.newDirectoryStream(folder, step.toString())) {
                        inner.forEach(deeper::add);
                    }
                }
            }
            found = deeper;
        }
        return found;
    }

    /** What makes the loader look among these folders, too; nothing where the system's own are meant. */
    Map<String, String> libraries(String... globs) throws IOException {
        if (root.equals(Path.of("/"))) {
            return Map.of();
        }
        List<Path> all = new ArrayList<>();
        for (String glob : globs) {
            all.addAll(folders(glob));
        }
        return Map.of("LD_LIBRARY_PATH", all.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    }

    /** The first line of what it says when it is asked with these words. */
    String says(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectInput(new File("/dev/null")).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return said.lines().filter(line -> !line.isBlank()).findFirst().orElse("").strip();
    }
}
