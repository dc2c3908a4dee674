package dev.tailrace.core.pipeline;

import java.nio.file.Path;

/**
 * How to run, beyond the configuration.
 *
 * @param data the data directory, already decided between command line, configuration and platform
 * @param once true to read what stands there, ship it, wait for every ack, and end
 */
public record AgentOptions(Path data, boolean once) {}
