package dev.tailrace.inputs.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.BatchPool;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Source;
import dev.tailrace.core.batch.Tally;
import dev.tailrace.core.duty.Duty;
import dev.tailrace.core.duty.Offload;
import dev.tailrace.core.duty.Signal;
import dev.tailrace.core.input.InputContext;
import dev.tailrace.core.input.Memory;
import dev.tailrace.core.input.Outlet;
import dev.tailrace.core.output.Delivery;
import dev.tailrace.core.output.OutputContext;
import dev.tailrace.core.parse.WorkQueue;
import dev.tailrace.core.pipeline.Junction;
import dev.tailrace.core.pipeline.Lane;
import dev.tailrace.core.platform.PosixPlatform;
import dev.tailrace.core.processors.ChainPlan;
import dev.tailrace.core.registry.Entry;
import dev.tailrace.core.registry.Opening;
import dev.tailrace.core.registry.Registry;
import dev.tailrace.core.registry.RegistryDuty;
import dev.tailrace.core.registry.RegistrySetup;
import dev.tailrace.core.registry.Settled;
import dev.tailrace.core.registry.SettledPart;
import dev.tailrace.core.route.RoutePlan;
import dev.tailrace.core.ship.OutputTally;
import dev.tailrace.core.registry.SyncPolicy;
import dev.tailrace.core.ship.Positions;
import dev.tailrace.core.ship.ShipDuty;
import dev.tailrace.core.sim.SimClock;
import dev.tailrace.core.sim.SimRegistryDisk;
import dev.tailrace.inputs.file.disk.Watch;
import dev.tailrace.inputs.sim.SimFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** One life of the agent's process: tail, ship and registry duties, turned by hand. */
final class SimAgent implements Offload, Positions {
    private static final String INPUT = "squid";
    private static final int MOST_TURNS = 20_000;

    private final SimClock clock;
    private final SimReceiver receiver;
    private final Tally tally = new Tally();
    private final ArrayDeque<Runnable> calls = new ArrayDeque<>();
    private final RegistryDuty registry;
    private final FileInput tail;
    private final List<Duty> duties;

    /**
     * What surrounds it.
     *
     * @param hints whether the system tells of changes
     */
    record World(SimFiles files, SimRegistryDisk disk, SimClock clock, SimReceiver receiver, boolean hints) {}

    SimAgent(World world, FileSettings settings, Random random) {
        clock = world.clock();
        receiver = world.receiver();
        Opening opening = Registry.open(new RegistrySetup(world.disk().storage(), clock, SyncPolicy.BATCH, random, 4000));
        registry = new RegistryDuty(((Opening.Opened) opening).registry(), new Signal());
        Memory memory = registry.memory(INPUT);
        for (Entry entry : memory.recall()) {
            assertThat(entry.offset())
                    .as("the position of generation %d is not ahead of what is settled", entry.generation())
                    .isLessThanOrEqualTo(receiver.settledEnd(entry.generation()));
        }
        Fields fields = new Fields();
        OutputContext output = new OutputContext("sim", memory.epoch(), fields, Path.of("nowhere"), clock, Map.of());
        Delivery delivery = new Delivery(1 + random.nextInt(2), Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(60), null);
        OutputTally tallied = new OutputTally();
        CopyOnWriteArrayList<Signal> inputs = new CopyOnWriteArrayList<>();
        ShipDuty ship = new ShipDuty(
                new ShipDuty.Gear(output, receiver, delivery, this, this, tallied, new Signal(), () -> inputs.forEach(Signal::raise), random));
        BatchPool pool = new BatchPool(4 << 15, 1 << 15);
        Lane lane = new Lane(
                new Lane.Gear("sim", pool, this, tallied, ship, Optional.empty(), random.nextInt(2) * 100_000_000L, inputs, Map.of()));
        Signal signal = new Signal();
        Source.Template template = new Source.Template(Map.of(), new int[] {fields.intern(FileInputFactory.LOG_FILE_PATH)});
        RoutePlan routes = RoutePlan.to(List.of("sim"));
        Outlet outlet = new Junction(
                List.of(lane), new WorkQueue(), new Junction.Traffic(ChainPlan.EMPTY, routes, fields, tally, signal));
        InputContext context = new InputContext(
                INPUT, fields, template, tally, outlet, memory, signal, clock, new PosixPlatform(), false);
        tail = new FileInput(
                settings, context, world.files(), () -> world.hints() ? world.files().watch() : Watch.NONE);
        duties = List.of(tail, ship, registry);
    }

    @Override
    public <T> void run(String name, Callable<T> call, BiConsumer<T, Throwable> back) {
        calls.add(() -> {
            T result;
            try {
                result = call.call();
            } catch (Exception thrown) {
                back.accept(null, thrown);
                return;
            }
            back.accept(result, null);
        });
    }

    @Override
    public void settled(SettledPart message) {
        throw new AssertionError("there is one output only");
    }

    @Override
    public void settled(Settled message) {
        receiver.settled(message.spans());
        registry.settled(message);
    }

    @Override
    public void whenDurable(Runnable then) {
        throw new AssertionError("there is no queue");
    }

    @Override
    public boolean canRemember() {
        return true;
    }

    /** One piece of work of one duty, or one call to the receiver. */
    int turnOne(int which) {
        if (which < duties.size()) {
            return duties.get(which).work(clock.nanos());
        }
        Runnable call = calls.poll();
        if (call != null) {
            call.run();
        }
        return call == null ? 0 : 1;
    }

    /** Works until nothing is left to do now. */
    void turn() {
        int turns = 0;
        for (int done = 1; done > 0; turns++) {
            done = 0;
            for (int which = 0; which <= duties.size(); which++) {
                done += turnOne(which);
            }
            assertThat(turns).as("the agent comes to rest").isLessThan(MOST_TURNS);
        }
        assertThat(tally.balance().inFlight()).as("in flight").isNotNegative();
    }

    /** Works while time passes, waking when its duties want to be woken. */
    void pass(Duration time) {
        long end = clock.nanos() + time.toNanos();
        int wakes = 0;
        turn();
        while (clock.nanos() < end) {
            long now = clock.nanos();
            long due = end;
            for (Duty duty : duties) {
                due = Math.min(due, duty.due(now));
            }
            assertThat(due).as("at rest means waiting for a time to come").isGreaterThan(now);
            clock.advance(Duration.ofNanos(due - now));
            turn();
            assertThat(++wakes).as("wakes in %s", time).isLessThan(MOST_TURNS);
        }
    }

    Tally.Balance books() {
        return tally.balance();
    }
}
