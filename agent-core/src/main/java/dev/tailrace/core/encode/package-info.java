/**
 * Events to bytes: the last look at a line before it leaves.
 *
 * <p><b>Enters:</b> an {@link dev.tailrace.core.batch.Event} cursor. <b>Leaves:</b> its JSON document, appended to a
 * {@link dev.tailrace.core.encode.Bytes} of the output's. An output encodes while it sends, so that a retry, a split or a second output
 * encodes again from the batch and nobody keeps bodies.
 *
 * <p><b>Owner:</b> an encoder and its buffer belong to one request slot of one output and are used by one thread at a time.
 *
 * <p><b>Invariant:</b> what is written is valid JSON with each key once per object, whatever fields the data brought; all hot-path JSON is
 * written here, none is read.
 *
 * <p><b>Read first:</b> {@link dev.tailrace.core.encode.JsonEncoder} (how a {@linkplain dev.tailrace.core.encode.Shape shape} turns the
 * nested document into copies), then {@link dev.tailrace.core.encode.JsonText} (escaping, eight bytes at a time).
 * {@link dev.tailrace.core.encode.EventFormat} is for the texts around documents: index, topic, path.
 */
package dev.tailrace.core.encode;
