/**
 * The parse workers: they take batches as the inputs hand them over, run the input's processors on each event, and deal the events to
 * outputs.
 *
 * <p><b>Enters and leaves:</b> {@link dev.tailrace.core.ship.Passage}s. <b>Owner:</b> each {@link dev.tailrace.core.parse.ParseDuty} owns its
 * instances of all chains and routes, and the batch it works on; the {@link dev.tailrace.core.parse.WorkQueue} is all that workers share.
 *
 * <p><b>Invariant:</b> a batch leaves with every event that came in; one that a processor could not handle is tagged, never lost.
 */
package dev.tailrace.core.parse;
