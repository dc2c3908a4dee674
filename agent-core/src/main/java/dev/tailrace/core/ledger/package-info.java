/**
 * From acknowledgements in any order to one number per generation.
 *
 * <p><b>Enters:</b> the {@link dev.tailrace.core.batch.Span}s of batches that are settled (delivered, dropped or dead-lettered), in whatever
 * order workers and outputs finished them. <b>Leaves:</b> per generation the end of the contiguous acknowledged prefix, with the guard of
 * the span that ends there.
 *
 * <p><b>Owner:</b> the registry duty; nobody else touches it.
 *
 * <p><b>Invariant:</b> a generation's number is never past a byte that is not acknowledged, so what is remembered never runs ahead of
 * delivery.
 *
 * <p><b>Read first:</b> {@link dev.tailrace.core.ledger.AckLedger}.
 */
package dev.tailrace.core.ledger;
