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
import dev.tailrace.core.observe.Lookout;
import dev.tailrace.core.output.Delivery;
import dev.tailrace.core.output.OutputContext;
import dev.tailrace.core.parse.WorkQueue;
import dev.tailrace.core.pipeline.Junction;
import dev.tailrace.core.pipeline.Lane;
import dev.tailrace.core.platform.PosixPlatform;
import dev.tailrace.core.processors.ChainPlan;
import dev.tailrace.core.registry.Entry;
import dev.tailrace.core.registry.Memory;
import dev.tailrace.core.registry.Opening;
import dev.tailrace.core.registry.Registry;
import dev.tailrace.core.registry.RegistryDuty;
import dev.tailrace.core.registry.RegistrySetup;
import dev.tailrace.core.registry.RegistryView;
import dev.tailrace.core.registry.Settled;
import dev.tailrace.core.registry.SettledPart;
import dev.tailrace.core.registry.SyncPolicy;
import dev.tailrace.core.route.RoutePlan;
import dev.tailrace.core.ship.OutputTally;
import dev.tailrace.core.ship.Positions;
import dev.tailrace.core.ship.ShipDuty;
import dev.tailrace.core.sim.OffloadedCall;
import dev.tailrace.core.sim.SimClock;
import dev.tailrace.core.sim.SimDirectory;
import dev.tailrace.inputs.file.disk.Watch;
import dev.tailrace.inputs.sim.SimFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/**
 * One life of the agent's process: tail, ship and registry duties, turned by hand. Calls to the receiver take their time and come back in
 * any order.
 */
final class SimAgent implements Offload, Positions {
    /** So few that some runs go round files instead of waiting for hints. */
    private static final int FEW_HINTS = 3;
    private static final String INPUT = "squid";
    private static final int MOST_TURNS = 20_000;
    private static final int BATCHES = 4;
    /** What {@link #turnOne} chooses from. */
    static final int PIECES = 4;

    private final World world;
    private final SimClock clock;
    private final SimReceiver receiver;
    private final Random random;
    private final Tally tally = new Tally();
    private final List<SimCall> calls = new ArrayList<>();
    private final RegistryDuty registry;
    private final ShipDuty ship;
    private final Fields fields = new Fields();
    private final Source.Template template =
            new Source.Template(Map.of(), new int[] {fields.intern(FileInputFactory.LOG_FILE_PATH)});
    private final BatchPool pool = new BatchPool(BATCHES << 15, 1 << 15);
    private final Signal signal = new Signal();
    private final SimOutlet outlet;
    private FileInput tail;
    /** The configuration that is waited for, once a reload has stopped the input. */
    private FileSettings next;
    private boolean isRecalling;

    /**
     * What surrounds it.
     *
     * @param hints whether the system tells of changes
     */
    record World(SimFiles files, SimDirectory disk, SimClock clock, SimReceiver receiver, boolean hints) {}

    /** A call to the receiver that comes back at a time. */
    private record SimCall(long at, Runnable call) {}

    SimAgent(World world, FileSettings settings, Random random) {
        this.world = world;
        this.random = random;
        clock = world.clock();
        receiver = world.receiver();
        Opening opening = Registry.open(new RegistrySetup(world.disk().storage(), clock, SyncPolicy.BATCH, random, 4000));
        registry = new RegistryDuty(((Opening.Opened) opening).registry(), new Signal());
        Memory memory = registry.memory(INPUT);
        OutputContext output = new OutputContext("sim", memory.epoch(), fields, Path.of("nowhere"), clock, Map.of());
        int window = 1 + random.nextInt(3);
        Delivery delivery = new Delivery(window, Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(60), null);
        OutputTally tallied = new OutputTally();
        CopyOnWriteArrayList<Runnable> inputs = new CopyOnWriteArrayList<>();
        ship = new ShipDuty(
                new ShipDuty.Gear(output, receiver, delivery, this, this, tallied, new Signal(), () -> inputs.forEach(Runnable::run), random));
        long linger = random.nextInt(2) * 100_000_000L;
        Lane lane = new Lane(new Lane.Gear("sim", pool, this, tallied, ship, Optional.empty(), linger, inputs, Map.of()));
        Junction.Traffic traffic = new Junction.Traffic(
                ChainPlan.EMPTY, RoutePlan.to(List.of("sim")), fields, tally, new Lookout(), signal);
        outlet = new SimOutlet(new Junction(List.of(lane), new WorkQueue(), traffic), fields);
        start(settings, memory);
    }

