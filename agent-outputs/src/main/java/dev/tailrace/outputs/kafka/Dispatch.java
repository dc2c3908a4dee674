package dev.tailrace.outputs.kafka;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Shipment;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidTopicException;

/**
 * A shipment that is with the producer until each of its records has an answer, over several attempts if need be. Used by one thread at a
 * time.
 */
final class Dispatch {
    private enum Held {
        NOTHING,
        TOPIC,
        EVERYTHING
    }

    private static final int NANOS_PER_MILLI = 1_000_000;

    private final Shipment shipment;
    private final BitSet left;
    /** By event, null where nothing is with the producer. */
    private final List<Future<RecordMetadata>> sent;

    private final List<Outcome.Rejection> refused = new ArrayList<>();
    private String trouble;

    Dispatch(Shipment shipment) {
        this.shipment = shipment;
        this.left = shipment.events();
        this.sent = new ArrayList<>(Collections.nCopies(left.length(), null));
    }

    /**
     * Sends what is not with the producer, waits for answers, and says what came of it.
     *
     * @param timeoutNanos longest time to wait for answers
     */
    Outcome attempt(Producer<byte[], byte[]> producer, Records records, long timeoutNanos) throws InterruptedException {
        trouble = null;
        refused.clear();
        try {
            send(producer, records);
            await(System.nanoTime() + timeoutNanos, timeoutNanos);
        } catch (InterruptException e) {
            throw new InterruptedException(e.getMessage());
        }
        List<Outcome.Rejection> rejections = List.copyOf(refused);
        if (!left.isEmpty()) {
            return new Outcome.RetryLater((BitSet) left.clone(), Optional.empty(), trouble, rejections);
        }
        return rejections.isEmpty() ? new Outcome.Delivered() : new Outcome.Rejected(rejections);
    }

    /** True if some of its records have no answer yet. */
    boolean isWithProducer() {
        return sent.stream().anyMatch(Objects::nonNull);
    }

    private void send(Producer<byte[], byte[]> producer, Records records) {
        Event event = shipment.cursor();
        Set<String> missing = new HashSet<>();
        for (int i = left.nextSetBit(0); i >= 0; i = left.nextSetBit(i + 1)) {
            if (sent.get(i) != null) {
                continue;
            }
            String topic = records.topic(event.at(shipment.batch(), i));
            if (missing.contains(topic)) {
                continue;
            }
            try {
                Future<RecordMetadata> answer = producer.send(records.record(event, topic));
                sent.set(i, answer);
                switch (held(answer)) {
                    case NOTHING -> {}
                    case TOPIC -> missing.add(topic);
                    case EVERYTHING -> {
                        return;
                    }
                }
            } catch (InterruptException e) {
                throw e;
            } catch (InvalidTopicException e) {
                answered(i, e);
            } catch (KafkaException e) {
                missing.add(topic);
                trouble = "topic " + topic + ": " + Refusal.text(e);
            }
        }
    }

    /**
     * What a record that failed at once holds back in this attempt. The producer has waited its longest for each of these, so that those
     * behind it would wait as long; and they must not overtake it.
     */
    private static Held held(Future<RecordMetadata> answer) {
        if (answer.state() != Future.State.FAILED || Refusal.of(answer.exceptionNow()).isPresent()) {
            return Held.NOTHING;
        }
        return answer.exceptionNow() instanceof BufferExhaustedException ? Held.EVERYTHING : Held.TOPIC;
    }

    private void await(long deadline, long timeoutNanos) throws InterruptedException {
        BitSet waiting = (BitSet) left.clone();
        for (int i = waiting.nextSetBit(0); i >= 0; i = waiting.nextSetBit(i + 1)) {
            Future<RecordMetadata> answer = sent.get(i);
            if (answer == null) {
                continue;
            }
            try {
                answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                left.clear(i);
                sent.set(i, null);
            } catch (ExecutionException e) {
                sent.set(i, null);
                answered(i, e.getCause());
            } catch (TimeoutException e) {
                trouble = trouble != null ? trouble : "no acknowledgement within " + timeoutNanos / NANOS_PER_MILLI + " ms";
            }
        }
    }

    private void answered(int event, Throwable answer) {
        Optional<Refusal> refusal = Refusal.of(answer);
        if (refusal.isPresent()) {
            refused.add(new Outcome.Rejection(event, refusal.get().status(), refusal.get().reason()));
            left.clear(event);
        } else {
            trouble = Refusal.text(answer);
        }
    }
}
