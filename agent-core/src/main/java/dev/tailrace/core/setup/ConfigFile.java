package dev.tailrace.core.setup;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.config.ConfigFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The file, or the folder of files, that a running agent was started with, to be read again. Owned by the agent's thread.
 *
 * @param loader reads it
 * @param path of it
 * @param overrides {@code key=value}, as they were given at the start
 * @param before how it looked before it was read for the start: a change since then is one that the agent does not know
 */
public record ConfigFile(ConfigLoader loader, Path path, List<String> overrides, Optional<Stamp> before) {
    /**
     * How the file looks from outside: if that stays, its content does, as far as can be told without reading it.
     *
     * @param key what file it is; of a folder, how its files look
     */
    public record Stamp(long modifiedAt, long size, Object key) {}

    /** Before it is read for the start. */
    public static ConfigFile of(ConfigLoader loader, Path path, List<String> overrides) {
        return new ConfigFile(loader, path, overrides, stamp(path));
    }

    /** Empty while there is no such file, as between two steps of an editor that replaces it. */
    public Optional<Stamp> stamp() {
        return stamp(path);
    }

    private static Optional<Stamp> stamp(Path path) {
        try {
            BasicFileAttributes seen = Files.readAttributes(path, BasicFileAttributes.class);
            if (seen.isDirectory()) {
                List<Stamp> files = new ArrayList<>();
                for (Path file : ConfigFolder.files(path)) {
                    stamp(file).ifPresent(files::add);
                }
                return Optional.of(new Stamp(0, 0, files));
            }
            return Optional.of(new Stamp(seen.lastModifiedTime().toMillis(), seen.size(), path + " " + seen.fileKey()));
        } catch (IOException away) {
            return Optional.empty();
        }
    }

    /** What it says now, with names that go on being used. */
    public ConfigLoader.Loaded load(Fields names) {
        return loader.load(path, overrides, names);
    }
}
