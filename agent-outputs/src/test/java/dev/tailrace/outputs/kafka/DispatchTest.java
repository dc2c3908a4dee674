package dev.tailrace.outputs.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.encode.EventFormat;
import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.outputs.testing.Lines;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class DispatchTest {
    private static final RecordMetadata TAKEN = new RecordMetadata(null, 0, 0, 0, 0, 0);

    private final Fields fields = new Fields();
    private final Lines lines = new Lines(fields);
    private final int to = fields.intern("to");
    private final List<String> asked = new ArrayList<>();

    /** A producer that answers at once, as the real one does when it has waited for memory or for metadata in vain; null: it takes the record. */
    private MockProducer<byte[], byte[]> producer(Function<String, Throwable> answer) {
        return new MockProducer<>() {
            @Override
            public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
                String value = new String(record.value(), StandardCharsets.UTF_8);
                asked.add(value);
                Throwable failure = answer.apply(record.topic() + ' ' + value);
                return failure == null ? CompletableFuture.completedFuture(TAKEN) : CompletableFuture.failedFuture(failure);
            }
        };
    }

    private Records records() {
        KafkaOptions.Content content = new KafkaOptions.Content(
                EventFormat.parse("%{[to]}"), null, KafkaOptions.Format.RAW, KafkaOptions.Partitioner.STICKY);
        return new Records(content, new Partitions(topic -> 1, Clock.SYSTEM), fields);
    }

    /** Lines 0 to 5, by turns for the topics a and b. */
    private Shipment byTurns() {
        return lines.of(lines.batch(List.of("0", "1", "2", "3", "4", "5"), event -> event.setText(to, event.index() % 2 == 0 ? "a" : "b")));
    }

    @Test
    void aTopicThatDoesNotAnswerIsAskedOnceAnAttemptAndNothingOvertakes() throws Exception {
        Dispatch dispatch = new Dispatch(byTurns());
        Outcome first = dispatch.attempt(
                producer(record -> record.equals("a 2") ? new TimeoutException("a not present in metadata") : null), records(), 1);
        assertThat(asked).containsExactly("0", "1", "2", "3", "5");
        assertThat(first).isInstanceOfSatisfying(Outcome.RetryLater.class, later -> {
            assertThat(later.events().stream()).containsExactly(2, 4);
            assertThat(later.reason()).contains("a not present in metadata");
        });
        asked.clear();
        assertThat(dispatch.attempt(producer(record -> null), records(), 1)).isInstanceOf(Outcome.Delivered.class);
        assertThat(asked).containsExactly("2", "4");
    }

    @Test
    void aProducerWithoutMemoryIsNotAskedForMore() throws Exception {
        Outcome outcome = new Dispatch(byTurns())
                .attempt(producer(record -> record.equals("b 1") ? new BufferExhaustedException("memory is full") : null), records(), 1);
        assertThat(asked).containsExactly("0", "1");
        assertThat(outcome).isInstanceOfSatisfying(Outcome.RetryLater.class, later -> {
            assertThat(later.events().stream()).containsExactly(1, 2, 3, 4, 5);
            assertThat(later.reason()).contains("memory is full");
        });
    }

    @Test
    void aRefusedRecordHoldsNobody() throws Exception {
        Outcome outcome = new Dispatch(byTurns())
                .attempt(producer(record -> record.equals("a 2") ? new RecordTooLargeException("too large") : null), records(), 1);
        assertThat(asked).hasSize(6);
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Rejected.class, rejected ->
                assertThat(rejected.events()).extracting(Outcome.Rejection::event).containsExactly(2));
    }
}
