/**
 * What a running agent tells of itself, to whoever asks: the page, metrics, health, {@code tailrace status}.
 *
 * <p><b>Enters:</b> a question, through {@link dev.tailrace.core.status.Operator}. <b>Leaves:</b> an
 * {@link dev.tailrace.core.status.AgentStatus}, which is a copy and belongs to who asked.
 *
 * <p><b>Owner and invariant:</b> nobody looks into a duty's state. Counters are adders that any thread reads; what changes as a whole is an
 * immutable record that its owner puts into one volatile field ({@link dev.tailrace.core.ship.ShipState},
 * {@link dev.tailrace.core.queue.QueueState}, {@link dev.tailrace.core.registry.RegistryStatus}); what is too much to be copied at every change
 * (the files of an input) is asked for by a message, and the duty answers with a copy when it comes to it. A duty that does not answer in time
 * is told of as such: that is a finding, too. Asking costs nothing while nobody asks, and takes no lock on the data path.
 *
 * <p><b>Read first:</b> {@link dev.tailrace.core.status.AgentStatus}.
 */
package dev.tailrace.core.status;