    private void start(FileSettings settings, Memory memory) {
        memory.recall().forEach(entry -> checkNotAhead(entry, receiver));
        SimMemory watched = new SimMemory(memory, receiver, outlet);
        InputContext context =
                new InputContext(INPUT, fields, template, tally, outlet, watched, signal, clock, new PosixPlatform(), false);
        isRecalling = false;
        tail = new FileInput(settings, context, world.files(), () -> world.hints() ? world.files().watch() : Watch.NONE, FEW_HINTS);
    }

    private static void checkNotAhead(Entry entry, SimReceiver receiver) {
        assertThat(entry.offset())
                .as("remembered position of generation %d, compared with what is settled", entry.generation())
                .isLessThanOrEqualTo(receiver.settledEnd(entry.generation()));
    }

    /** Asks for another configuration: the input is stopped, what it read is delivered, and it is started again. */
    void reload(FileSettings settings) {
        next = settings;
        tail.drain();
    }

    private int goOnReloading() {
        if (next != null && tail != null && tail.isExhausted()) {
            tail.close();
            tail = null;
            return 1;
        }
        if (next != null && tail == null && tally.balance().inFlight() == 0) {
            FileSettings settings = next;
            next = null;
            isRecalling = true;
            registry.memory(INPUT, memory -> start(settings, memory));
            return 1;
        }
        return 0;
    }

    @Override
    public <T> void run(String name, Callable<T> call, BiConsumer<T, Throwable> back) {
        calls.add(new SimCall(clock.nanos() + receiver.delay(), new OffloadedCall<>(call, back)));
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

    /** One piece of work of one duty, or one call to the receiver, of those that may come back now. */
    int turnOne(int which) {
        return switch (which) {
            case 0 -> (tail == null ? 0 : tail.work(clock.nanos())) + goOnReloading();
            case 1 -> ship.work(clock.nanos());
            case 2 -> registry.work(clock.nanos());
            default -> call();
        };
    }

    private int call() {
        List<SimCall> due = calls.stream().filter(call -> call.at() <= clock.nanos()).toList();
        if (due.isEmpty()) {
            return 0;
        }
        SimCall call = due.get(random.nextInt(due.size()));
        calls.remove(call);
        call.call().run();
        return 1;
    }

    /** Works until nothing is left to do now. */
    void turn() {
        int turns = 0;
        for (int done = 1; done > 0; turns++) {
            done = 0;
            for (int which = 0; which < PIECES; which++) {
                done += turnOne(which);
            }
            assertThat(turns).as("the agent comes to rest").isLessThan(MOST_TURNS);
        }
    }

    /** Works while time passes, waking when its duties want to be woken. */
    void pass(Duration time) {
        long end = clock.nanos() + time.toNanos();
        int wakes = 0;
        turn();
        while (clock.nanos() < end) {
            long now = clock.nanos();
            long due = end;
            for (Duty duty : tail == null ? List.of(ship, registry) : List.of(tail, ship, registry)) {
                due = Math.min(due, duty.due(now));
            }
            for (SimCall call : calls) {
                due = Math.min(due, call.at());
            }
            assertThat(due).as("at rest means waiting for a time to come").isGreaterThan(now);
            clock.advance(Duration.ofNanos(due - now));
            turn();
            assertThat(++wakes).as("wakes in %s", time).isLessThan(MOST_TURNS);
        }
    }

    /** The promise, as far as it can be seen from outside at any moment. */
    void check() {
        Tally.Balance books = tally.balance();
        assertThat(books.read()).as("lines read").isEqualTo(outlet.submitted());
        assertThat(books.delivered()).as("lines delivered").isEqualTo(receiver.settledLines());
        assertThat(pool.out()).as("batches that are out").isBetween(0, BATCHES);
    }

    /** What is remembered on the disk is not ahead of what is settled. */
    static void checkRegistry(World world) {
        if (RegistryView.of(world.disk().copy().storage()) instanceof RegistryView.Readable readable) {
            readable.entries().forEach(entry -> checkNotAhead(entry, world.receiver()));
        }
    }

    /** Every line that this life has put into a batch. */
    Set<String> lines() {
        return outlet.lines();
    }

    boolean isReloading() {
        return next != null || isRecalling;
    }

    void checkAllDelivered() {
        assertThat(tally.balance().inFlight()).as("in flight when all is read").isZero();
    }
}
