package dev.tailrace.core.processors.condition;

import dev.tailrace.core.batch.Event;

/** Conditions joined: {@code and}, {@code or}, {@code not}. */
sealed interface Joined extends Condition {
    /** Yes if each says yes; asks in order up to the first no. */
    record All(Condition[] conditions) implements Joined {
        @Override
        public boolean test(Event event) {
            for (Condition each : conditions) {
                if (!each.test(event)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Yes if one says yes; asks in order up to the first. */
    record Any(Condition[] conditions) implements Joined {
        @Override
        public boolean test(Event event) {
            for (Condition each : conditions) {
                if (each.test(event)) {
                    return true;
                }
            }
            return false;
        }
    }

    record Not(Condition condition) implements Joined {
        @Override
        public boolean test(Event event) {
            return !condition.test(event);
        }
    }
}
