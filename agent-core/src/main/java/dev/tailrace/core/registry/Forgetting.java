package dev.tailrace.core.registry;

import java.util.List;

/** How {@link Registry#forget} ended. */
public sealed interface Forgetting {
    /** These are forgotten, durably; empty if nothing of that name was remembered. */
    record Forgotten(List<Entry> entries) implements Forgetting {}

    /** Nothing was changed; {@code reason} is for people. */
    record Refused(String reason) implements Forgetting {}
}
