package dev.tailrace.inputs.file;

/** What the registry answers, on its own thread, and the tail duty takes from its inbox. */
sealed interface Reply {
    /** A generation's number is durable. */
    record Numbered(Generation generation, long number) implements Reply {}

    /** Where a line or an event of a generation is cut is durable, and so is its position. */
    record Cut(Generation generation, long position) implements Reply {}

    /** How far a generation is acknowledged, and that is remembered. */
    record Acknowledged(Generation generation, long position) implements Reply {}
}
