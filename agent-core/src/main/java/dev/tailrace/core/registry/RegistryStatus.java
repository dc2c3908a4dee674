package dev.tailrace.core.registry;

/**
 * How the registry is, for status, metrics and for whoever ships.
 *
 * @param trouble why nothing can be remembered at the moment, for people; empty while all is well. Meanwhile nothing more is to be shipped,
 *     so that what is delivered does not run ahead of what can be remembered
 * @param entries generations remembered, tombstones included
 * @param tombstones how many of them are tombstones
 * @param logBytes length of the log since the last compaction
 * @param groups groups written since the start
 */
public record RegistryStatus(String trouble, int entries, int tombstones, long logBytes, long groups) {
    public boolean isHealthy() {
        return trouble.isEmpty();
    }
}
