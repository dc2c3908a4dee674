package dev.tailrace.core.setup;

import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import java.time.Duration;

/**
 * When the agent calls itself unwell.
 *
 * @param stalledAfter how long nothing may be delivered to an output while lines wait for it
 */
public record HealthConfig(Duration stalledAfter) {
    static final Key<Duration> STALLED_AFTER = Key.duration("stalled_after").or("5m")
            .doc("/healthz answers 503 when lines wait for an output and none was delivered for so long.");
    static final Section SECTION = Section.of("health", STALLED_AFTER);

    static HealthConfig of(Settings settings) {
        return new HealthConfig(settings.get(STALLED_AFTER));
    }
}
