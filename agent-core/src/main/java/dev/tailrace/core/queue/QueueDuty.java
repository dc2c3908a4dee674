package dev.tailrace.core.queue;

import dev.tailrace.core.batch.BatchImage;
import dev.tailrace.core.batch.BatchPool;
import dev.tailrace.core.batch.ImageBytes;
import dev.tailrace.core.duty.Duty;
import dev.tailrace.core.duty.Signal;
import dev.tailrace.core.output.OutputContext;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.core.registry.Settled;
import dev.tailrace.core.ship.OutputTally;
import dev.tailrace.core.ship.Parcel;
import dev.tailrace.core.ship.Positions;
import dev.tailrace.core.storage.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts one output's parcels on the disk, and hands what stands there to its ship duty. */
public final class QueueDuty implements Duty {
    /** Key of the mark that says where the queue ends. */
    static final String END = "queue.end";
    /** Key of the mark that says where it begins. */
    static final String BEGIN = "queue.begin";

    private static final Logger LOG = LoggerFactory.getLogger(QueueDuty.class);
    private static final long PAUSE = 1_000_000_000L;
    /** Bytes after which what was appended is forced to the disk, even if more is waiting. */
    private static final long GROUP = 16 << 20;

    /**
     * What the duty works with.
     *
     * @param context the output's
     * @param storage its directory
     * @param options how it is to be
     * @param pool memory for what is read back: as many batches as may be on their way at once
     * @param positions told what the queue holds and what has left it
     * @param tally the output's books
     * @param ship takes what is read back
     * @param signal raised when something comes in or comes back
     * @param onFree called when the queue takes batches again: inputs look again
     */
    public record Gear(
            OutputContext context,
            Storage storage,
            QueueOptions options,
            BatchPool pool,
            Positions positions,
            OutputTally tally,
            Consumer<Parcel> ship,
            Signal signal,
            Runnable onFree) {}

    private final Gear gear;
    private final Closeable lock;
    private final QueueLog log;
    private final Outflow outflow;
    private final BatchImage image;
    private final ImageBytes payload = new ImageBytes(1 << 16);

    private final Queue<Parcel> inbox = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> answers = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Parcel> arrived = new PriorityQueue<>(Comparator.comparingLong(Parcel::sequence));

    private long nextIn;
    private long pausedUntil = Long.MIN_VALUE;
    private boolean isReleasing;
    private String trouble;
    private volatile QueueState state;

    private QueueDuty(Gear gear, QueueLog log, Closeable lock) {
        this.gear = gear;
        this.lock = lock;
        this.log = log;
        this.outflow = new Outflow(gear, log, answers);
        this.image = new BatchImage(gear.context().fields());
        this.state = new QueueState(held(), log.bytes(), 0, 0, 0, null);
        gear.tally().taken(held());
    }

    /** Recovers the queue, and is ready to be turned. */
    public static QueueDuty open(Gear gear) throws IOException {
        OutputContext context = gear.context();
        Closeable lock = switch (gear.storage().lock()) {
            case Storage.Locking.Obtained(Closeable held) -> held;
            case Storage.Locking.HeldBy(String owner) ->
                throw new IOException("the queue in " + gear.storage().place() + " is in use by process " + owner);
        };
        QueueRecovery recovery = new QueueRecovery(new QueueLog.Site(gear.storage(), context.epoch(), gear.options()));
        QueueLog log = recovery.open(QueuePosition.parse(context.marks().get(BEGIN)), QueuePosition.parse(context.marks().get(END)));
        recovery.findings().forEach(finding -> LOG.warn("output {}: queue in {}: {}", context.name(), gear.storage().place(), finding));
        QueueDuty duty = new QueueDuty(gear, log, lock);
        if (context.marks().get(END) == null && duty.held() > 0) {
            duty.adopt();
        }
        if (duty.held() > 0) {
            LOG.info("output {}: its queue holds {} event(s), {} bytes", context.name(), duty.held(), log.bytes());
        }
        return duty;
    }

    /** What a lost registry has left is this one's from now on. */
    private void adopt() {
        Map<String, String> marks = Map.of(BEGIN, log.begin().text(), END, log.end().text());
        gear.positions().settled(new Settled(List.of(), gear.context().name(), marks));
    }

    private long held() {
        return log.durable().events() - log.begin().events();
    }

    /** Takes a parcel; from any thread. */
    public void accept(Parcel parcel) {
        inbox.add(parcel);
        gear.signal().raise();
    }

    /** What it is at. From any thread. */
    public QueueState state() {
        return state;
    }

