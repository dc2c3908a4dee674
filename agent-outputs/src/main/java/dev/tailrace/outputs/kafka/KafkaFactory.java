package dev.tailrace.outputs.kafka;

import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.kafka.Cluster;
import dev.tailrace.core.kafka.ClusterKeys;
import dev.tailrace.core.output.Delivery;
import dev.tailrace.core.output.DeliveryKeys;
import dev.tailrace.core.output.FormatKey;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.OutputContext;
import dev.tailrace.core.output.OutputFactory;
import dev.tailrace.core.output.OutputPlan;
import java.time.Duration;
import java.util.List;

/** {@code type: kafka}. Loads no class of Kafka's before an output is opened. */
public final class KafkaFactory implements OutputFactory {
    /** How often an event may arrive. */
    enum Guarantee {
        AT_LEAST_ONCE,
        EXACTLY_ONCE
    }

    private static final long LONGEST = 1 << 30;

    private static final Key<String> TOPIC = Key.string("topic").required().doc("Where events go; may hold %{[field]} and %{+yyyy.MM.dd}.");
    private static final Key<String> KEY = Key.string("key").doc("Key of records, such as '%{[client.ip]}'; none unless given.");
    private static final Key<KafkaOptions.Partitioner> PARTITIONER = Key.choice("partitioner", KafkaOptions.Partitioner.class).or("hash")
            .doc("hash: by the key, or else by the file, so that its lines keep their order; round_robin; sticky: a batch here, a batch there.");
    private static final Key<KafkaOptions.Format> FORMAT =
            Key.choice("format", KafkaOptions.Format.class).or("json").doc("json: the event; raw: the message alone, the rest in headers.");
    private static final Key<KafkaOptions.Compression> COMPRESSION =
            Key.choice("compression", KafkaOptions.Compression.class).or("zstd").doc("How batches are compressed.");
    private static final Key<Integer> LEVEL =
            Key.integer("compression_level", 1, 22).doc("For gzip (1 to 9), lz4 (1 to 17) and zstd (1 to 22); the algorithm's usual one unless given.");
    private static final Key<Guarantee> GUARANTEE = Key.choice("delivery", Guarantee.class).or("at_least_once")
            .doc("exactly_once: events and read positions in one transaction.");
    private static final Key<String> TRANSACTIONAL_ID = Key.string("transactional_id")
            .doc("For exactly_once: who this agent is to Kafka, the same after every start; tailrace-HOST-OUTPUT unless given.");
    private static final Key<String> POSITIONS =
            Key.string("positions_topic").doc("For exactly_once: the topic for read positions; TRANSACTIONAL_ID-positions unless given.");
    private static final Key<Long> LONGEST_MESSAGE = Key.size("max_message_bytes").or("10MiB")
            .doc("Longest record, before compression. What the broker finds too large after it goes to the dead letters, too.");
    private static final Key<Long> MEMORY = Key.size("memory").or("16MiB").doc("What records on their way may take; then reading waits.");
    private static final Key<Long> BULK = Key.size("bulk_max_bytes").or("256KiB").doc("Bytes of a batch for one partition.");
    private static final Key<Duration> TIMEOUT = Key.duration("timeout").or("30s").doc("Longest time without an answer before it is told.");
    private static final DeliveryKeys DELIVERY = DeliveryKeys.of(1, "5ms");
    private static final Section SECTION = DELIVERY.addTo(ClusterKeys.addTo(Section.of(
            "output 'kafka'", TOPIC, KEY, PARTITIONER, FORMAT, COMPRESSION, LEVEL, GUARANTEE, TRANSACTIONAL_ID, POSITIONS, LONGEST_MESSAGE,
            MEMORY, BULK, TIMEOUT)));

    /** @param identity null: at least once */
    private record Plan(Delivery delivery, KafkaOptions options, Identity identity) implements OutputPlan {
        @Override
        public Output open(OutputContext context) {
            return identity == null ? new AtLeastOnce(options, context) : new ExactlyOnce(options, identity.in(context), context);
        }
    }

