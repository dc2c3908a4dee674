/**
 * The port to what receives events, and how an output answers.
 *
 * <p><b>Enters:</b> a {@link dev.tailrace.core.output.Shipment}: a batch and which of its events to send. <b>Leaves:</b> exactly one
 * {@link dev.tailrace.core.output.Outcome}, a sealed type. The output decides what an answer means; what follows from it (retry, backoff,
 * split, dead letter, acknowledgement) is the ship duty's, the same for all outputs.
 *
 * <p><b>Invariant:</b> nothing is delivered that the receiver did not confirm.
 */
package dev.tailrace.core.output;
