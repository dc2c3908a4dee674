package dev.tailrace.packaging.fire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * A log with all that it was rotated into, in a folder of its own.
 *
 * @param id of the inputs that read it, and part of the indices' names
 * @param dialect of its lines
 * @param name of the file that is written
 */
record AccessLog(String id, Dialect dialect, Path folder, String name) {
    private static final int KEPT = 3;

    Path file() {
        return folder.resolve(name);
    }

    /** All lines that stand in it, for as long as nobody writes or rotates. What begins with {@code #} is about lines and is none. */
    List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : files()) {
            try (InputStream raw = Files.newInputStream(file);
                    InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                    BufferedReader reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
                reader.lines().filter(line -> !line.startsWith("#")).forEach(lines::add);
            }
        }
        return lines;
    }

    long bytes() throws IOException {
        long bytes = 0;
        for (Path file : files()) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    /** Deletes what was rotated long ago; a few stay, and what is written. */
    int deleteOld() throws IOException {
        List<Path> old = files().stream().filter(file -> !file.equals(file())).sorted(Comparator.comparing(AccessLog::writtenLast)).toList();
        List<Path> gone = old.subList(0, Math.max(0, old.size() - KEPT));
        for (Path file : gone) {
            Files.delete(file);
        }
        return gone.size();
    }

    private static long writtenLast(Path file) {
        return file.toFile().lastModified();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
