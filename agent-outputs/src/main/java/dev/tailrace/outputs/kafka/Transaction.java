package dev.tailrace.outputs.kafka;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Shipment;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/**
 * One shipment on its way into Kafka: what of it is new goes, with the positions, in one transaction; if records are refused, in a further one
 * without them. One use.
 */
final class Transaction {
    private final Shipment shipment;
    private final Positions positions;
    private final LineCheck check = new LineCheck();
    private final BitSet fresh = new BitSet();
    private final int[] checks;
    private final Map<Integer, Refusal> refused = new LinkedHashMap<>();
    private final List<Outcome.Rejection> rejections = new ArrayList<>();

    Transaction(Shipment shipment, Positions positions) {
        this.shipment = shipment;
        this.positions = positions;
        this.checks = new int[shipment.batch().count()];
        Event event = shipment.cursor();
        for (int i = shipment.first(); i >= 0; i = shipment.after(i)) {
            event.at(shipment.batch(), i);
            checks[i] = check.of(event);
            switch (positions.of(positions.key(event, checks[i])).judge(event.offset(), checks[i])) {
                case NEW -> fresh.set(i);
                case SENT -> {}
                case REFUSED -> rejections.add(new Outcome.Rejection(i, 400, "Kafka refused this record before the agent was restarted"));
            }
        }
    }

    /**
     * Sends and commits.
     *
     * @param millis the time, since 1970
     * @throws KafkaException if it is not known whether it is committed, or it is known not to be
     */
    Outcome run(Producer<byte[], byte[]> producer, Records records, PositionsTopic topic, long millis) {
        boolean isCommitted = fresh.isEmpty() && positions.moved().isEmpty();
        while (!isCommitted) {
            producer.beginTransaction();
            Map<Integer, Future<RecordMetadata>> answers = new HashMap<>();
            try {
                send(producer, records, answers);
                Map<String, Position> after = positionsAfter(millis);
                after.forEach((key, position) -> producer.send(topic.position(key, position)));
                producer.commitTransaction();
                positions.committed(after);
                isCommitted = true;
            } catch (KafkaException e) {
                Suspects suspects = new Suspects(shipment, records, answers);
                if (suspects.isEmpty()) {
                    throw e;
                }
                producer.abortTransaction();
                Map<Integer, Refusal> convicted = suspects.convict(producer);
                if (convicted.isEmpty()) {
                    throw e;
                }
                refused.putAll(convicted);
            }
        }
        refused.forEach((event, refusal) -> rejections.add(new Outcome.Rejection(event, refusal.status(), refusal.reason())));
        return rejections.isEmpty() ? new Outcome.Delivered() : new Outcome.Rejected(rejections);
    }

    private void send(Producer<byte[], byte[]> producer, Records records, Map<Integer, Future<RecordMetadata>> answers) {
        Event event = shipment.cursor();
        for (int i = fresh.nextSetBit(0); i >= 0; i = fresh.nextSetBit(i + 1)) {
            if (!refused.containsKey(i)) {
                event.at(shipment.batch(), i);
                answers.put(i, producer.send(records.record(event, records.topic(event))));
            }
        }
    }

    private Map<String, Position> positionsAfter(long millis) {
        Map<String, SentLines> taken = new LinkedHashMap<>();
        Map<String, Position.File> files = new HashMap<>();
        Event event = shipment.cursor();
        for (int i = fresh.nextSetBit(0); i >= 0; i = fresh.nextSetBit(i + 1)) {
            event.at(shipment.batch(), i);
            String key = positions.key(event, checks[i]);
            taken.computeIfAbsent(key, file -> {
                files.put(file, positions.file(event.source()));
                return new SentLines();
            }).add(event.offset(), checks[i], refused.containsKey(i));
        }
        Map<String, Position> after = positions.moved();
        taken.forEach((key, lines) -> after.put(key, positions.of(key).after(lines, files.get(key), millis)));
        return after;
    }
}
