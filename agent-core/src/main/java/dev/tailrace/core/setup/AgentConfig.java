package dev.tailrace.core.setup;

import dev.tailrace.core.batch.Fields;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A whole configuration, checked and compiled: all that the agent needs to start. Immutable, apart from {@code names}, which goes on
 * interning while the agent runs.
 *
 * @param name the host's name in events
 * @param data directory of everything that the agent keeps
 * @param shutdownTimeout how long stopping may take
 * @param names fields and constants that inputs, processors and outputs were compiled with
 * @param inputs at least one, in the file's order
 * @param outputs at least one, in the file's order
 * @param pipeline threads and memory
 * @param registry how carefully the agent remembers
 * @param http the control page
 * @param health when the agent calls itself unwell
 * @param reload following changes of the file
 * @param logging the agent's own log
 * @param alerts what to warn of, and whom
 */
public record AgentConfig(
        String name,
        Path data,
        Duration shutdownTimeout,
        Fields names,
        List<InputConfig> inputs,
        List<OutputConfig> outputs,
        PipelineConfig pipeline,
        RegistryConfig registry,
        HttpConfig http,
        HealthConfig health,
        ReloadConfig reload,
        LoggingConfig logging,
        AlertsConfig alerts) {
    /** The same with other inputs. */
    public AgentConfig with(List<InputConfig> others) {
        return new AgentConfig(
                name, data, shutdownTimeout, names, others, outputs, pipeline, registry, http, health, reload, logging, alerts);
    }
}
