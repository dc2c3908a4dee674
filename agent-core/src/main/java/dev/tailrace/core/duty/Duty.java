package dev.tailrace.core.duty;

/**
 * A role: owns its state, does a bounded piece of work when asked, never blocks on the network, never starts a thread.
 *
 * <p>After Agrona's {@code Agent}: one duty cycle, called again and again by whoever turns it.
 */
public interface Duty {
    /** A duty without a time of its own to be woken at. */
    long NEVER = Long.MAX_VALUE;

    /** Name for threads, logs and errors, such as {@code tail-squid}. */
    String name();

    /**
     * Does what there is to do.
     *
     * @param now {@link Clock#nanos()}
     * @return how much was done; 0 lets the thread sleep until {@link #due} or a signal
     */
    int work(long now);

    /** When there is something to do even if nobody signals: a {@link Clock#nanos()} time, or {@link #NEVER}. */
    long due(long now);

    /** Called once, by the thread that turned it, after the last {@link #work}. */
    default void close() {}
}
