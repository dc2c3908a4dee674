/**
 * What processors cost: nanoseconds of a thread and bytes allocated for an event. The README beside this file has the figures and the
 * command.
 *
 * <p><b>Enters:</b> a {@link dev.tailrace.core.processors.cost.Task}: steps and the lines they work on. <b>Leaves:</b> what an event costs,
 * less what it costs to put it into a batch.
 */
package dev.tailrace.core.processors.cost;
