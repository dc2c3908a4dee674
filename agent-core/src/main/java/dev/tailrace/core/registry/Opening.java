package dev.tailrace.core.registry;

/** How opening a registry ended: {@link Registry#open}. */
public sealed interface Opening {
    /** It is ours; {@code recovery} says what was found, and belongs into the agent's log if it is not {@linkplain Recovery#isClean clean}. */
    record Opened(Registry registry, Recovery recovery) implements Opening {}

    /**
     * It cannot be used, and nothing was changed: a second agent, a newer version's files, no right to write.
     *
     * @param reason for people: what, where, and what to do
     */
    record Refused(String reason) implements Opening {}
}
