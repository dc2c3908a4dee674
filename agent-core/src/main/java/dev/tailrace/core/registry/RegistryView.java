package dev.tailrace.core.registry;

import dev.tailrace.core.storage.Storage;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is remembered, read without owning it, while an agent runs or not: {@link #of}. For {@code tailrace registry list} and {@code export}. */
public sealed interface RegistryView {
    /**
     * What stands on the disk.
     *
     * @param epoch of the registry
     * @param entries tombstones included, by input and generation
     * @param marks by output and key
     * @param damages for people: what could not be read; while an agent writes, this may be its unfinished last write
     */
    record Readable(String epoch, List<Entry> entries, Map<String, Map<String, String>> marks, List<String> damages)
            implements RegistryView {}

    /** There is no registry. */
    record Absent() implements RegistryView {}

    /** There is one that cannot be read; {@code reason} is for people. */
    record Unreadable(String reason) implements RegistryView {}

    /** How often a read starts over because a running agent compacted meanwhile and deleted what was being read. */
    int ATTEMPTS = 10;

    /** Reads it. Takes no lock and changes nothing. */
    static RegistryView of(Storage storage) {
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    return of(storage, Replayer.replay(storage));
                } catch (NoSuchFileException compacted) {
                    if (attempt == ATTEMPTS) {
                        throw compacted;
                    }
                }
            }
        } catch (IOException failure) {
            return new Unreadable("the registry in " + storage.place() + " cannot be read: " + failure.getMessage());
        }
    }

    private static RegistryView of(Storage storage, Replay replay) {
        return switch (replay) {
            case Replay.Absent absent -> new Absent();
            case Replay.Newer(String file) -> new Unreadable(Registry.newer(storage, file));
            case Replay.Lost lost -> new Unreadable("no state can be read from what stands in " + storage.place());
            case Replay.Known known -> new Readable(known.epoch(), entries(known), marks(known), known.damages().stream()
                    .map(damage -> damage.file() + ": " + damage.bytes() + " bytes from offset " + damage.offset() + " on: " + damage.reason())
                    .toList());
        };
    }

    private static List<Entry> entries(Replay.Known known) {
        return known.state().entries().stream()
                .sorted(Comparator.comparing(Entry::input).thenComparingLong(Entry::generation))
                .toList();
    }

    private static Map<String, Map<String, String>> marks(Replay.Known known) {
        Map<String, Map<String, String>> marks = new TreeMap<>();
        for (Change.Marked mark : known.state().marks()) {
            marks.computeIfAbsent(mark.output(), output -> new TreeMap<>()).put(mark.key(), mark.value());
        }
        return marks;
    }
}
