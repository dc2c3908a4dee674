/**
 * A whole configuration, checked: which inputs, outputs and processors run, with what.
 *
 * <p><b>Enters:</b> a file, read by {@link dev.tailrace.core.config.ConfigReader}, and the {@link dev.tailrace.core.setup.Catalog} of the
 * types at hand. <b>Leaves:</b> an {@link dev.tailrace.core.setup.AgentConfig}, from which {@link dev.tailrace.core.pipeline.Agent} is
 * built, or all that is wrong, each with file, line and column.
 *
 * <p>Stands above inputs, outputs and processors, which declare what they take in terms of {@link dev.tailrace.core.config}.
 *
 * <p><b>Invariant:</b> a configuration that loads can be started: what it names exists and fits together.
 *
 * <p><b>Read first:</b> {@link dev.tailrace.core.setup.ConfigLoader}, then {@code Parts}.
 */
package dev.tailrace.core.setup;
