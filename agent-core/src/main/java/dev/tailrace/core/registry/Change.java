package dev.tailrace.core.registry;

/** One step of what is remembered; the values are absolute, so that taking a step twice does no harm. */
sealed interface Change {
    /** The whole entry, new or in place of the one before. */
    record Kept(Entry entry) implements Change {}

    /** A known entry's position; of one that is gone it changes nothing. */
    record Moved(long generation, long offset, long guard, long changedAt) implements Change {}

    /** The entry is forgotten. */
    record Gone(long generation) implements Change {}

    /** An output's mark; an empty value removes the key. */
    record Marked(String output, String key, String value) implements Change {}

    /** The last change of a snapshot, which it makes valid. */
    record End(long entries) implements Change {}
}
