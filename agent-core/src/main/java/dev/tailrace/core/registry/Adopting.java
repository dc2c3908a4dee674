package dev.tailrace.core.registry;

import java.util.List;

/** How {@link Registry#adopt} ended. */
public sealed interface Adopting {
    /**
     * Done, durably.
     *
     * @param taken remembered from now on
     * @param known what was remembered already in the place of others, and stays
     */
    record Adopted(List<Entry> taken, List<Entry> known) implements Adopting {}

    /** Nothing was changed; {@code reason} is for people. */
    record Refused(String reason) implements Adopting {}
}
