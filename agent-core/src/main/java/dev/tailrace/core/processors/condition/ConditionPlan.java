package dev.tailrace.core.processors.condition;

/** A compiled condition, from which each worker gets an instance of its own. Thread-safe. */
@FunctionalInterface
public interface ConditionPlan {
    Condition instantiate();
}
