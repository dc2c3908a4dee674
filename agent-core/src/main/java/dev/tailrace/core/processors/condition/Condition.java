package dev.tailrace.core.processors.condition;

import dev.tailrace.core.batch.Event;

/** A question about an event. Used by one thread; looks, changes nothing. */
@FunctionalInterface
public interface Condition {
    boolean test(Event event);
}
