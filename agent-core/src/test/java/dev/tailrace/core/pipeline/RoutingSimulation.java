package dev.tailrace.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.BatchPool;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Source;
import dev.tailrace.core.batch.Span;
import dev.tailrace.core.batch.Tally;
import dev.tailrace.core.duty.Duty;
import dev.tailrace.core.duty.Offload;
import dev.tailrace.core.duty.Signal;
import dev.tailrace.core.observe.Lookout;
import dev.tailrace.core.output.Delivery;
import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.OutputContext;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.core.parse.ParseDuty;
import dev.tailrace.core.parse.WorkQueue;
import dev.tailrace.core.processors.ChainPlan;
import dev.tailrace.core.registry.Entry;
import dev.tailrace.core.registry.Leads;
import dev.tailrace.core.registry.Memory;
import dev.tailrace.core.registry.Opening;
import dev.tailrace.core.registry.Registry;
import dev.tailrace.core.registry.RegistryDuty;
import dev.tailrace.core.registry.RegistrySetup;
import dev.tailrace.core.registry.SyncPolicy;
import dev.tailrace.core.route.RoutePlan;
import dev.tailrace.core.ship.OutputTally;
import dev.tailrace.core.ship.ShipDuty;
import dev.tailrace.core.sim.SimClock;
import dev.tailrace.core.sim.SimCrash;
import dev.tailrace.core.sim.SimDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/**
 * Two outputs that are exact by themselves, an input that goes to both, one whose lines part, and one that goes to the second only; calls
 * that end in any order, outages, and deaths at any point. In the end each output has each of its lines, and each once; at every death the
 * books balance.
 *
 * <p>More seeds: {@code mvn -pl agent-core test -Dtest=RoutingSimulation -Dtailrace.seeds=100000}.
 */
class RoutingSimulation {
    private static final int SEEDS = Integer.getInteger("tailrace.seeds", 150);
    private static final int LINES = 60;
    private static final int LINE = 10;
    private static final List<String> OUTPUTS = List.of("left", "right");

    @Test
    void eachOutputGetsEachOfItsLinesOnce() {
        for (long seed = 0; seed < SEEDS; seed++) {
            try {
                new World(seed).run();
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("seed " + seed, failure);
            }
        }
    }

    /** What outlives the processes. */
    private static final class World {
        private final Random random;
        private final SimDirectory disk = new SimDirectory();
        private final SimClock clock = new SimClock();
        /** Per output, what stands in its file: input and number of each line. */
        private final Map<String, List<String>> files = new HashMap<>();

        World(long seed) {
            random = new Random(seed);
            OUTPUTS.forEach(output -> files.put(output, new ArrayList<>()));
        }

        void run() {
            for (int life = 0; life < 6; life++) {
                disk.dieAfter(50 + random.nextInt(6000));
                try {
                    new Process(this).live(random.nextInt(400));
                } catch (SimCrash death) {
                    assertThat(death).isNotNull();
                }
                disk.kill();
            }
            Process last = new Process(this);
            last.live(Integer.MAX_VALUE);
            List<String> left = new ArrayList<>();
            List<String> right = new ArrayList<>();
            for (int line = 0; line < LINES; line++) {
                left.add("both " + line);
                right.add("both " + line);
                (line % 7 == 0 ? left : right).add("parted " + line);
                right.add("second " + line);
            }
            assertThat(files.get("left")).containsExactlyInAnyOrderElementsOf(left);
            assertThat(files.get("right")).containsExactlyInAnyOrderElementsOf(right);
            for (String output : OUTPUTS) {
                assertThat(last.registry.marks(output).keySet()).as("no lead is left").noneMatch(key -> key.startsWith("lead."));
            }
        }
    }

    /** One process: from start to death, or to the end of all lines. */
    private static final class Process implements Offload {
        private final World world;
        private final Random random;
        private final Fields fields = new Fields();
        private final Registry registry;
        private final RegistryDuty remembering;
        private final Map<String, Lane> lanes = new HashMap<>();
        private final List<Duty> duties = new ArrayList<>();
        private final List<Reader> readers = new ArrayList<>();
        private final List<Runnable> calls = new ArrayList<>();

        Process(World world) {
            this.world = world;
            this.random = world.random;
            Opening opening = Registry.open(new RegistrySetup(world.disk.storage(), world.clock, SyncPolicy.BATCH, random, 3000));
            registry = ((Opening.Opened) opening).registry();
            remembering = new RegistryDuty(registry, new Signal());
            duties.add(remembering);
            OUTPUTS.forEach(this::open);
            WorkQueue queue = new WorkQueue();
            duties.add(new ParseDuty(1, queue, new Lookout(), fields, new Signal()));
            RoutePlan.Route seventh = new RoutePlan.Route(() -> event -> event.offset() / LINE % 7 == 0, List.of("left"));
            read("both", RoutePlan.to(OUTPUTS), queue);
            read("parted", new RoutePlan(List.of(seventh), List.of("right")), queue);
            read("second", RoutePlan.to(List.of("right")), queue);
        }

