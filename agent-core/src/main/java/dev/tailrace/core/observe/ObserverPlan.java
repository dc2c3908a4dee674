package dev.tailrace.core.observe;

/** What is to be looked at, from which each worker gets an observer of its own. Thread-safe. */
public interface ObserverPlan {
    Observer instantiate();

    /** True if it wants to see events also of inputs that parse nothing: their batches then go through a worker for it alone. */
    boolean wantsUnparsed();
}
