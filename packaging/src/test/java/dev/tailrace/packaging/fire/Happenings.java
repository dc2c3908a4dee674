package dev.tailrace.packaging.fire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** What has happened so far: counted for the report, and with its time in {@code happened.log}, for who has to find out why. Any thread. */
final class Happenings {
    private final Path log;
    private final Map<String, Integer> rotations = new TreeMap<>();
    private final Map<String, Integer> blows = new TreeMap<>();

    Happenings(Path folder) {
        log = folder.resolve("happened.log");
    }

    /** A log was rotated. */
    synchronized void rotated(String how) {
        rotations.merge(how, 1, Integer::sum);
        note(how);
    }

    /** Something was killed or stopped. */
    synchronized void struck(String what) {
        blows.merge(what, 1, Integer::sum);
        note(what);
    }

    /** Anything that is not counted. */
    synchronized void note(String what) {
        try {
            Files.writeString(log, Instant.now() + " " + what + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized Map<String, Integer> rotations() {
        return new TreeMap<>(rotations);
    }

    synchronized Map<String, Integer> blows() {
        return new TreeMap<>(blows);
    }
}
