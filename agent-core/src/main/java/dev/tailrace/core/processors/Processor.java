package dev.tailrace.core.processors;

import dev.tailrace.core.batch.Event;

/** One step of a chain. Used by one thread. */
public interface Processor {
    /**
     * Works on the event under the cursor.
     *
     * @return false if it could not: the chain then adds the step's {@code tag_on_failure}
     */
    boolean process(Event event);
}
