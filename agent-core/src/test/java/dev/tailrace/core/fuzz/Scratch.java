package dev.tailrace.core.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders for one input, gone when it is closed. In memory where the system has such a place: there are many inputs. */
public final class Scratch implements AutoCloseable {
    private static final Path MEMORY = Path.of("/dev/shm");

    private final Path root;

    public Scratch() throws IOException {
        root = Files.isWritable(MEMORY) ? Files.createTempDirectory(MEMORY, "fuzz") : Files.createTempDirectory("fuzz");
    }

    /** An empty folder of this name. */
    public Path folder(String name) throws IOException {
        return Files.createDirectories(root.resolve(name));
    }

    /** A file with this content. */
    public Path file(String name, byte[] content) throws IOException {
        return Files.write(root.resolve(name), content);
    }

    @Override
    public void close() throws IOException {
        List<Path> all;
        try (Stream<Path> paths = Files.walk(root)) {
            all = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }
}
