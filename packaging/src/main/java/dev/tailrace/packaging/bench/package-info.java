/**
 * The built distribution beside a bare loop, and beside other shippers where they are installed: the same logs, the same sink, one after another.
 *
 * <p>Enters: a distribution, and what is asked for on the command line. Leaves: tables in Markdown, on stdout and in a page of the documentation. Owner: the script
 * {@code packaging/bench/run}; one thread, and three kinds of processes, each started and ended here: the {@linkplain dev.tailrace.packaging.bench.CountingSink
 * sink}, which stays, the {@linkplain dev.tailrace.packaging.bench.LimitLoop limit} and the {@linkplain dev.tailrace.packaging.bench.Shipper shippers}.
 *
 * <p>The sink shares the machine with whoever is measured, so it is to cost next to nothing: it goes over a body once, as it comes, eight bytes at a time, keeps
 * nothing of it, and its code is compiled before the first run. Still every line is looked for by its number: a run in which one is missing, or arrives again,
 * fails the whole.
 *
 * <p>Invariant: nothing is compared with what was measured in another call, unless the table says so; what the machine did besides is told.
 *
 * <p>Read first: {@link dev.tailrace.packaging.bench.Bench}, then {@link dev.tailrace.packaging.bench.Stage}.
 */
package dev.tailrace.packaging.bench;
