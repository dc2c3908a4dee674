package dev.tailrace.packaging.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder and all that stands below it. */
public final class Tree {
    private Tree() {}

    /** Folders before what they hold, in the order of their names. */
    public static List<Path> of(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.sorted().toList();
        }
    }

    /** Deletes it, if it is there. */
    public static void delete(Path root) throws IOException {
        if (Files.exists(root)) {
            for (Path path : of(root).reversed()) {
                Files.delete(path);
            }
        }
    }

    static void copy(Path from, Path to) throws IOException {
        for (Path path : of(from)) {
            Path copy = to.resolve(from.relativize(path).toString());
            if (Files.isDirectory(path)) {
                Files.createDirectories(copy);
            } else {
                Files.copy(path, copy);
            }
        }
    }
}
