package dev.tailrace.core.registry;

import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.storage.Storage;
import java.util.random.RandomGenerator;

/**
 * What a registry needs.
 *
 * @param storage where its files are
 * @param clock time
 * @param sync when what was written is forced to the disk
 * @param random for the epoch of a registry that is born; must differ from agent to agent, as {@link java.security.SecureRandom} does
 * @param compactBytes a log this long is compacted, once it is also longer than the last snapshot
 */
public record RegistrySetup(Storage storage, Clock clock, SyncPolicy sync, RandomGenerator random, long compactBytes) {
    /** Compacts at 4 MiB. */
    public RegistrySetup(Storage storage, Clock clock, SyncPolicy sync, RandomGenerator random) {
        this(storage, clock, sync, random, 4 << 20);
    }
}