        private void open(String name) {
            Map<String, String> marks = registry.marks(name);
            List<String> file = world.files.get(name);
            int committed = Integer.parseInt(marks.getOrDefault("length", "0"));
            assertThat(file).as("what is committed is there").hasSizeGreaterThanOrEqualTo(committed);
            file.subList(committed, file.size()).clear();
            OutputContext context = new OutputContext(name, registry.epoch(), fields, Path.of("nowhere"), world.clock, marks);
            CopyOnWriteArrayList<Runnable> inputs = new CopyOnWriteArrayList<>();
            RegistryPositions positions = new RegistryPositions(remembering);
            OutputTally tally = new OutputTally();
            ShipDuty ship = new ShipDuty(new ShipDuty.Gear(
                    context, new ExactFile(file, world), Delivery.IN_ORDER, this, positions, tally, new Signal(), () -> {}, random));
            duties.add(ship);
            lanes.put(name, new Lane(new Lane.Gear(
                    name, new BatchPool(4096, 1024), positions, tally, ship, Optional.empty(), 0, inputs, Leads.of(marks))));
        }

        private void read(String input, RoutePlan plan, WorkQueue queue) {
            Tally tally = new Tally();
            Junction junction = new Junction(
                    plan.outputs().stream().map(lanes::get).toList(),
                    queue,
                    new Junction.Traffic(ChainPlan.EMPTY, plan, fields, tally, new Lookout(), new Signal()));
            readers.add(new Reader(input, remembering.memory(input), junction, tally, random));
        }

        @Override
        public <T> void run(String name, Callable<T> call, BiConsumer<T, Throwable> back) {
            calls.add(() -> {
                try {
                    back.accept(call.call(), null);
                } catch (Exception thrown) {
                    back.accept(null, thrown);
                }
            });
        }

        void live(int steps) {
            for (int step = 0; step < steps && !isDone(); step++) {
                assertThat(step).as("comes to an end").isLessThan(1_000_000);
                switch (random.nextInt(4)) {
                    case 0 -> readers.get(random.nextInt(readers.size())).work();
                    case 1 -> {
                        if (!calls.isEmpty()) {
                            calls.remove(random.nextInt(calls.size())).run();
                        }
                    }
                    case 2 -> duties.get(random.nextInt(duties.size())).work(world.clock.nanos());
                    default -> world.clock.advance(Duration.ofMillis(random.nextInt(300)));
                }
            }
            if (isDone()) {
                readers.forEach(reader -> assertThat(reader.tally.balance().inFlight()).isZero());
                lanes.values().forEach(lane -> assertThat(lane.tally().balance().inFlight()).isZero());
            }
        }

        private boolean isDone() {
            return readers.stream().allMatch(Reader::isDone)
                    && lanes.values().stream().allMatch(Lane::isIdle)
                    && remembering.isIdle();
        }
    }

    /** Reads a file of lines, from where the registry says it was. */
    private static final class Reader {
        private final String input;
        private final Junction junction;
        private final Tally tally;
        private final Random random;
        private Source source;
        private long offset;

        Reader(String input, Memory memory, Junction junction, Tally tally, Random random) {
            this.input = input;
            this.junction = junction;
            this.tally = tally;
            this.random = random;
            List<Entry> known = memory.recall();
            if (known.isEmpty()) {
                Entry born = new Entry(0, input, input, "", 0, 0, new byte[0], 0, 0);
                memory.open(born, generation -> from(generation, 0));
            } else {
                from(known.getFirst().generation(), known.getFirst().offset());
            }
        }

        private void from(long generation, long at) {
            Source.Template template = new Source.Template(Map.of(), new int[0]);
            source = new Source(input, generation, Source.idPrefix("e", generation), input, template, new byte[0][], tally);
            offset = at;
        }

        boolean isDone() {
            return offset == LINES * LINE;
        }

        void work() {
            Batch batch = source == null || isDone() ? null : junction.tryAcquire();
            if (batch == null) {
                return;
            }
            long first = offset;
            int lines = 0;
            for (int most = 1 + random.nextInt(12); lines < most && !isDone(); lines++) {
                batch.addLine(0, 1, offset, 0);
                offset += LINE;
            }
            batch.use(1);
            batch.endSpan(new Span(source, first, offset, 0, lines, 0));
            tally.read(lines, offset - first);
            junction.submit(batch);
        }
    }

    /** Appends and says how long it is; sometimes it cannot. */
    private record ExactFile(List<String> file, World world) implements Output {
        @Override
        public Outcome send(Shipment shipment) {
            if (world.random.nextInt(5) == 0) {
                return Outcome.retry(shipment, "cannot now");
            }
            Event event = shipment.cursor();
            for (int i = shipment.first(); i >= 0; i = shipment.after(i)) {
                event.at(shipment.batch(), i);
                file.add(event.source().input() + ' ' + event.offset() / LINE);
            }
            return new Outcome.Delivered(Map.of("length", Integer.toString(file.size())));
        }

        @Override
        public void close() {}
    }
}
