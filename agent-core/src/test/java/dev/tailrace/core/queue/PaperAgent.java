package dev.tailrace.core.queue;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.BatchPool;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Source;
import dev.tailrace.core.batch.Span;
import dev.tailrace.core.batch.Tally;
import dev.tailrace.core.duty.Signal;
import dev.tailrace.core.output.OutputContext;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.core.registry.Settled;
import dev.tailrace.core.registry.SettledPart;
import dev.tailrace.core.ship.OutputTally;
import dev.tailrace.core.ship.PaperLane;
import dev.tailrace.core.ship.Parcel;
import dev.tailrace.core.ship.Passage;
import dev.tailrace.core.ship.Positions;
import dev.tailrace.core.sim.SimClock;
import dev.tailrace.core.sim.SimDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One process with a queue: an input that reads numbered lines, a registry on paper, a receiver that is exact by its committed length. What
 * outlives the process is in {@link World}.
 */
final class PaperAgent {
    static final int LINE = 10;

    /** What outlives a process. */
    static final class World {
        final SimDirectory disk = new SimDirectory();
        final SimClock clock = new SimClock();
        final QueueOptions options;
        final int lines;
        String epoch = "epoch001";
        /** As committed: marks, and how far the input is. */
        Map<String, String> marks = new HashMap<>();
        long position;
        /** What the receiver has: texts of events. */
        final List<String> received = new ArrayList<>();

        World(QueueOptions options, int lines) {
            this.options = options;
            this.lines = lines;
        }
    }

    private final World world;
    private final Fields fields = new Fields();
    private final Tally tally = new Tally();
    private final OutputTally outputTally = new OutputTally();
    private final BatchPool pool = new BatchPool(4096, 1024);
    private final ArrayDeque<Parcel> shipping = new ArrayDeque<>();
    /** What the registry was told and has not on its disk yet. */
    private final ArrayDeque<Runnable> uncommitted = new ArrayDeque<>();
    private final Source source;
    private final QueueDuty queue;
    private long read;
    private long sequence;

    PaperAgent(World world) {
        this.world = world;
        // Another configuration each time: numbers of fields and constants differ.
        for (int i = 0; i < world.clock.epochMillis() % 7; i++) {
            fields.intern("other" + i);
            fields.text("constant" + i);
        }
        Source.Template template = new Source.Template(
                Map.of(fields.intern("host.name"), "\"h\"".getBytes(StandardCharsets.US_ASCII)), new int[0], fields.text("edge"));
        source = new Source("in", 3, Source.idPrefix("e", 3), "a.log", template, new byte[0][], tally);
        int committed = Integer.parseInt(world.marks.getOrDefault("length", "0"));
        world.received.subList(committed, world.received.size()).clear();
        read = world.position;
        OutputContext context = new OutputContext("es", world.epoch, fields, Path.of("nowhere"), world.clock, Map.copyOf(world.marks));
        try {
            queue = QueueDuty.open(new QueueDuty.Gear(
                    context,
                    world.disk.storage(),
                    world.options,
                    new BatchPool(2048, 1024),
                    new Paper(),
                    outputTally,
                    shipping::add,
                    new Signal(),
                    () -> {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Paper implements Positions {
        @Override
        public void settled(Settled message) {
            uncommitted.add(() -> {
                world.marks.putAll(message.marks());
                for (Span span : message.spans()) {
                    if (span.first() > world.position) {
                        throw new AssertionError("a gap before " + span);
                    }
                    world.position = Math.max(world.position, span.end());
                }
            });
        }

        @Override
        public void settled(SettledPart message) {
            throw new AssertionError("there is one output only");
        }

        @Override
        public void whenDurable(Runnable then) {
            uncommitted.add(then);
        }

        @Override
        public boolean canRemember() {
            return true;
        }
    }

    // ---- what can happen

    /** The input reads some lines into a batch; every fifth line is dropped by a rule. */
    boolean read(int most) {
        if (read >= (long) world.lines * LINE) {
            return false;
        }
        Batch batch = pool.tryAcquire();
        if (batch == null) {
            return false;
        }
        long first = read;
        Event event = new Event(fields);
        for (int i = 0; i < most && read < (long) world.lines * LINE; i++) {
            byte[] text = text(read / LINE).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(text, 0, batch.arena(), batch.used(), text.length);
            batch.addLine(batch.used(), text.length, read, 0);
            batch.use(batch.used() + text.length);
            event.at(batch, i);
            event.setLong(fields.intern("number"), read / LINE);
            event.setConstant(fields.intern("kind"), fields.text("odd"));
            if (read / LINE % 5 == 4) {
                event.drop();
            }
            read += LINE;
        }
        int count = batch.count();
        batch.endSpan(new Span(source, first, read, 0, count, 0));
        tally.read(count, read - first);
        new Passage(batch, tally, List.of(new PaperLane("es", pool, new Paper(), outputTally, queue::accept)), new long[] {sequence++}, () -> {}).deal(null);
        return true;
    }

    static String text(long number) {
        return "line " + number + " " + "x".repeat((int) (number % 50));
    }

    static List<String> expected(int lines) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            if (i % 5 != 4) {
                all.add(text(i) + " number=" + i + " odd e-3-" + Long.toHexString(i * (long) LINE));
            }
        }
        return all;
    }

    /** The duty does a piece of its work. */
    int turn() {
        return queue.work(world.clock.nanos());
    }

    /** The receiver takes the next batch. */
    boolean deliver() {
        Parcel parcel = shipping.poll();
        if (parcel == null) {
            return false;
        }
        Shipment shipment = parcel.shipment(fields);
        Event event = shipment.cursor();
        for (int i = shipment.first(); i >= 0; i = shipment.after(i)) {
            event.at(parcel.batch(), i);
            String id = new String(event.source().idPrefix(), StandardCharsets.US_ASCII) + Long.toHexString(event.offset());
            world.received.add(event.text(Fields.MESSAGE) + " number=" + event.number(fields.intern("number")) + ' '
                    + event.text(fields.intern("kind")) + ' ' + id);
        }
        outputTally.settled(shipment.count(), 0);
        parcel.receipt().settled(Map.of("length", Integer.toString(world.received.size())), new BitSet());
        return true;
    }

    /** The registry has some more of what it was told on its disk. */
    boolean commit() {
        Runnable next = uncommitted.poll();
        if (next != null) {
            next.run();
        }
        return next != null;
    }

    /** Everything happens until nothing more can. */
    void finish() {
        for (int rest = 0; rest < 3; ) {
            boolean moved = read(7) | turn() > 0 | deliver() | commit();
            rest = moved ? 0 : rest + 1;
            if (!moved) {
                world.clock.advance(java.time.Duration.ofSeconds(2));
            }
        }
    }

    QueueState state() {
        return queue.state();
    }

    Tally tally() {
        return tally;
    }

    OutputTally outputTally() {
        return outputTally;
    }
}
