package dev.tailrace.core.input;

/** Where an input stands in one of its sources that another agent has read so far: {@link InputPlan#standAt}. */
public sealed interface Standing {
    /**
     * What the registry is to remember, in the terms of {@link dev.tailrace.core.registry.Entry}.
     *
     * @param identity what the source is
     * @param offset everything before it is done with
     * @param guard the mark of the offset
     * @param note more of the input's own
     */
    record At(String identity, long offset, long guard, byte[] note) implements Standing {}

    /** It cannot be told; {@code reason} is for people. The source will be read from its beginning. */
    record Nowhere(String reason) implements Standing {}
}
