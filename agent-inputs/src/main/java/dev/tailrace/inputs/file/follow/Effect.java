package dev.tailrace.inputs.file.follow;

/** What the tail duty is to do for a file, in the order given. */
public enum Effect {
    /** Put it in the queue for a handle. */
    QUEUE,
    /** Put it in the round of those that are read. */
    READ,
    /** Ship the bytes after the last line end as a line of their own, and tell what came of it as of any other read. */
    SHIP_TAIL,
    /** Close the handle. */
    CLOSE,
    /** Its generation has ended at its read position: remember it as a tombstone. */
    RETIRE,
    /** Its content is gone: its generation waits for a copy, and whatever stands there now is a file not yet identified. */
    BEREAVE
}
