package dev.tailrace.core.setup;

import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;

/**
 * Threads and memory of the data path.
 *
 * @param workers parse workers, at least 1
 * @param memory bytes that the batches of one output may take together, at least two batches
 * @param batch bytes of lines in a batch
 */
public record PipelineConfig(int workers, long memory, int batch) {
    static final Key<Integer> WORKERS = Key.integer("workers", 0, 256).or("0")
            .doc("Threads that parse; 0: one less than the cores, at least 1.");
    static final Key<Long> MEMORY = Key.size("memory").or("8MiB").doc("Memory for lines on their way to one output, with all fields that are derived from them.");
    static final Key<Long> BATCH = Key.size("batch").or("1MiB").doc("Lines travel in batches of this size; no line can be longer.");
    static final Section SECTION = Section.of("pipeline", WORKERS, MEMORY, BATCH);

    private static final long LEAST_BATCH = 64 << 10;
    private static final long MOST_BATCH = 64 << 20;

    static PipelineConfig of(Settings settings) {
        long batch = settings.get(BATCH);
        if (batch < LEAST_BATCH || batch > MOST_BATCH) {
            settings.error(BATCH, "batch: expected a size from 64KiB to 64MiB, found " + settings.shown(BATCH));
            batch = Math.clamp(batch, LEAST_BATCH, MOST_BATCH);
        }
        long memory = settings.get(MEMORY);
        if (memory < 2 * batch) {
            settings.error(MEMORY, "memory: expected room for two batches at least (2 x " + settings.shown(BATCH) + "), found "
                    + settings.shown(MEMORY));
        }
        int workers = settings.get(WORKERS);
        return new PipelineConfig(workers > 0 ? workers : Math.max(1, Runtime.getRuntime().availableProcessors() - 1), memory, (int) batch);
    }
}
