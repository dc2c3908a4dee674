package dev.tailrace.core.input;

import dev.tailrace.core.duty.Duty;
import java.util.function.Consumer;

/** A started input: a duty that fills batches. */
public interface Input extends Duty {
    /**
     * True once everything that stood there has been read and handed over: the end of a {@code --once} run. Asked from another thread.
     */
    boolean isExhausted();

    /** Asks it to read nothing more and hand over what it has; {@link #isExhausted} tells when that is done. From another thread. */
    void drain();

    /**
     * Asks how it does. From another thread.
     *
     * @param reply told by the input's own thread, when it comes to it: it only hands the state on
     */
    default void report(Consumer<InputState> reply) {
        reply.accept(InputState.NONE);
    }
}
