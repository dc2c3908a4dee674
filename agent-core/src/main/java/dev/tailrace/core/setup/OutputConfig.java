package dev.tailrace.core.setup;

import dev.tailrace.core.output.OutputPlan;

/**
 * One output, checked.
 *
 * @param name its key under {@code outputs}
 * @param type {@code elasticsearch} and the like
 * @param plan opens it
 */
public record OutputConfig(String name, String type, OutputPlan plan) {}
