/**
 * What very many files cost: the built distribution as a process, watched from outside.
 *
 * <p>Enters: a distribution, how many files, how many of them are written to, how many entries a deep tree has. Leaves: a table on stdout of
 * files, processor time, memory and delay. Owner: the script {@code packaging/bench/scale}; one thread and the agent's process, which is
 * measured by what Linux tells of it in {@code /proc}.
 *
 * <p>Read first: {@link dev.tailrace.packaging.scale.ScaleBenchmark}.
 */
package dev.tailrace.packaging.scale;
