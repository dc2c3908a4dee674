package dev.tailrace.core.setup;

import java.nio.file.Path;

/**
 * Where an agent with a configuration is to be found while it runs; known also of one with mistakes, as far as they leave it legible.
 *
 * @param data directory of everything that the agent keeps
 * @param http the control page
 */
public record Whereabouts(Path data, HttpConfig http) {}
