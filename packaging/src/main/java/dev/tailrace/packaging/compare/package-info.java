/**
 * The built distribution beside a bare loop, and beside other shippers where they are installed: the same log, the same receiver, one after
 * another.
 *
 * <p>Enters: a distribution, a log, how many lines and runs. Leaves: a table in Markdown on stdout, medians: lines a second, processor time a
 * line, peak memory, time to the first document. Owner: the script {@code packaging/bench/compare}; one thread, and three kinds of processes,
 * each started and ended here: the {@linkplain dev.tailrace.packaging.compare.CountingSink receiver}, the
 * {@linkplain dev.tailrace.packaging.compare.LimitLoop limit}, the {@linkplain dev.tailrace.packaging.compare.Contender contenders}.
 *
 * <p>Invariant: a run counts only if every line arrived; nothing is compared with what was measured in another call.
 *
 * <p>Read first: {@link dev.tailrace.packaging.compare.Comparison}.
 */
package dev.tailrace.packaging.compare;
