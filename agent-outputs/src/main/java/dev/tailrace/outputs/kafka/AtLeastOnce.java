package dev.tailrace.outputs.kafka;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.OutputContext;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.outputs.slot.Slots;
import java.io.IOException;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends with an idempotent producer, which is made when the first shipment comes. */
final class AtLeastOnce implements Output {
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final KafkaOptions options;
    private final Slots<Records> slots;
    private final Map<Batch, Dispatch> waiting = new IdentityHashMap<>();
    private volatile Producer<byte[], byte[]> producer;
    private int active;

    AtLeastOnce(KafkaOptions options, OutputContext context) {
        this.options = options;
        Partitions partitions = new Partitions(topic -> producer.partitionsFor(topic).size(), context.clock());
        this.slots = new Slots<>(() -> new Records(options.content(), partitions, context.fields()));
    }

    @Override
    public Outcome send(Shipment shipment) throws InterruptedException {
        Producer<byte[], byte[]> open;
        try {
            open = producer();
        } catch (IOException | KafkaException e) {
            return Outcome.retry(shipment, Refusal.text(e.getCause() == null ? e : e.getCause()));
        }
        Dispatch dispatch = take(shipment);
        Records records = slots.take();
        boolean again = true;
        try {
            Outcome outcome = dispatch.attempt(open, records, options.wire().timeout().toNanos());
            again = outcome instanceof Outcome.RetryLater;
            return outcome;
        } finally {
            slots.give(records);
            end(shipment.batch(), dispatch, again);
        }
    }

    private synchronized Producer<byte[], byte[]> producer() throws IOException {
        if (producer == null) {
            producer = new KafkaProducer<>(options.producer(), new ByteArraySerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    /** The one whose records the producer still has, or a new one. */
    private synchronized Dispatch take(Shipment shipment) {
        active++;
        Dispatch kept = waiting.remove(shipment.batch());
        return kept == null ? new Dispatch(shipment) : kept;
    }

    /**
     * Keeps what the producer still has. If it has nothing and yet something failed, the next attempt makes a new one: some states, such as a
     * right that was missing, a producer never leaves.
     */
    private synchronized void end(Batch batch, Dispatch dispatch, boolean again) {
        active--;
        if (again && dispatch.isWithProducer()) {
            waiting.put(batch, dispatch);
        } else if (again && active == 0 && waiting.isEmpty()) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(waiting.isEmpty() ? LAST_WORDS : Duration.ZERO);
        }
    }
}
