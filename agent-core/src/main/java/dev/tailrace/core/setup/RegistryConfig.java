package dev.tailrace.core.setup;

import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.registry.SyncPolicy;

/**
 * How carefully the agent remembers.
 *
 * @param sync when what the registry wrote is forced to the disk
 */
public record RegistryConfig(SyncPolicy sync) {
    static final Key<SyncPolicy> SYNC =
            Key.choice("sync", SyncPolicy.class).or("batch").doc("When the registry is forced to the disk: batch, interval or os.");
    static final Section SECTION = Section.of("registry", SYNC);

    static RegistryConfig of(Settings settings) {
        return new RegistryConfig(settings.get(SYNC));
    }
}