    /**
     * Who an exactly-once output is to Kafka.
     *
     * @param transactionalId null: made of the agent's and the output's names
     * @param positions null: made of the transactional id
     */
    record Identity(String transactionalId, String positions) {
        Identity in(OutputContext context) {
            String id = transactionalId != null ? transactionalId : "tailrace-" + context.host() + '-' + context.name();
            String topic = positions != null ? positions : id.replaceAll("[^a-zA-Z0-9._-]", "_") + "-positions";
            return new Identity(id, topic);
        }
    }

    @Override
    public String type() {
        return "kafka";
    }

    @Override
    public Section section() {
        return SECTION;
    }

    @Override
    public OutputPlan configure(Settings settings) {
        Cluster cluster = ClusterKeys.read(settings);
        KafkaOptions.Content content = new KafkaOptions.Content(
                FormatKey.read(settings, TOPIC), settings.has(KEY) ? FormatKey.read(settings, KEY) : null, settings.get(FORMAT), settings.get(PARTITIONER));
        Delivery delivery = DELIVERY.read(settings);
        return new Plan(delivery, new KafkaOptions(cluster, content, wire(settings)), identity(settings, delivery));
    }

    private static Identity identity(Settings settings, Delivery delivery) {
        if (settings.get(GUARANTEE) == Guarantee.AT_LEAST_ONCE) {
            for (Key<String> key : List.of(TRANSACTIONAL_ID, POSITIONS)) {
                if (settings.has(key)) {
                    settings.error(key, key.name() + ": only with 'delivery: exactly_once'");
                }
            }
            return null;
        }
        if (settings.get(LONGEST_MESSAGE) < PositionsTopic.LONGEST_POSITION) {
            settings.error(LONGEST_MESSAGE, "max_message_bytes: 1MiB at least with 'delivery: exactly_once', as read positions may take that");
        }
        if (delivery.maxInFlight() > 1) {
            settings.error(GUARANTEE, "delivery: exactly_once sends one transaction at a time; leave 'max_in_flight' at 1");
        }
        return new Identity(settings.get(TRANSACTIONAL_ID), settings.get(POSITIONS));
    }

    private static KafkaOptions.Wire wire(Settings settings) {
        Duration timeout = settings.get(TIMEOUT);
        if (timeout.toMillis() < 1000 || timeout.toMillis() > 300_000) {
            settings.error(TIMEOUT, "timeout: expected 1s to 5m, found " + settings.shown(TIMEOUT));
        }
        KafkaOptions.Compression compression = settings.get(COMPRESSION);
        if (settings.has(LEVEL)) {
            int most = switch (compression) {
                case NONE, SNAPPY -> 0;
                case GZIP -> 9;
                case LZ4 -> 17;
                case ZSTD -> 22;
            };
            if (settings.get(LEVEL) > most) {
                settings.error(LEVEL, most == 0 ? "compression_level: " + settings.shown(COMPRESSION) + " has no levels"
                        : "compression_level: at most " + most + " for " + settings.shown(COMPRESSION));
            }
        }
        for (Key<Long> size : List.of(LONGEST_MESSAGE, MEMORY, BULK)) {
            if (settings.get(size) < 1024 || settings.get(size) > LONGEST) {
                settings.error(size, size.name() + ": expected 1KiB to 1GiB, found " + settings.shown(size));
            }
        }
        if (settings.get(MEMORY) < settings.get(LONGEST_MESSAGE)) {
            settings.error(MEMORY, "memory: less than max_message_bytes (" + settings.shown(LONGEST_MESSAGE) + ")");
        }
        return new KafkaOptions.Wire(
                compression,
                settings.get(LEVEL),
                settings.get(LONGEST_MESSAGE).intValue(),
                settings.get(MEMORY),
                settings.get(BULK).intValue(),
                timeout);
    }
}
