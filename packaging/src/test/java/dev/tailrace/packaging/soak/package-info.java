/**
 * The built agent for as long as one likes: logs that are written to at a steady pace and rotated, a receiver that is away for a while now and then, and
 * somebody who looks at the agent every few seconds. In the end every line is there once, and nothing has grown.
 *
 * <p>Enters: a {@link dev.tailrace.packaging.soak.Plan}. Leaves: a {@link dev.tailrace.packaging.soak.Course}, the looks in their order, and what is said of it: a
 * table of {@link dev.tailrace.packaging.soak.Quantity quantities} with their verdicts, and a plot. Owner: the script {@code packaging/soak}, by the test that it
 * runs; two threads of this process, the {@link dev.tailrace.packaging.soak.Servers} that write and the one that looks, besides those of the sink.
 *
 * <p>Invariant: what is held against a limit is a ratio of two stretches of one run; how quick the machine is stands in none.
 *
 * <p>Read first: {@link dev.tailrace.packaging.soak.SoakIT}, then {@link dev.tailrace.packaging.soak.Soak}.
 */
package dev.tailrace.packaging.soak;
