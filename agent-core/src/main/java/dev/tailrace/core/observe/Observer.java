package dev.tailrace.core.observe;

import dev.tailrace.core.batch.Event;

/** One worker's look at events. Used by one thread. Looks, changes nothing. */
public interface Observer {
    /** An event that no processor dropped. */
    void see(Event event);

    /** All events of a batch were shown. */
    void endOfBatch();
}
