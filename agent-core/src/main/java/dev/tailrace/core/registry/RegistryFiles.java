package dev.tailrace.core.registry;

import dev.tailrace.core.registry.FileHeader.Kind;
import dev.tailrace.core.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which files stand there, with their headers; a file whose header cannot be read has none.
 *
 * @param logs by number
 * @param snapshots by number
 * @param highest number in use, by what was set aside, too
 * @param hasRemains true if something was set aside once
 */
record RegistryFiles(
        TreeMap<Long, Optional<FileHeader>> logs, TreeMap<Long, Optional<FileHeader>> snapshots, long highest, boolean hasRemains) {

    static RegistryFiles of(Storage storage) throws IOException {
        TreeMap<Long, Optional<FileHeader>> logs = new TreeMap<>();
        TreeMap<Long, Optional<FileHeader>> snapshots = new TreeMap<>();
        long highest = 0;
        boolean hasRemains = false;
        for (String text : storage.list()) {
            FileName name = FileName.parse(text).orElse(null);
            if (name == null) {
                continue;
            }
            highest = Math.max(highest, name.number());
            hasRemains |= name.isSetAside();
            if (!name.isSetAside()) {
                (name.kind() == Kind.LOG ? logs : snapshots).put(name.number(), header(storage, name));
            }
        }
        return new RegistryFiles(logs, snapshots, highest, hasRemains);
    }

    private static Optional<FileHeader> header(Storage storage, FileName name) throws IOException {
        try (InputStream file = storage.read(name.text())) {
            return Optional.ofNullable(FileHeader.decode(name.kind(), file.readNBytes(FileHeader.BYTES)))
                    .filter(header -> header.number() == name.number());
        }
    }

    boolean isEmpty() {
        return logs.isEmpty() && snapshots.isEmpty();
    }

    /** The name of a file that a newer version wrote. */
    Optional<String> newer() {
        return Stream.concat(logs.values().stream(), snapshots.values().stream())
                .flatMap(Optional::stream)
                .filter(header -> header.version() > FileHeader.VERSION)
                .map(header -> header.kind().fileName(header.number()) + " has version " + header.version())
                .findFirst();
    }

    Optional<FileHeader> log(long number) {
        return logs.getOrDefault(number, Optional.empty());
    }

    Optional<FileHeader> snapshot(long number) {
        return snapshots.getOrDefault(number, Optional.empty());
    }

    /** The log that goes on from log {@code number}; the latest, as a repair makes another one. */
    Optional<FileHeader> successor(long number, String epoch) {
        return logs.descendingMap().values().stream()
                .flatMap(Optional::stream)
                .filter(header -> header.previous() == number && header.number() > number && header.epoch().equals(epoch))
                .findFirst();
    }

    /** All numbers below it may have been given, as far as the headers of this epoch say. */
    long next(String epoch) {
        return Stream.concat(logs.values().stream(), snapshots.values().stream())
                .flatMap(Optional::stream)
                .filter(header -> header.epoch().equals(epoch))
                .mapToLong(FileHeader::next)
                .max()
                .orElse(1);
    }
}
