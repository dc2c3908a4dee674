package dev.tailrace.outputs.kafka;

import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.OutputContext;
import dev.tailrace.core.output.Shipment;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends each shipment together with the read positions in one transaction; see the package's page for the rules. */
final class ExactlyOnce implements Output {
    private static final Logger LOG = LoggerFactory.getLogger(ExactlyOnce.class);
    private static final long FORGET_EVERY_NANOS = 3_600_000_000_000L;
    private static final int LEAST_TRANSACTION_MILLIS = 60_000;
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final KafkaOptions options;
    private final KafkaFactory.Identity identity;
    private final OutputContext context;
    private final String instance = UUID.randomUUID().toString();
    private Session session;
    private boolean hasOwned;
    private Owner successor;
    private long forgotAt;

    /** From one trouble to the next: a producer that holds the transactional id, and what Kafka knew when it got it. */
    private record Session(Producer<byte[], byte[]> producer, PositionsTopic topic, Positions positions, Records records) {}

    ExactlyOnce(KafkaOptions options, KafkaFactory.Identity identity, OutputContext context) {
        this.options = options;
        this.identity = identity;
        this.context = context;
        this.forgotAt = context.clock().nanos();
    }

    @Override
    public synchronized Outcome send(Shipment shipment) throws InterruptedException {
        try {
            if (session == null && successor == null) {
                session = open();
            }
            if (successor != null) {
                return Outcome.retry(shipment, fenced());
            }
            forget();
            Transaction transaction = new Transaction(shipment, session.positions());
            return transaction.run(session.producer(), session.records(), session.topic(), context.clock().epochMillis());
        } catch (InterruptException e) {
            end();
            throw new InterruptedException(e.getMessage());
        } catch (KafkaException | IOException e) {
            end();
            return Outcome.retry(shipment, Refusal.text(e instanceof KafkaException && e.getCause() != null ? e.getCause() : e));
        }
    }

    private String fenced() {
        return "another agent (host " + successor.host() + ", process " + successor.pid() + ") has taken over transactional id "
                + identity.transactionalId() + "; this one ships nothing more until it is started again";
    }

    /** A new session; null if another agent has taken over. */
    private Session open() throws IOException, InterruptedException {
        PositionsTopic topic = new PositionsTopic(options.cluster().properties(), identity, options.wire().timeout());
        topic.ensure();
        if (hasOwned) {
            Optional<Owner> owner = topic.read().owner();
            if (owner.isPresent() && !owner.get().instance().equals(instance)) {
                successor = owner.get();
                LOG.error("output {}: {}", context.name(), fenced());
                return null;
            }
        }
        Producer<byte[], byte[]> producer = new KafkaProducer<>(properties(), new ByteArraySerializer(), new ByteArraySerializer());
        boolean isOpen = false;
        try {
            producer.initTransactions();
            Clock clock = context.clock();
            Owner self = new Owner(instance, context.host(), ProcessHandle.current().pid(), clock.epochMillis());
            producer.beginTransaction();
            producer.send(topic.owner(self));
            producer.commitTransaction();
            hasOwned = true;
            Positions positions = new Positions(context, topic.readUpTo(self).positions());
            Partitions partitions = new Partitions(name -> producer.partitionsFor(name).size(), clock);
            isOpen = true;
            return new Session(producer, topic, positions, new Records(options.content(), partitions, context.fields()));
        } finally {
            if (!isOpen) {
                producer.close(Duration.ZERO);
            }
        }
    }

    private Map<String, Object> properties() throws IOException {
        Map<String, Object> properties = new HashMap<>(options.producer());
        int timeout = (int) options.wire().timeout().toMillis();
        properties.put("transactional.id", identity.transactionalId());
        properties.put("delivery.timeout.ms", timeout + 1000);
        properties.put("transaction.timeout.ms", Math.max(LEAST_TRANSACTION_MILLIS, 2 * timeout));
        return properties;
    }

    private void forget() {
        if (context.clock().nanos() - forgotAt < FORGET_EVERY_NANOS) {
            return;
        }
        forgotAt = context.clock().nanos();
        List<String> gone = session.positions().forgettable();
        if (!gone.isEmpty()) {
            session.producer().beginTransaction();
            gone.forEach(key -> session.producer().send(session.topic().position(key, null)));
            session.producer().commitTransaction();
            session.positions().forgotten(gone);
        }
    }

    private void end() {
        if (session != null) {
            session.producer().close(Duration.ZERO);
            session = null;
        }
    }

    @Override
    public synchronized void close() {
        if (session != null) {
            session.producer().close(LAST_WORDS);
            session = null;
        }
    }
}
