package dev.tailrace.core.processors;

import dev.tailrace.core.batch.Event;

/**
 * Looks at lines in the order of their source, on the input's thread, before workers take batches out of order: for formats whose lines
 * depend on earlier ones. Changes nothing.
 */
@FunctionalInterface
public interface LineWatch {
    /** Looks at the line under the cursor, of which nothing was processed yet. */
    void see(Event event);
}
