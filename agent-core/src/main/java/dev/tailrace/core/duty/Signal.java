package dev.tailrace.core.duty;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * "There is something for you": given by a duty to those who send it messages. Raising it is cheap and never blocks; a raise between two
 * looks is not lost.
 */
public final class Signal {
    private final AtomicBoolean raised = new AtomicBoolean();
    private volatile Thread waiter;

    /** Wakes the duty's thread, now or at its next attempt to sleep. */
    public void raise() {
        if (!raised.getAndSet(true)) {
            Thread thread = waiter;
            if (thread != null) {
                LockSupport.unpark(thread);
            }
        }
    }

    /** True if it was raised since it was taken last. */
    boolean isRaised() {
        return raised.get();
    }

    /** Says whom a raise wakes while nobody awaits it; null: nobody. By whoever would take it. */
    void appoint(Thread thread) {
        waiter = thread;
    }

    /** True if it was raised since the last call; clears it. */
    public boolean take() {
        return raised.get() && raised.getAndSet(false);
    }

    /** Sleeps until raised, interrupted, or {@code nanos} have passed; may return early. */
    public void await(long nanos) {
        waiter = Thread.currentThread();
        try {
            if (!raised.get()) {
                LockSupport.parkNanos(this, nanos);
            }
        } finally {
            waiter = null;
        }
    }
}
