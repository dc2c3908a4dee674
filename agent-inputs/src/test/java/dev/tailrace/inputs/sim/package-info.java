/**
 * The disk that is tailed, simulated.
 *
 * <p><b>Invariant:</b> nothing here asks the machine for anything: the same calls give the same results. {@code FilesContract} runs on this
 * and on the real disk, so that the simulated one cannot lie.
 *
 * <p><b>Read first:</b> {@link dev.tailrace.inputs.sim.SimFiles}.
 */
package dev.tailrace.inputs.sim;
