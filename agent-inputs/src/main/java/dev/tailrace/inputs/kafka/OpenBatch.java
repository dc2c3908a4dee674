package dev.tailrace.inputs.kafka;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.Span;
import dev.tailrace.core.input.InputContext;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The batch that records go into, one span for each run of records of a partition, until it is sent on. Owned by the input's duty. */
final class OpenBatch {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final InputContext context;
    private final RecordEvents events;

    /** Null between batches; with an event at least otherwise. */
    private Batch batch;
    private long since;
    private TakenPartition spanOf;
    private long spanFirst;
    private int spanEvents;
    private long spanBytes;

    OpenBatch(KafkaSettings.Reading reading, InputContext context) {
        this.context = context;
        this.events = new RecordEvents(reading, context.fields());
    }

    boolean isEmpty() {
        return batch == null;
    }

    /** True if somebody waits for it by now. */
    boolean isWanted(long now) {
        return batch != null && context.outlet().wants(since, now);
    }

    /** When that will be, or an earlier time at which something else is due. */
    long dueBy(long other) {
        return batch == null ? other : Math.min(other, context.outlet().wantsAt(since));
    }

    /** Adds a record's event; false, and nothing is added, if there is no batch to be had now. */
    boolean add(ConsumerRecord<byte[], byte[]> record, TakenPartition from) {
        if (batch != null && (RecordEvents.size(record) > batch.room() || batch.count() >= Batch.MOST_LINES)) {
            submit();
        }
        if (batch == null && !begin()) {
            return false;
        }
        if (spanOf != from) {
            endSpan();
            spanOf = from;
            spanFirst = from.next();
        }
        events.add(record, batch);
        from.read(record.offset());
        spanEvents++;
        spanBytes += RecordEvents.size(record);
        return true;
    }

    private boolean begin() {
        batch = context.outlet().tryAcquire();
        if (batch == null) {
            return false;
        }
        since = context.clock().nanos();
        batch.readAt(context.clock().epochMillis() * NANOS_PER_MILLI);
        return true;
    }

    private void endSpan() {
        if (spanOf != null) {
            batch.endSpan(new Span(spanOf.source(), spanFirst, spanOf.next(), 0, spanEvents, 0));
            context.tally().read(spanEvents, spanBytes);
            spanOf = null;
            spanEvents = 0;
            spanBytes = 0;
        }
    }

    /** Sends it on, if there is one; how many went. */
    int submit() {
        if (batch == null) {
            return 0;
        }
        endSpan();
        Batch full = batch;
        batch = null;
        context.outlet().submit(full);
        return 1;
    }
}
