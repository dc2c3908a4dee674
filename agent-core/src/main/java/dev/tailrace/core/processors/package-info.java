/**
 * What happens to an event between reading and shipping.
 *
 * <p><b>Enters and leaves:</b> the same {@link dev.tailrace.core.batch.Event}. The configuration's list is compiled once per input; each
 * parse worker has its own instances, so that a processor needs no lock and may keep scratch memory.
 *
 * <p><b>Invariant:</b> a processor that cannot do its work returns false and leaves the event as it was; the event is tagged and goes on.
 */
package dev.tailrace.core.processors;
