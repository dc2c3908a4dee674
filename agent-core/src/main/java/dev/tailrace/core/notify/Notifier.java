package dev.tailrace.core.notify;

import java.io.IOException;

/** A way to reach somebody. Thread-safe; blocks. */
@FunctionalInterface
public interface Notifier {
    /** @throws IOException if the message did not arrive, with the reason, for people */
    void send(Notice notice) throws IOException;
}
