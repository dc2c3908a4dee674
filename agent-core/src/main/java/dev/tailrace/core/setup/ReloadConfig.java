package dev.tailrace.core.setup;

import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import java.time.Duration;

/**
 * Following changes of the configuration file.
 *
 * @param period how often the file is looked at
 */
public record ReloadConfig(boolean enabled, Duration period) {
    static final Key<Boolean> ENABLED = Key.bool("enabled").or("true").doc("Take over changes of the configuration without a restart.");
    static final Key<Duration> PERIOD = Key.duration("period").or("5s").doc("How often the file is looked at.");
    static final Section SECTION = Section.of("reload", ENABLED, PERIOD);

    static ReloadConfig of(Settings settings) {
        return new ReloadConfig(settings.get(ENABLED), settings.get(PERIOD));
    }
}
