package dev.tailrace.outputs.kafka;

import dev.tailrace.core.duty.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import org.apache.kafka.common.utils.Utils;

/** How many partitions topics have, asked again every minute, and which of them is next. Thread-safe. */
final class Partitions {
    private static final long FRESH_NANOS = 60_000_000_000L;

    private record Count(int partitions, long asked) {}

    private final ToIntFunction<String> cluster;
    private final Clock clock;
    private final Map<String, Count> counts = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();

    /** @param cluster asks it for a topic's number of partitions; may wait, and fail */
    Partitions(ToIntFunction<String> cluster, Clock clock) {
        this.cluster = cluster;
        this.clock = clock;
    }

    /** The partition of whatever has this name: the same hash as of keys. */
    int of(String topic, byte[] name) {
        return Utils.toPositive(Utils.murmur2(name)) % count(topic);
    }

    /** The next one in turn. */
    int next(String topic) {
        return Utils.toPositive(turn.getAndIncrement()) % count(topic);
    }

    private int count(String topic) {
        long now = clock.nanos();
        Count known = counts.get(topic);
        if (known == null || now - known.asked() > FRESH_NANOS) {
            known = new Count(cluster.applyAsInt(topic), now);
            counts.put(topic, known);
        }
        return known.partitions();
    }
}
