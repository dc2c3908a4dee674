package dev.tailrace.core.input;

import dev.tailrace.core.duty.Duty;

/** A started input: a duty that fills batches. */
public interface Input extends Duty {
    /**
     * True once everything that stood there has been read and handed over: the end of a {@code --once} run. Asked from another thread.
     */
    boolean isExhausted();

    /** Asks it to read nothing more and hand over what it has; {@link #isExhausted} tells when that is done. From another thread. */
    void drain();
}