    /** Hands nothing more to the output; what is there stays for the next start. From any thread. */
    public void drain() {
        outflow.drain();
        gear.signal().raise();
    }

    @Override
    public String name() {
        return "queue-" + gear.context().name();
    }

    @Override
    public int work(long now) {
        int done = 0;
        for (Runnable answer = answers.poll(); answer != null; answer = answers.poll()) {
            answer.run();
            done++;
        }
        for (Parcel parcel = inbox.poll(); parcel != null; parcel = inbox.poll()) {
            arrived.add(parcel);
            done++;
        }
        if (now >= pausedUntil && isNext()) {
            done += take(now);
        }
        done += outflow.work(now);
        if (log.hasReleasable(trouble != null) && !isReleasing) {
            release();
        }
        publish();
        return done;
    }

    @Override
    public long due(long now) {
        long taking = isNext() && pausedUntil > now ? pausedUntil : NEVER;
        return Math.min(taking, outflow.due(now));
    }

    private boolean isNext() {
        return !arrived.isEmpty() && arrived.peek().sequence() == nextIn;
    }

    /** Appends what is there, forces it, and tells. */
    private int take(long now) {
        if (!gear.positions().canRemember()) {
            pause(now, "read positions cannot be saved");
            return 0;
        }
        List<Parcel> group = new ArrayList<>();
        List<QueuePosition> ends = new ArrayList<>();
        String stopped = null;
        try {
            for (long bytes = 0; stopped == null && isNext() && bytes < GROUP; ) {
                int events = write(arrived.peek());
                if (events > 0 && log.isFullFor(payload.length())) {
                    stopped = "the queue is full (" + log.bytes() + " bytes)";
                    break;
                }
                if (events > 0) {
                    log.append(payload.array(), payload.length(), events);
                    bytes += payload.length();
                }
                group.add(arrived.poll());
                ends.add(log.end());
                nextIn++;
            }
        } catch (IOException failure) {
            stopped = failure.getMessage();
        }
        try {
            log.sync();
        } catch (IOException failure) {
            stopped = failure.getMessage();
        }
        if (stopped != null) {
            pause(now, stopped);
        } else {
            trouble = null;
        }
        publish();
        return tell(group, ends);
    }

    /** Settles the parcels that are safe; the others are next again. How many are. */
    private int tell(List<Parcel> group, List<QueuePosition> ends) {
        int safe = 0;
        while (safe < group.size() && ends.get(safe).record() <= log.durable().record()) {
            Map<String, String> mark = ends.get(safe).record() == 0 ? Map.of() : Map.of(END, ends.get(safe).text());
            group.get(safe).receipt().settled(mark, new BitSet());
            safe++;
        }
        for (Parcel parcel : group.subList(safe, group.size())) {
            arrived.add(parcel);
            nextIn--;
        }
        return safe;
    }

    /** Puts what a parcel has to ship into {@link #payload}; how many events that is. */
    private int write(Parcel parcel) {
        Shipment shipment = parcel.shipment(gear.context().fields());
        int events = shipment.count();
        if (events > 0) {
            payload.clear();
            image.write(parcel.batch(), shipment.events(), payload);
        }
        return events;
    }

    private void pause(long now, String reason) {
        pausedUntil = now + PAUSE;
        if (trouble == null) {
            LOG.warn("output {}: its queue takes nothing at the moment, and what it holds is shipped: {}", gear.context().name(), reason);
        }
        trouble = reason;
    }

    /** Space returns once the registry has on the disk that it may. */
    private void release() {
        isReleasing = true;
        QueuePosition upTo = log.begin();
        gear.positions().whenDurable(() -> {
            answers.add(() -> release(upTo));
            gear.signal().raise();
        });
    }

    private void release(QueuePosition upTo) {
        isReleasing = false;
        try {
            // A file that is deleted while it is open keeps its space.
            outflow.letGo();
            log.release(upTo);
            pausedUntil = Long.MIN_VALUE;
        } catch (IOException failure) {
            LOG.warn("output {}: a segment of its queue cannot be deleted, to be tried again: {}", gear.context().name(), failure.getMessage());
        }
    }

    private void publish() {
        QueueState before = state;
        state = new QueueState(held(), log.bytes(), outflow.lost(), outflow.count(), arrived.size(), trouble);
        if (state.isFree() && !before.isFree()) {
            gear.onFree().run();
        }
    }

    @Override
    public void close() {
        try (lock) {
            outflow.letGo();
            log.close();
        } catch (IOException e) {
            LOG.warn("output {}: closing its queue: {}", gear.context().name(), e.toString());
        }
    }
}
