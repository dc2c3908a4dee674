package dev.tailrace.core.ship;

import dev.tailrace.core.duty.Duty;
import dev.tailrace.core.duty.Offload;
import dev.tailrace.core.duty.Signal;
import dev.tailrace.core.output.Delivery;
import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.OutputContext;
import dev.tailrace.core.output.Shipment;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ships one output's parcels: slots, retries, splits, dead letters, and the message to the registry when a parcel has settled. */
public final class ShipDuty implements Duty {
    /**
     * What the duty works with.
     *
     * @param context the output's name, clock and data directory
     * @param output the receiver
     * @param delivery how it wants to be treated
     * @param offload where calls to the receiver run
     * @param positions says whether anything can be remembered
     * @param tally the output's books
     * @param signal raised when something comes back or comes in
     * @param onFree called when a slot has become free: inputs with a batch that is not full look again
     * @param random for the jitter of pauses
     */
    public record Gear(
            OutputContext context,
            Output output,
            Delivery delivery,
            Offload offload,
            Positions positions,
            OutputTally tally,
            Signal signal,
            Runnable onFree,
            RandomGenerator random) {}

    private static final Logger LOG = LoggerFactory.getLogger(ShipDuty.class);
    /** A pause no shorter than this after a bug or a full disk, whatever the configuration says. */
    private static final long REPEATED_TROUBLE = 1_000_000_000L;

    private final Gear gear;
    private final String name;
    private final Backoff backoff;
    private final Refusals refusals;
    private final Bulletin bulletin;
    private final Queue<Parcel> inbox = new ConcurrentLinkedQueue<>();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

    /** Parcels that came in, by their place in the lane. */
    private final PriorityQueue<Parcel> arrived = new PriorityQueue<>(Comparator.comparingLong(Parcel::sequence));
    /** What goes out next, before anything that arrived: retries and halves. */
    private final ArrayDeque<Consignment> first = new ArrayDeque<>();
    /** Ways in the order in which they began; the first of them has not ended. */
    private final ArrayDeque<Way> ways = new ArrayDeque<>();

    private long nextSequence;
    private int inFlight;
    private long pausedUntil = Long.MIN_VALUE;

    private record Answer(Consignment consignment, Outcome outcome, Throwable thrown) {}

    public ShipDuty(Gear gear) {
        this.gear = gear;
        this.name = "ship-" + gear.context().name();
        Delivery delivery = gear.delivery();
        this.backoff = new Backoff(delivery.backoffInit(), delivery.backoffMax(), gear.random());
        LetterFiles files = new LetterFiles(delivery.deadLetters(gear.context().data(), gear.context().name()));
        this.refusals = new Refusals(new DeadLetters(files, delivery.deadLetterSize(), gear.context()), gear.context().name());
        this.bulletin = new Bulletin(gear.context());
    }

    /** Takes a parcel; from any thread. */
    public void accept(Parcel parcel) {
        inbox.add(parcel);
        gear.signal().raise();
    }

