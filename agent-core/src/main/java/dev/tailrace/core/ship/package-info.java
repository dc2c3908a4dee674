/**
 * Sending, and what follows from the answer.
 *
 * <p><b>Enters:</b> {@link dev.tailrace.core.ship.Parcel}s: batches whose events have their final form. <b>Leaves:</b> for each parcel one
 * {@link dev.tailrace.core.registry.Settled} message to the registry, and the batch back to its pool.
 *
 * <p><b>Owner:</b> {@link dev.tailrace.core.ship.ShipDuty}, one per output: the queue, the slots, the pauses. Calls to the output run through
 * {@link dev.tailrace.core.duty.Offload} and come back into its inbox.
 *
 * <p><b>Invariants:</b>
 * <ul>
 *   <li>A parcel settles exactly once, when each of its events is delivered, dropped by a rule, or on disk as a dead letter.
 *   <li>With one slot, parcels are sent in the order in which the inputs handed them over, whatever order the parse workers finish in.
 *   <li>Nothing is given up: what can be tried again is tried for ever, with pauses that grow.
 * </ul>
 *
 * <p><b>Read first:</b> {@link dev.tailrace.core.ship.ShipDuty#work}.
 */
package dev.tailrace.core.ship;
