/**
 * The data itself: lines as the bytes that were read, in the array they were read into.
 *
 * <p><b>Enters:</b> bytes that a reader puts into {@link dev.tailrace.core.batch.Batch#arena()} and lines it marks with
 * {@link dev.tailrace.core.batch.Batch#addLine}. <b>Leaves:</b> the same batch, seen event by event through the
 * {@link dev.tailrace.core.batch.Event} cursor, and its {@link dev.tailrace.core.batch.Span}s, in which acknowledgements speak.
 *
 * <p><b>Owner:</b> a batch has one owner at a time and is handed on whole: tail duty, parse worker, ship duty, registry duty, pool. No
 * field of it is shared, so none is synchronised; the hand-over through a queue publishes it.
 *
 * <p><b>Invariants:</b>
 * <ul>
 *   <li>The pool is the memory bound: a batch is obtained from {@link dev.tailrace.core.batch.BatchPool} or reading waits.
 *   <li>A slice's bytes are valid UTF-8; who puts bytes in from outside has checked them ({@link dev.tailrace.core.batch.Utf8}).
 *   <li>The spans of one source in a batch, and from batch to batch, join without a gap: a span covers dropped and skipped bytes too.
 * </ul>
 *
 * <p><b>Read first:</b> {@link dev.tailrace.core.batch.Batch} (the layout of arena and tape), then {@link dev.tailrace.core.batch.Event}.
 */
package dev.tailrace.core.batch;
