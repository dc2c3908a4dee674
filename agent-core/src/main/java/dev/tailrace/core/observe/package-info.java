/**
 * Looking at events as they pass, without standing in their way: what alerts and the live page know of the logs.
 *
 * <p><b>Enters:</b> each event that its input's processors have let through, after them, on the parse worker's thread. <b>Leaves:</b> notes,
 * handed to one duty whole.
 *
 * <p>Each worker has an {@link dev.tailrace.core.observe.Observer} of its own per {@link dev.tailrace.core.observe.ObserverPlan}, which writes
 * into notes that it owns; at the end of a batch it hands them over through an {@link dev.tailrace.core.observe.Exchange} and takes blank ones.
 * So nothing on the path of a line is shared, locked or allocated, and counting happens elsewhere.
 *
 * <p><b>Invariant:</b> a worker never waits for whoever reads notes. If all notes are out, what a batch would have told is not told, and the
 * exchange counts that.
 *
 * <p>Nobody looks unless the {@link dev.tailrace.core.observe.Lookout} has plans; then it costs one read of a volatile field a batch.
 *
 * <p><b>Read first:</b> {@link dev.tailrace.core.observe.Observer}, then {@link dev.tailrace.core.observe.Exchange}.
 */
package dev.tailrace.core.observe;
