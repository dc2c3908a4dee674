package dev.tailrace.core.queue;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.BatchImage;
import dev.tailrace.core.duty.Duty;
import dev.tailrace.core.registry.Settled;
import dev.tailrace.core.ship.Parcel;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way out of a queue: hands what stands on the disk to the ship duty, record by record, and moves the queue's beginning on as they settle.
 * Owned by the {@link QueueDuty}.
 */
final class Outflow {
    private static final Logger LOG = LoggerFactory.getLogger(Outflow.class);
    private static final long PAUSE = 1_000_000_000L;

    private final QueueDuty.Gear gear;
    private final QueueLog log;
    private final Queue<Runnable> answers;
    private final QueueReader reader;
    private final BatchImage image;
    private final ArrayDeque<Departure> out = new ArrayDeque<>();
    private long next;
    private long lost;
    private long pausedUntil = Long.MIN_VALUE;
    private volatile boolean isDraining;

    /** A record that was handed over, until all before it have settled. */
    private static final class Departure {
        final QueuePosition after;
        boolean isSettled;

        Departure(QueuePosition after) {
            this.after = after;
        }
    }

    /** @param answers takes, from any thread, what the duty is to do when a record has settled */
    Outflow(QueueDuty.Gear gear, QueueLog log, Queue<Runnable> answers) {
        this.gear = gear;
        this.log = log;
        this.answers = answers;
        this.reader = new QueueReader(log, log.begin());
        this.image = new BatchImage(gear.context().fields());
    }

    /** Hands nothing more over. From any thread. */
    void drain() {
        isDraining = true;
    }

    /** Batches that left the queue and are not settled yet. */
    int count() {
        return out.size();
    }

    /** Events that could not be read. */
    long lost() {
        return lost;
    }

    long due(long now) {
        return pausedUntil > now ? pausedUntil : Duty.NEVER;
    }

    /** Closes the file that is being read; the next one to be read is opened again. */
    void letGo() throws IOException {
        reader.close();
    }

    /** Hands over as many as there is memory for; returns how many. */
    int work(long now) {
        int done = 0;
        while (now >= pausedUntil && !isDraining) {
            Batch batch = gear.pool().tryAcquire();
            if (batch == null) {
                return done;
            }
            try {
                if (!hand(batch)) {
                    gear.pool().release(batch);
                    return done;
                }
            } catch (IOException failure) {
                gear.pool().release(batch);
                LOG.warn("output {}: its queue cannot be read, to be tried again: {}", gear.context().name(), failure.getMessage());
                pausedUntil = now + PAUSE;
                return done;
            }
            done++;
        }
        return done;
    }

    /** Hands over the next record; false if there is none. The batch is the pool's again, or on its way. */
    private boolean hand(Batch batch) throws IOException {
        switch (reader.next()) {
            case QueueReader.Found.Nothing nothing -> {
                return false;
            }
            case QueueReader.Found.Lost(long events, String reason, QueuePosition after) -> {
                gear.pool().release(batch);
                lost(events, reason, after);
            }
            case QueueReader.Found.Record(QueuePosition after) -> {
                long before = out.isEmpty() ? log.begin().events() : out.getLast().after.events();
                try {
                    image.read(reader.payload(), reader.length(), batch);
                } catch (IllegalArgumentException unusable) {
                    gear.pool().release(batch);
                    reader.unusable();
                    lost(after.events() - before, unusable.getMessage(), after);
                    return true;
                }
                Departure departure = new Departure(after);
                out.add(departure);
                gear.ship().accept(new Parcel(batch, null, next++, (marks, refused) -> {
                    gear.pool().release(batch);
                    answers.add(() -> settled(departure, marks));
                    gear.signal().raise();
                }));
            }
        }
        return true;
    }

    private void lost(long events, String reason, QueuePosition after) {
        LOG.error("output {}: {} event(s) of its queue are lost: {}; what could not be read stays as a file *.damaged in {}",
                gear.context().name(), events, reason, gear.storage().place());
        lost += events;
        gear.tally().lost(events);
        Departure departure = new Departure(after);
        out.add(departure);
        settled(departure, Map.of());
    }

    private void settled(Departure departure, Map<String, String> marks) {
        departure.isSettled = true;
        Map<String, String> all = new HashMap<>(marks);
        while (!out.isEmpty() && out.peek().isSettled) {
            log.begin(out.poll().after);
            all.put(QueueDuty.BEGIN, log.begin().text());
        }
        if (!all.isEmpty()) {
            gear.positions().settled(new Settled(List.of(), gear.context().name(), all));
        }
    }
}
