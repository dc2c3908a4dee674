package dev.tailrace.core.duty;

/** A duty that is turned, by one thread or several. */
public sealed interface Turning permits DutyThread, Relay {
    /** Stops turning, after the piece of work at hand, and waits for {@link Duty#close}. */
    void stop() throws InterruptedException;
}
