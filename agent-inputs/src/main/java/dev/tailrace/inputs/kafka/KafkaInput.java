package dev.tailrace.inputs.kafka;

import dev.tailrace.core.input.Input;
import dev.tailrace.core.input.InputContext;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InconsistentGroupProtocolException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads topics as a member of a consumer group. */
final class KafkaInput implements Input, ConsumerRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaInput.class);

    /** How long what is on its way may take to settle when its partition goes. */
    static final Duration PARTING = Duration.ofSeconds(5);

    private static final long MILLI = 1_000_000;
    private static final long POLL_IDLE = 20 * MILLI;
    private static final long POLL_PAUSED = 500 * MILLI;
    private static final long ASK_EVERY = 250 * MILLI;
    private static final long COMMIT_EVERY = 1000 * MILLI;
    private static final long TRY_AGAIN = 2000 * MILLI;
    private static final long SILENCE = 30_000 * MILLI;

    private final KafkaSettings settings;
    private final InputContext context;
    private final OpenBatch batch;
    private final TakenPartitions taken;
    private final ArrayDeque<ConsumerRecord<byte[], byte[]>> pending = new ArrayDeque<>();
    /** For a run that is to end: where each partition ended when it was assigned. */
    private final Map<TopicPartition, Long> ends = new HashMap<>();

    private Consumer<byte[], byte[]> consumer;
    private boolean isNewest = true;
    private String trouble = "";
    private long tryAt;
    private long pollAt;
    private long askAt;
    private long commitAt;
    private long silentSince;
    private boolean isPaused;
    private boolean hasForgotten;

    private volatile boolean isDraining;
    private volatile boolean isExhausted;

    KafkaInput(KafkaSettings settings, InputContext context) {
        this.settings = settings;
        this.context = context;
        this.batch = new OpenBatch(settings.reading(), context);
        this.taken = new TakenPartitions(settings.group(), context);
        long now = context.clock().nanos();
        this.tryAt = now;
        this.pollAt = now;
        this.askAt = now;
        this.commitAt = now;
        this.silentSince = now;
    }

    @Override
    public String name() {
        return "kafka-" + context.id();
    }

    @Override
    public boolean isExhausted() {
        return isExhausted;
    }

    @Override
    public void drain() {
        isDraining = true;
        context.signal().raise();
    }

    @Override
    public int work(long now) {
        int done = taken.hear();
        try {
            if (consumer == null && now - tryAt >= 0) {
                open();
            }
            if (consumer != null) {
                done += isDraining ? 0 : fill();
                poll(now);
                done += isDraining ? 0 : fill();
                settle(now);
            }
        } catch (InterruptException e) {
            Thread.currentThread().interrupt();
        } catch (UnsupportedVersionException | GroupIdNotFoundException e) {
            fallBack(e, now);
        } catch (InconsistentGroupProtocolException e) {
            isNewest = true;
            giveUp(e, now);
        } catch (KafkaException | IOException e) {
            giveUp(e, now);
        }
        if (isDraining || batch.isWanted(now)) {
            done += batch.submit();
        }
        isExhausted = batch.isEmpty() && (isDraining || context.once() && consumer != null && isAtEnd());
        return done;
    }

    @Override
    public long due(long now) {
        if (consumer == null) {
            return tryAt;
        }
        return batch.dueBy(Math.min(pollAt, askAt));
    }

    // ---- the consumer

    private void open() throws IOException {
        if (!hasForgotten) {
            hasForgotten = true;
            long now = context.clock().epochMillis();
            context.memory().recall().stream()
                    .filter(entry -> !entry.isTombstone())
                    .forEach(entry -> context.memory().retire(entry.generation(), entry.offset(), now));
        }
        consumer = new KafkaConsumer<>(settings.consumer(isNewest), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        if (settings.pattern() == null) {
            consumer.subscribe(settings.topics(), this);
        } else {
            consumer.subscribe(settings.pattern(), this);
        }
        isPaused = false;
    }

    /** The brokers do not have the newest protocol, or the group's members speak the older one and it stays with that. */
    private void fallBack(ApiException e, long now) {
        if (!isNewest) {
            giveUp(e, now);
            return;
        }
        LOG.info("input {}: not by the newest group protocol, the cooperative one it is: {}", context.id(), e.getMessage());
        isNewest = false;
        closeConsumer();
        tryAt = now;
    }

    private void giveUp(Exception e, long now) {
        String reason = e.getMessage() == null ? e.toString() : e.getMessage();
        if (!reason.equals(trouble)) {
            LOG.warn("input {}: {}; trying again every {} ms", context.id(), reason, TRY_AGAIN / MILLI);
        }
        trouble = reason;
        closeConsumer();
        tryAt = now + TRY_AGAIN;
    }

    private void closeConsumer() {
        if (consumer != null) {
            onPartitionsLost(taken.partitions());
            try {
                consumer.close(CloseOptions.timeout(Duration.ZERO));
            } catch (KafkaException e) {
                LOG.debug("input {}: closing: {}", context.id(), e.toString());
            }
            consumer = null;
        }
    }

    private void poll(long now) {
        boolean mustWait = !pending.isEmpty() || isDraining;
        if (now - pollAt < 0 && mustWait == isPaused) {
            return;
        }
        if (mustWait) {
            consumer.pause(consumer.assignment());
        } else if (isPaused) {
            consumer.resume(consumer.paused());
        }
        isPaused = mustWait;
        consumer.poll(Duration.ZERO).forEach(pending::add);
        if (!pending.isEmpty() || !taken.isEmpty()) {
            silentSince = now;
            trouble = "";
        } else if (now - silentSince > SILENCE && trouble.isEmpty()) {
            trouble = "no partition yet from " + settings.cluster().hosts() + ", group " + settings.group()
                    + ": other members have them, or members that ended without a word and are not given up";
            LOG.warn("input {}: {}", context.id(), trouble);
        }
        pollAt = now + (mustWait ? POLL_PAUSED : pending.isEmpty() ? POLL_IDLE : 0);
    }

    // ---- records to batches

    /** Puts pending records into batches as long as there are any; how many. */
    private int fill() {
        int done = 0;
        for (ConsumerRecord<byte[], byte[]> record = pending.peek(); record != null; record = pending.peek()) {
            TakenPartition from = taken.get(new TopicPartition(record.topic(), record.partition()));
            if (from == null) {
                pending.remove();
                continue;
            }
            if (record.offset() < from.next()) {
                from = beginAgain(from);
            }
            if (from.source() == null) {
                taken.name(from, record.offset());
                return done;
            }
            if (!batch.add(record, from)) {
                return done;
            }
            pending.remove();
            done++;
        }
        return done;
    }

    /** The topic was made anew under its name, or its end was lost: offsets that were read already stand for other records. */
    private TakenPartition beginAgain(TakenPartition partition) {
        batch.submit();
        taken.release(List.of(partition.partition()));
        return taken.take(partition.partition());
    }

    private boolean isAtEnd() {
        return !ends.isEmpty()
                && pending.isEmpty()
                && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey(), PARTING) >= end.getValue());
    }

    // ---- what is settled, and how Kafka learns it

    private void settle(long now) {
        if (now - askAt >= 0) {
            taken.ask(taken.all());
            askAt = now + ASK_EVERY;
        }
        if (now - commitAt >= 0) {
            Map<TopicPartition, OffsetAndMetadata> offsets = TakenPartitions.settled(taken.all());
            if (!offsets.isEmpty()) {
                consumer.commitAsync(offsets, (committed, failure) -> {
                    if (failure == null) {
                        taken.committed(committed);
                    } else {
                        LOG.debug("input {}: a commit failed, the next one covers it: {}", context.id(), failure.toString());
                    }
                });
            }
            commitAt = now + COMMIT_EVERY;
        }
    }

    // ---- rebalances, told from within poll

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        partitions.forEach(taken::take);
        if (context.once()) {
            ends.putAll(consumer.endOffsets(partitions, PARTING));
        }
        if (isPaused) {
            consumer.pause(partitions);
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        part(taken.of(partitions));
        onPartitionsLost(partitions);
    }

    /** Waits for what is on its way, and commits what is settled. */
    private void part(Collection<TakenPartition> going) {
        batch.submit();
        long deadline = context.clock().nanos() + PARTING.toNanos();
        while (!going.stream().allMatch(TakenPartition::isSettled) && context.clock().nanos() < deadline) {
            taken.ask(going);
            context.signal().await(POLL_IDLE);
            context.signal().take();
            taken.hear();
        }
        Map<TopicPartition, OffsetAndMetadata> offsets = TakenPartitions.settled(going);
        if (!offsets.isEmpty()) {
            try {
                consumer.commitSync(offsets, PARTING);
            } catch (KafkaException e) {
                LOG.warn("input {}: {} could not be committed, its last records come again: {}", context.id(), offsets.keySet(), e.getMessage());
            }
        }
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        batch.submit();
        pending.removeIf(record -> partitions.contains(new TopicPartition(record.topic(), record.partition())));
        taken.release(partitions);
        ends.keySet().removeAll(partitions);
    }

    @Override
    public void close() {
        if (consumer != null) {
            try {
                part(taken.all());
                onPartitionsLost(taken.partitions());
                consumer.close(CloseOptions.timeout(PARTING));
            } catch (KafkaException e) {
                LOG.warn("input {}: leaving the group: {}", context.id(), e.toString());
            }
            consumer = null;
        }
    }
}
