package dev.tailrace.core.config;

/**
 * How carefully the agent remembers.
 *
 * @param sync when what the registry wrote is forced to the disk
 */
public record RegistryConfig(Sync sync) {
    /** When the registry is forced to the disk. */
    public enum Sync {
        /** With every batch of acknowledgements: survives a power cut. */
        BATCH,
        /** Once a second: a power cut may repeat a second's lines. */
        INTERVAL,
        /** When the operating system likes: survives the death of the agent, not that of the machine. */
        OS
    }

    static final Key<Sync> SYNC = Key.choice("sync", Sync.class).or("batch").doc("When the registry is forced to the disk: batch, interval or os.");
    static final Section SECTION = Section.of("registry", SYNC);

    static RegistryConfig of(Settings settings) {
        return new RegistryConfig(settings.get(SYNC));
    }
}
