package dev.tailrace.core.setup;

import dev.tailrace.core.output.OutputPlan;
import dev.tailrace.core.queue.QueueOptions;
import java.util.Optional;

/**
 * One output, checked.
 *
 * @param name its key under {@code outputs}
 * @param type {@code elasticsearch} and the like
 * @param plan opens it
 * @param queue the disk queue before it, if there is one
 * @param print stands for all its settings: the same for the same settings, wherever they stand
 */
public record OutputConfig(String name, String type, OutputPlan plan, Optional<QueueOptions> queue, Print print) {}