    /** What it is at: for inputs that ask whether a slot is free, and for status. From any thread. */
    public ShipState state() {
        return bulletin.state();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int work(long now) {
        int done = 0;
        for (Answer answer = answers.poll(); answer != null; answer = answers.poll()) {
            inFlight--;
            bulletin.answered();
            settle(answer, now);
            done++;
        }
        for (Parcel parcel = inbox.poll(); parcel != null; parcel = inbox.poll()) {
            arrived.add(parcel);
            done++;
        }
        if (now >= pausedUntil && !gear.positions().canRemember()) {
            pause(now, REPEATED_TROUBLE, "read positions cannot be saved");
        }
        if (now >= pausedUntil) {
            writeRefusals(now);
            while (now >= pausedUntil && inFlight < gear.delivery().maxInFlight()) {
                Consignment next = next();
                if (next == null) {
                    break;
                }
                send(next);
                done++;
            }
        }
        publish(now);
        return done;
    }

    @Override
    public long due(long now) {
        return pausedUntil > now && (!first.isEmpty() || !arrived.isEmpty() || !refusals.isEmpty()) ? pausedUntil : NEVER;
    }

    @Override
    public void close() {
        try {
            refusals.close();
        } catch (IOException e) {
            LOG.warn("output {}: closing the dead letters: {}", gear.context().name(), e.toString());
        }
    }

    private Consignment next() {
        Consignment waiting = first.pollFirst();
        if (waiting != null) {
            return waiting;
        }
        boolean inOrder = gear.delivery().maxInFlight() == 1;
        while (!arrived.isEmpty() && (!inOrder || arrived.peek().sequence() == nextSequence)) {
            Parcel parcel = arrived.poll();
            nextSequence = parcel.sequence() + 1;
            Way way = new Way(parcel);
            Shipment shipment = parcel.shipment(gear.context().fields());
            way.events = shipment.count();
            if (shipment.first() >= 0) {
                ways.add(way);
                return new Consignment(way, shipment);
            }
            finish(way);
        }
        return null;
    }

    private void send(Consignment consignment) {
        inFlight++;
        gear.offload()
                .run(name, () -> gear.output().send(consignment.shipment()), (outcome, thrown) -> {
                    answers.add(new Answer(consignment, outcome, thrown));
                    gear.signal().raise();
                });
    }

    private void settle(Answer answer, long now) {
        Consignment consignment = answer.consignment();
        if (answer.thrown() != null) {
            LOG.error("output {}: sending failed unexpectedly, will be tried again", gear.context().name(), answer.thrown());
            bulletin.triedAgain();
            again(consignment.shipment().events(), consignment);
            pause(now, Math.max(backoff.next(), REPEATED_TROUBLE), answer.thrown().toString());
            return;
        }
        switch (answer.outcome()) {
            case Outcome.Delivered delivered -> {
                backoff.reset();
                consignment.way().marks.putAll(delivered.marks());
                part(consignment.way());
            }
            case Outcome.Rejected rejected -> {
                backoff.reset();
                refuse(consignment, rejected.events(), now);
            }
            case Outcome.RetryLater later -> {
                if (!later.rejected().isEmpty()) {
                    consignment.way().open++;
                    refuse(consignment, later.rejected(), now);
                }
                bulletin.triedAgain();
                again(later.events(), consignment);
                long usual = backoff.next();
                pause(now, later.after().map(Duration::toNanos).orElse(usual), later.reason());
            }
            case Outcome.Split split -> split(consignment, split.reason(), now);
        }
    }

    private void again(BitSet events, Consignment consignment) {
        first.addFirst(new Consignment(consignment.way(), consignment.shipment().only(events)));
    }

    private void split(Consignment consignment, String reason, long now) {
        BitSet events = consignment.shipment().events();
        int count = events.cardinality();
        if (count == 1) {
            refuse(consignment, List.of(new Outcome.Rejection(events.nextSetBit(0), 413, reason)), now);
            return;
        }
        BitSet rear = (BitSet) events.clone();
        int left = count / 2;
        for (int event = events.nextSetBit(0); left > 0; event = events.nextSetBit(event + 1), left--) {
            rear.clear(event);
        }
        events.andNot(rear);
        consignment.way().open++;
        again(rear, consignment);
        again(events, consignment);
    }

    private void refuse(Consignment consignment, List<Outcome.Rejection> rejections, long now) {
        refusals.add(consignment, rejections);
        writeRefusals(now);
    }

    private void writeRefusals(long now) {
        try {
            refusals.write(this::part);
        } catch (IOException e) {
            pause(now, Math.max(backoff.next(), REPEATED_TROUBLE), "dead letters cannot be written: " + e);
        }
    }

    private void part(Way way) {
        if (--way.open == 0) {
            finish(way);
        }
    }

    private void finish(Way way) {
        refusals.mark().ifPresent(mark -> way.marks.put(LetterFiles.mark(), mark));
        if (way.events > 0) {
            bulletin.moved();
        }
        int deadLettered = way.refused.cardinality();
        gear.tally().settled(way.events - deadLettered, deadLettered);
        way.parcel.receipt().settled(Map.copyOf(way.marks), way.refused);
    }

    private void pause(long now, long nanos, String reason) {
        pausedUntil = Math.max(pausedUntil, now + nanos);
        bulletin.paused(reason, nanos, standing());
    }

    /** When the oldest line was read that is not delivered yet. */
    private long oldest() {
        while (!ways.isEmpty() && ways.peek().open == 0) {
            ways.poll();
        }
        long readAt = !ways.isEmpty() ? ways.peek().readAt : !arrived.isEmpty() ? arrived.peek().batch().readAt() : 0;
        return readAt / 1_000_000;
    }

    private Bulletin.Standing standing() {
        return new Bulletin.Standing(inFlight, backoff.failures(), oldest());
    }

    private void publish(long now) {
        boolean free = now >= pausedUntil && inFlight < gear.delivery().maxInFlight() && first.isEmpty() && arrived.isEmpty();
        boolean well = backoff.failures() == 0 && refusals.isEmpty() && now >= pausedUntil;
        if (bulletin.told(free, well, standing(), now)) {
            gear.onFree().run();
        }
    }
}
