package dev.tailrace.inputs.kafka;

import dev.tailrace.core.batch.Source;
import org.apache.kafka.common.TopicPartition;

/** A partition from its assignment to its end, and how far it is. Owned by the input's duty. */
final class TakenPartition {
    private final TopicPartition partition;
    private Source source;
    private boolean isNamed;
    private boolean isAsked;
    private long next;
    private long acked;
    private long committed;

    TakenPartition(TopicPartition partition) {
        this.partition = partition;
    }

    TopicPartition partition() {
        return partition;
    }

    /** Its generation is asked for. */
    void name(long first) {
        isNamed = true;
        next = first;
        acked = first;
        committed = first;
    }

    boolean isNamed() {
        return isNamed;
    }

    void begin(Source given) {
        source = given;
    }

    /** Null before its generation is known. */
    Source source() {
        return source;
    }

    /** Just past the last record that stands in a batch. */
    long next() {
        return next;
    }

    void read(long offset) {
        next = offset + 1;
    }

    /** Everything before it is settled and remembered. */
    void acked(long offset) {
        isAsked = false;
        if (offset != Long.MAX_VALUE) {
            acked = Math.max(acked, offset);
        }
    }

    long acked() {
        return acked;
    }

    boolean isSettled() {
        return acked >= next;
    }

    /** True once for each answer: somebody is to ask the registry. */
    boolean wantsAsking() {
        if (source == null || isAsked || isSettled()) {
            return false;
        }
        isAsked = true;
        return true;
    }

    boolean hasUncommitted() {
        return acked > committed;
    }

    void committed(long offset) {
        committed = Math.max(committed, offset);
    }
}
