package dev.tailrace.packaging.fire;

import java.io.BufferedInputStream;
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
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
                reader.lines().filter(line -> !line.startsWith("#")).forEach(lines::add);
            }
        }
        return lines;
    }

    /** How many lines it has that have come to their end. */
    int ended() throws IOException {
        int ended = 0;
        for (Path file : files()) {
            try (InputStream in = new BufferedInputStream(open(file))) {
                for (int b = in.read(); b >= 0; b = in.read()) {
                    ended += b == '\n' ? 1 : 0;
                }
            }
        }
        return ended;
    }

    private static InputStream open(Path file) throws IOException {
        InputStream raw = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
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
