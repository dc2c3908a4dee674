package dev.tailrace.core.processors;

import java.util.Optional;

/** A configured, checked, compiled processor, from which each worker gets an instance of its own. Thread-safe. */
@FunctionalInterface
public interface ProcessorPlan {
    Processor instantiate();

    /** What wants to see the lines in their order first, if the format needs that. */
    default Optional<LineWatch> watch() {
        return Optional.empty();
    }
}
