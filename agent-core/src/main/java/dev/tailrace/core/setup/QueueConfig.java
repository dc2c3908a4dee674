package dev.tailrace.core.setup;

import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.queue.QueueOptions;
import java.util.Optional;

/** The {@code queue:} of an output. */
final class QueueConfig {
    /** Where events wait for the output. */
    enum Type {
        MEMORY,
        DISK
    }

    private static final long LEAST = 16L << 20;
    /** So many full batches must find room, as images of them are larger than their lines. */
    private static final int LEAST_BATCHES = 8;

    private static final Key<Type> TYPE = Key.choice("type", Type.class).or("memory")
            .doc("memory: in the batches of pipeline.memory; disk: in files below the data directory, through outages and restarts.");
    private static final Key<Long> MAX_SIZE = Key.size("max_size").or("1GiB").doc("Bytes that the files of a disk queue may take.");
    private static final Key<QueueOptions.Sync> SYNC = Key.choice("sync", QueueOptions.Sync.class).or("batch")
            .doc("When a disk queue is forced to the disk: batch: before read positions move; os: when the system does it, which a power cut may undo.");
    private static final Section SECTION = Section.of("queue", TYPE, MAX_SIZE, SYNC);

    /** The key that every output takes. */
    static final Key<Settings> KEY = Key.section("queue", SECTION).or("{}").doc("Where events wait for the output.");

    private QueueConfig() {}

    /** @param batch bytes of a batch */
    static Optional<QueueOptions> of(Settings output, long batch) {
        Settings settings = output.get(KEY);
        if (settings == null || settings.get(TYPE) == Type.MEMORY) {
            if (settings != null && (settings.has(MAX_SIZE) || settings.has(SYNC))) {
                settings.error(settings.has(MAX_SIZE) ? MAX_SIZE : SYNC, "queue: max_size and sync are for a disk queue; give it 'type: disk'");
            }
            return Optional.empty();
        }
        long size = settings.get(MAX_SIZE);
        if (size < Math.max(LEAST, LEAST_BATCHES * batch)) {
            settings.error(MAX_SIZE, "max_size: expected 16MiB or more, and room for " + LEAST_BATCHES + " batches (pipeline.batch), found "
                    + settings.shown(MAX_SIZE));
        }
        return Optional.of(QueueOptions.of(size, settings.get(SYNC)));
    }
}
