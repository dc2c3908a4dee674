/**
 * What a request in flight needs for encoding, kept from one request to the next.
 *
 * <p>An output's {@code send} runs on several virtual threads; each takes a slot, encodes with it while it sends, and gives it back. There
 * are never more slots than requests in flight.
 *
 * <p><b>Owner:</b> whoever took it. <b>Invariant:</b> a buffer never holds more than a piece of a body: when it has {@link
 * dev.tailrace.outputs.slot.Slot#PIECE} bytes, they go on.
 *
 * <p><b>Read first:</b> {@link dev.tailrace.outputs.slot.Slot}.
 */
package dev.tailrace.outputs.slot;
