package dev.tailrace.outputs.kafka;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The topic that holds the read positions of one transactional id. Used by one thread at a time. */
final class PositionsTopic {
    /** Bytes: more than the position of a file takes of whose lines a whole batch was sent. */
    static final int LONGEST_POSITION = 1 << 20;

    private static final Duration POLL = Duration.ofMillis(200);
    private static final String COMPACT = "compact";
    private static final String POLICY = "cleanup.policy";
    private static final String LONGEST = "max.message.bytes";
    private static final String OWNER = "owner";
    /**
     * The topic is read as a whole at each start, and brokers compact only segments that are full: with the usual ones of 1 GiB a busy agent
     * would read that much.
     */
    private static final Map<String, String> SETTINGS = Map.of(
            POLICY, COMPACT, LONGEST, Integer.toString(2 * LONGEST_POSITION), "segment.bytes", Integer.toString(16 << 20),
            "min.cleanable.dirty.ratio", "0.1");

    private final Map<String, Object> cluster;
    private final KafkaFactory.Identity identity;
    private final Duration timeout;

    /**
     * What stands in it.
     *
     * @param owner who wrote last; empty if nobody did
     * @param positions by key, without the transactional id
     */
    record Content(Optional<Owner> owner, Map<String, Position> positions) {}

    /** @param cluster properties of a client */
    PositionsTopic(Map<String, Object> cluster, KafkaFactory.Identity identity, Duration timeout) {
        this.cluster = cluster;
        this.identity = identity;
        this.timeout = timeout;
    }

    /**
     * Makes it if it is not there.
     *
     * @throws IOException if it cannot be made, or would forget what is written into it
     */
    void ensure() throws IOException, InterruptedException {
        Map<String, Object> properties = new HashMap<>(cluster);
        properties.put("default.api.timeout.ms", (int) timeout.toMillis());
        properties.put("request.timeout.ms", (int) timeout.toMillis());
        try (Admin admin = Admin.create(properties)) {
            NewTopic topic = new NewTopic(identity.positions(), Optional.of(1), Optional.empty()).configs(SETTINGS);
            try {
                admin.createTopics(List.of(topic)).all().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
                check(admin);
            }
        } catch (ExecutionException e) {
            throw new IOException("positions topic " + identity.positions() + ": " + Refusal.text(e.getCause()), e);
        } catch (TimeoutException e) {
            throw new IOException("positions topic " + identity.positions() + ": no answer within " + timeout.toMillis() + " ms", e);
        }
    }

    private void check(Admin admin) throws ExecutionException, InterruptedException, TimeoutException, IOException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, identity.positions());
        Config config =
                admin.describeConfigs(List.of(resource)).all().get(timeout.toMillis(), TimeUnit.MILLISECONDS).get(resource);
        ConfigEntry policy = config.get(POLICY);
        if (policy != null && !policy.value().equals(COMPACT)) {
            throw new IOException("topic " + identity.positions() + " would forget read positions: its " + POLICY + " is '" + policy.value()
                    + "', must be '" + COMPACT + "'");
        }
        ConfigEntry longest = config.get(LONGEST);
        if (longest != null && Integer.parseInt(longest.value()) < LONGEST_POSITION) {
            throw new IOException("topic " + identity.positions() + " is too narrow for read positions: its " + LONGEST + " is " + longest.value()
                    + ", must be " + LONGEST_POSITION + " at least");
        }
    }

    /** A record that sets, or with null forgets, the position of a key. */
    ProducerRecord<byte[], byte[]> position(String key, Position position) {
        return record(key, position == null ? null : position.encode());
    }

    ProducerRecord<byte[], byte[]> owner(Owner owner) {
        return record(OWNER, owner.encode());
    }

    private ProducerRecord<byte[], byte[]> record(String key, byte[] value) {
        return new ProducerRecord<>(identity.positions(), 0, (identity.transactionalId() + ' ' + key).getBytes(StandardCharsets.UTF_8), value);
    }

    /** Everything that is committed at the moment. */
    Content read() throws IOException {
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            TopicPartition partition = partition();
            long end = consumer.endOffsets(List.of(partition), timeout).get(partition);
            return read(consumer, owner -> false, end);
        }
    }

    /** Everything that was committed before this instance became the owner. */
    Content readUpTo(Owner self) throws IOException {
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            return read(consumer, owner -> owner.instance().equals(self.instance()) && owner.at() == self.at(), Long.MAX_VALUE);
        }
    }

    private Content read(Consumer<byte[], byte[]> consumer, Predicate<Owner> isLast, long end) throws IOException {
        TopicPartition partition = partition();
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        Map<String, Position> positions = new HashMap<>();
        Optional<Owner> owner = Optional.empty();
        long deadline = System.nanoTime() + timeout.toNanos();
        String own = identity.transactionalId() + ' ';
        while (consumer.position(partition, timeout) < end) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                deadline = System.nanoTime() + timeout.toNanos();
            } else if (System.nanoTime() > deadline) {
                throw new IOException("positions topic " + identity.positions() + ": nothing for " + timeout.toMillis() + " ms, and its end is not read");
            }
            for (ConsumerRecord<byte[], byte[]> record : records) {
                String key = new String(record.key(), StandardCharsets.UTF_8);
                if (!key.startsWith(own)) {
                    continue;
                }
                String name = key.substring(own.length());
                if (name.equals(OWNER)) {
                    owner = Optional.of(Owner.decode(record.value()));
                    if (isLast.test(owner.get())) {
                        return new Content(owner, positions);
                    }
                } else if (record.value() == null) {
                    positions.remove(name);
                } else {
                    positions.put(name, Position.decode(name, record.value()));
                }
            }
        }
        return new Content(owner, positions);
    }

    private TopicPartition partition() {
        return new TopicPartition(identity.positions(), 0);
    }

    private Consumer<byte[], byte[]> consumer() {
        Map<String, Object> properties = new HashMap<>(cluster);
        properties.put("isolation.level", "read_committed");
        properties.put("auto.offset.reset", "earliest");
        properties.put("enable.auto.commit", false);
        properties.put("default.api.timeout.ms", (int) timeout.toMillis());
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
