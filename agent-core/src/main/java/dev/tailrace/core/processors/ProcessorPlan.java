package dev.tailrace.core.processors;

/** A configured, checked, compiled processor, from which each worker gets an instance of its own. Thread-safe. */
@FunctionalInterface
public interface ProcessorPlan {
    Processor instantiate();
}
