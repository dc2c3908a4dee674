package dev.tailrace.core.pipeline;

import dev.tailrace.core.setup.AgentConfig;
import dev.tailrace.core.setup.ConfigFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How to run, beyond the configuration.
 *
 * @param data the data directory, already decided between command line, configuration and platform
 * @param once true to read what stands there, ship it, wait for every ack, and end
 * @param file whose changes are followed; empty: none are
 * @param onChange told, on the agent's thread, of a configuration that was taken over: what is not the agent's own follows it
 */
public record AgentOptions(Path data, boolean once, Optional<ConfigFile> file, Consumer<AgentConfig> onChange) {
    /** With a configuration that stays as it is. */
    public AgentOptions(Path data, boolean once) {
        this(data, once, Optional.empty(), config -> {});
    }
}
