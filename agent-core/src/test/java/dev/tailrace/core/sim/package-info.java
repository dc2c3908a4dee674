/**
 * The agent's surroundings, simulated: time, and the disk that the registry is on. Part of the test jar, so that every module's simulations
 * stand on the same ground.
 *
 * <p><b>Invariant:</b> nothing here asks the machine for time, randomness or files: the same calls give the same results. The contracts that
 * run on the real implementations run on these, too, so that they cannot lie.
 */
package dev.tailrace.core.sim;
