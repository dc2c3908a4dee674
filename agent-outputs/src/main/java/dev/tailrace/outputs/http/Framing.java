package dev.tailrace.outputs.http;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.encode.Bytes;

/** What stands around and between the events of a body. Used by one thread at a time. */
public interface Framing {
    /** Appends what comes before the first event. */
    default void begin(Event first, Bytes to) {}

    /**
     * Appends an event.
     *
     * @param place 0 for the first one of the body
     */
    void event(Event event, int place, Bytes to);

    /** Appends what comes after the last event. */
    default void end(Bytes to) {}
}
