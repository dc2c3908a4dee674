package dev.tailrace.outputs.http;

import java.util.BitSet;

/** Holds requests back so that a receiver gets no more than it is meant to get. Thread-safe. */
public interface Throttle {
    /** No limit. */
    Throttle NONE = new Throttle() {
        @Override
        public void await() {}

        @Override
        public void spent(BitSet events, long bytes) {}
    };

    /** Waits until a request may go. */
    void await() throws InterruptedException;

    /** A request went, with these events and so many encoded bytes. */
    void spent(BitSet events, long bytes);
}
