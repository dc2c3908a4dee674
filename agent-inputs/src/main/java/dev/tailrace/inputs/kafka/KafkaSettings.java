package dev.tailrace.inputs.kafka;

import dev.tailrace.core.kafka.Cluster;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the user asked for.
 *
 * @param cluster where from
 * @param topics by name; empty if there is a pattern
 * @param pattern of topics' names; null if they are named
 * @param group the consumer group
 * @param reading how records are read
 */
record KafkaSettings(Cluster cluster, List<String> topics, Pattern pattern, String group, Reading reading) {
    /** What a record's value is. */
    enum Format {
        /** A line. */
        RAW,
        /** An event, as an agent's output wrote it. */
        JSON
    }

    /** Which records are seen; the names are Kafka's. */
    enum Isolation {
        READ_COMMITTED,
        READ_UNCOMMITTED
    }

    /** Where a group that has committed nothing begins. */
    enum Start {
        BEGINNING,
        END
    }

    /**
     * @param memory bytes that are fetched ahead
     * @param maxLine longer ones are cut
     */
    record Reading(Format format, Isolation isolation, Start start, long memory, int maxLine) {}

    private static final int MOST_RECORDS = 2000;

    /**
     * The properties of a consumer.
     *
     * @param isNewest whether the group's protocol is that of KIP-848; else the cooperative one
     * @throws IOException if a certificate's file cannot be read
     */
    Map<String, Object> consumer(boolean isNewest) throws IOException {
        Map<String, Object> properties = new HashMap<>(cluster.properties());
        properties.put("group.id", group);
        properties.put("enable.auto.commit", false);
        properties.put("auto.offset.reset", reading.start() == Start.BEGINNING ? "earliest" : "latest");
        properties.put("isolation.level", reading.isolation().name().toLowerCase(Locale.ROOT));
        properties.put("fetch.max.bytes", (int) reading.memory());
        properties.put("max.partition.fetch.bytes", (int) Math.min(reading.memory(), 1 << 20));
        properties.put("max.poll.records", MOST_RECORDS);
        properties.put("metadata.max.age.ms", 60_000);
        properties.put("reconnect.backoff.max.ms", 5_000L);
        if (isNewest) {
            properties.put("group.protocol", "consumer");
        } else {
            properties.put("group.protocol", "classic");
            properties.put("partition.assignment.strategy", "org.apache.kafka.clients.consumer.CooperativeStickyAssignor");
        }
        return properties;
    }
}
