package dev.tailrace.outputs.kafka;

import dev.tailrace.core.encode.EventFormat;
import dev.tailrace.core.kafka.Cluster;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * What the user asked for, whatever the guarantee.
 *
 * @param cluster where to
 * @param content what a record is made of
 * @param wire how records travel
 */
record KafkaOptions(Cluster cluster, Content content, Wire wire) {
    /** What a record's value is. */
    enum Format {
        /** The whole event. */
        JSON,
        /** Its message. */
        RAW
    }

    /** Which partition a record goes to. */
    enum Partitioner {
        /** That of its key, or of its file. */
        HASH,
        /** One after the other. */
        ROUND_ROBIN,
        /** The same for a while. */
        STICKY
    }

    /** How records are compressed; the names are Kafka's. */
    enum Compression {
        NONE,
        GZIP,
        SNAPPY,
        LZ4,
        ZSTD
    }

    /** @param key null: none */
    record Content(EventFormat topic, EventFormat key, Format format, Partitioner partitioner) {}

    /**
     * @param level of the compression; null: the algorithm's usual one
     * @param longest bytes of one record, not compressed
     * @param memory bytes that records on their way may take
     * @param bulk bytes of one batch for a partition
     * @param timeout without an acknowledgement
     */
    record Wire(Compression compression, Integer level, int longest, long memory, int bulk, Duration timeout) {}

    private static final int RETRY_MILLIS = 600_000;
    private static final int LINGER_MILLIS = 2;
    private static final int METADATA_MILLIS = 60_000;
    private static final int LONGEST_PAUSE_MILLIS = 5_000;

    /**
     * The properties of a producer, whatever the guarantee.
     *
     * @throws IOException if a certificate's file cannot be read
     */
    Map<String, Object> producer() throws IOException {
        Map<String, Object> properties = cluster.properties();
        int timeout = (int) wire.timeout().toMillis();
        properties.put("acks", "all");
        properties.put("enable.idempotence", true);
        properties.put("delivery.timeout.ms", RETRY_MILLIS);
        properties.put("request.timeout.ms", timeout);
        properties.put("max.block.ms", (long) timeout);
        // Of several, a batch that is split, as a topic takes less at once, may leave those behind it out of sequence for ever (clients 4.3.1).
        properties.put("max.in.flight.requests.per.connection", 1);
        properties.put("linger.ms", LINGER_MILLIS);
        properties.put("batch.size", wire.bulk());
        properties.put("buffer.memory", wire.memory());
        properties.put("max.request.size", wire.longest());
        properties.put("metadata.max.age.ms", METADATA_MILLIS);
        properties.put("reconnect.backoff.max.ms", LONGEST_PAUSE_MILLIS);
        properties.put("partitioner.ignore.keys", content.partitioner() == Partitioner.STICKY);
        String compression = wire.compression().name().toLowerCase(Locale.ROOT);
        properties.put("compression.type", compression);
        if (wire.level() != null) {
            properties.put("compression." + compression + ".level", wire.level());
        }
        return properties;
    }
}
