package dev.tailrace.core.ship;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.BatchPool;
import dev.tailrace.core.batch.Tally;

/**
 * A batch on its way through one output's lane.
 *
 * @param batch the events; its sequence number is its place in the lane
 * @param tally the books of the input it comes from
 * @param pool where the batch goes back to
 */
public record Parcel(Batch batch, Tally tally, BatchPool pool) {}
