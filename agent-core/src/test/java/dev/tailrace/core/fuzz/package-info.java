/**
 * Hostile input: what a target is given, and what is said of one that fails.
 *
 * <p><b>Enters:</b> a {@link dev.tailrace.core.fuzz.Target}, good inputs and the words of its format. <b>Leaves:</b> nothing, or an error with
 * the seed, the number of the try and the smallest input found that still fails.
 *
 * <p>A target is a static method {@code fuzzerTestOneInput(byte[])} of a test, which is what Jazzer looks for, too: {@code packaging/fuzz} has both,
 * the inputs made here and those that Jazzer's coverage leads to. Part of the test jar, so that every module's parsers are held to it.
 *
 * <p><b>Invariant:</b> the same seed makes the same inputs.
 */
package dev.tailrace.core.fuzz;
