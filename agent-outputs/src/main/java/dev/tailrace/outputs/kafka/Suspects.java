package dev.tailrace.outputs.kafka;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.output.Shipment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Finds which records made a transaction fail. When a record is refused, the producer gives the same answer to all that it has not sent yet,
 * so an answer accuses, and does not prove. Each suspect in turn goes alone, in a transaction that is aborted whatever comes of it.
 */
final class Suspects {
    private record Suspect(int event, int size) {}

    private final Shipment shipment;
    private final Records records;
    private final List<Suspect> suspects = new ArrayList<>();

    /** @param answers by event, of the transaction that failed */
    Suspects(Shipment shipment, Records records, Map<Integer, Future<RecordMetadata>> answers) {
        this.shipment = shipment;
        this.records = records;
        int last = answers.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1);
        answers.forEach((event, answer) -> {
            if (refusal(answer).isPresent()) {
                // What the producer itself refuses ends the sending: that one is the last.
                suspects.add(new Suspect(event, event == last ? Integer.MAX_VALUE : record(event).value().length));
            }
        });
        suspects.sort(Comparator.comparingInt(Suspect::size).reversed());
    }

    boolean isEmpty() {
        return suspects.isEmpty();
    }

    /** Those that are refused; if there is one, the next smaller ones are tried until one is taken. The producer is between transactions. */
    Map<Integer, Refusal> convict(Producer<byte[], byte[]> producer) {
        Map<Integer, Refusal> refused = new LinkedHashMap<>();
        for (Suspect suspect : suspects) {
            Optional<Refusal> refusal = attempt(producer, record(suspect.event()));
            if (refusal.isPresent()) {
                refused.put(suspect.event(), refusal.get());
            } else if (!refused.isEmpty()) {
                break;
            }
        }
        return refused;
    }

    private static Optional<Refusal> attempt(Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
        producer.beginTransaction();
        Future<RecordMetadata> answer = producer.send(record);
        producer.flush();
        producer.abortTransaction();
        return refusal(answer);
    }

    private static Optional<Refusal> refusal(Future<RecordMetadata> answer) {
        return answer.state() == Future.State.FAILED ? Refusal.of(answer.exceptionNow()) : Optional.empty();
    }

    private ProducerRecord<byte[], byte[]> record(int event) {
        Event cursor = shipment.cursor().at(shipment.batch(), event);
        return records.record(cursor, records.topic(cursor));
    }
}
