package dev.tailrace.inputs.kafka;

import dev.tailrace.core.batch.Source;
import dev.tailrace.core.encode.JsonText;
import dev.tailrace.core.input.InputContext;
import dev.tailrace.core.registry.Entry;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The partitions that the group gave to this agent, and what the registry tells of them. Owned by the input's duty. */
final class TakenPartitions {
    private final InputContext context;
    private final String group;
    private final Queue<Runnable> inbox = new ConcurrentLinkedQueue<>();
    private final Map<TopicPartition, TakenPartition> taken = new HashMap<>();

    TakenPartitions(String group, InputContext context) {
        this.group = group;
        this.context = context;
    }

    /** Takes in what the registry has answered; how many answers. */
    int hear() {
        int answers = 0;
        for (Runnable message = inbox.poll(); message != null; message = inbox.poll()) {
            message.run();
            answers++;
        }
        return answers;
    }

    private void tell(Runnable message) {
        inbox.add(message);
        context.signal().raise();
    }

    /** A partition is ours from now on; what was known of it is over. */
    TakenPartition take(TopicPartition partition) {
        TakenPartition begun = new TakenPartition(partition);
        taken.put(partition, begun);
        return begun;
    }

    /** Null if it is not ours. */
    TakenPartition get(TopicPartition partition) {
        return taken.get(partition);
    }

    boolean isEmpty() {
        return taken.isEmpty();
    }

    Collection<TakenPartition> all() {
        return taken.values();
    }

    Set<TopicPartition> partitions() {
        return Set.copyOf(taken.keySet());
    }

    /** Those of these that are ours. */
    List<TakenPartition> of(Collection<TopicPartition> partitions) {
        return partitions.stream().map(taken::get).filter(Objects::nonNull).toList();
    }

    /** Asks for a partition's generation, once; it has its source when that is known. */
    void name(TakenPartition partition, long first) {
        if (partition.isNamed()) {
            return;
        }
        partition.name(first);
        String name = partition.partition().toString();
        Entry born = new Entry(0, context.id(), name, group + '/' + name, first, 0, new byte[0], 0, 0);
        context.memory().open(born, generation -> tell(() -> named(partition, generation, first)));
    }

    private void named(TakenPartition partition, long generation, long first) {
        if (taken.get(partition.partition()) == partition) {
            partition.begin(source(partition.partition(), generation));
        } else {
            context.memory().retire(generation, first, context.clock().epochMillis());
        }
    }

    private Source source(TopicPartition partition, long generation) {
        byte[] prefix = (partition.topic() + '-' + partition.partition() + '-').getBytes(StandardCharsets.US_ASCII);
        byte[][] own = {
            JsonText.quote(partition.topic()), Integer.toString(partition.partition()).getBytes(StandardCharsets.US_ASCII)
        };
        return new Source(context.id(), generation, prefix, partition.toString(), context.template(), own, context.tally());
    }

    /** Asks the registry how far these are settled. */
    void ask(Collection<TakenPartition> partitions) {
        for (TakenPartition partition : partitions) {
            if (partition.wantsAsking()) {
                context.memory().acknowledged(partition.source().generation(), offset -> tell(() -> partition.acked(offset)));
            }
        }
    }

    /** What Kafka is to be told of these. */
    static Map<TopicPartition, OffsetAndMetadata> settled(Collection<TakenPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (TakenPartition each : partitions) {
            if (each.hasUncommitted()) {
                offsets.put(each.partition(), new OffsetAndMetadata(each.acked()));
            }
        }
        return offsets;
    }

    /** Kafka knows. */
    void committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
        offsets.forEach((partition, offset) -> {
            TakenPartition known = taken.get(partition);
            if (known != null) {
                known.committed(offset.offset());
            }
        });
    }

    /** They are no longer ours; their generations end where reading has come to. */
    void release(Collection<TopicPartition> partitions) {
        long now = context.clock().epochMillis();
        for (TopicPartition partition : partitions) {
            TakenPartition gone = taken.remove(partition);
            if (gone != null && gone.source() != null) {
                context.memory().retire(gone.source().generation(), gone.next(), now);
            }
        }
    }
}
