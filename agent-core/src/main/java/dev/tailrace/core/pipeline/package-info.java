/**
 * The agent as a whole: which input feeds which output, who turns which duty, how it starts and how it ends.
 *
 * <p><b>Enters:</b> a checked {@link dev.tailrace.core.setup.AgentConfig}. <b>Leaves:</b> a running {@link dev.tailrace.core.pipeline.Agent}
 * and, when it ends, its {@link dev.tailrace.core.pipeline.Summary}.
 *
 * <p>The way of a batch: a tail duty fills it and submits it to its {@link dev.tailrace.core.pipeline.Lane}; a parse worker runs the input's
 * processors, if it has any; the lane's ship duty sends it; the registry duty remembers how far all that came. Each arrow is a queue, each
 * box a thread; the batches of the lane's pool are all there is to fill them.
 *
 * <p><b>Read first:</b> {@link dev.tailrace.core.pipeline.Agent#start}, then {@link dev.tailrace.core.pipeline.Lane}.
 */
package dev.tailrace.core.pipeline;
