package dev.tailrace.core.pipeline;

import dev.tailrace.core.batch.BatchPool;
import dev.tailrace.core.batch.Constant;
import dev.tailrace.core.batch.Source;
import dev.tailrace.core.batch.Tally;
import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.duty.Duty;
import dev.tailrace.core.duty.Offload;
import dev.tailrace.core.duty.Signal;
import dev.tailrace.core.encode.JsonText;
import dev.tailrace.core.input.Input;
import dev.tailrace.core.input.InputContext;
import dev.tailrace.core.input.Memory;
import dev.tailrace.core.output.Delivery;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.OutputContext;
import dev.tailrace.core.parse.ParseDuty;
import dev.tailrace.core.parse.WorkQueue;
import dev.tailrace.core.platform.Platform;
import dev.tailrace.core.queue.QueueDuty;
import dev.tailrace.core.queue.QueueOptions;
import dev.tailrace.core.queue.QueueState;
import dev.tailrace.core.registry.DirectoryStorage;
import dev.tailrace.core.registry.Leads;
import dev.tailrace.core.processors.DropRule;
import dev.tailrace.core.registry.RegistryDuty;
import dev.tailrace.core.setup.AgentConfig;
import dev.tailrace.core.setup.InputConfig;
import dev.tailrace.core.setup.OutputConfig;
import dev.tailrace.core.ship.OutputTally;
import dev.tailrace.core.ship.Parcel;
import dev.tailrace.core.ship.Positions;
import dev.tailrace.core.ship.ShipDuty;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running agent, from {@link #start} to {@link #awaitEnd}.
 *
 * <p>Its parts are stopped in the order of the data path, each only when what feeds it is done, so that stopping takes back nothing that
 * the time allowed: inputs, parse workers, outputs, registry.
 */
public final class Agent {
    private static final Logger LOG = LoggerFactory.getLogger(Agent.class);
    private static final long LOOK_EVERY = 5_000_000L;
    private static final long PROGRESS_EVERY = 10_000_000_000L;

    private final AgentConfig config;
    private final AgentOptions options;
    private final Clock clock = Clock.SYSTEM;
    private final long started = clock.nanos();
    private final Signal wake = new Signal();
    private final Crew crew = new Crew(clock, this::failed);
    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    private final List<Output> outputs = new ArrayList<>();
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private final List<Input> inputs = new ArrayList<>();
    private final RegistryHold registry;
    private final WorkQueue queue = new WorkQueue();
    private volatile boolean stopping;
    private volatile Throwable failure;

    private Agent(AgentConfig config, AgentOptions options, RegistryHold registry) {
        this.config = config;
        this.options = options;
        this.registry = registry;
    }

    /**
     * Opens the registry and the outputs, and sets everything going.
     *
     * @throws IOException if it cannot: another agent has the registry, an output cannot be opened. Nothing is left running then
     */
    public static Agent start(AgentConfig config, AgentOptions options) throws IOException, InterruptedException {
        RegistryHold registry = RegistryHold.open(options.data(), config.registry().sync(), Clock.SYSTEM);
        Agent agent = new Agent(config, options, registry);
        try {
            agent.startAll();
        } catch (IOException | RuntimeException e) {
            agent.stopAll();
            throw e;
        }
        return agent;
    }

    private void startAll() throws IOException {
        RegistryDuty duty = registry.duty();
        Map<String, Memory> memories = new HashMap<>();
        config.inputs().forEach(input -> memories.put(input.id(), duty.memory(input.id())));
        crew.start(Crew.Station.REGISTRY, duty, registry.signal());
        for (OutputConfig output : config.outputs()) {
            if (config.inputs().stream().anyMatch(input -> input.routes().outputs().contains(output.name()))) {
                lanes.put(output.name(), openLane(output, duty));
            }
        }
        if (config.inputs().stream().anyMatch(input -> Junction.needsWorker(input.processors(), input.routes()))) {
            for (int worker = 1; worker <= config.pipeline().workers(); worker++) {
                Signal signal = new Signal();
                crew.start(Crew.Station.PARSE, new ParseDuty(worker, queue, config.names(), signal), signal);
            }
        }
        Platform platform = Platform.current();
        Map<Input, Signal> signals = new LinkedHashMap<>();
        for (InputConfig input : config.inputs()) {
            Signal signal = new Signal();
            signals.put(startInput(input, memories.get(input.id()), platform, signal), signal);
        }
        signals.forEach((input, signal) -> crew.start(Crew.Station.INPUT, input, signal));
    }

    private Lane openLane(OutputConfig config, RegistryDuty memory) throws IOException {
        Map<String, String> marks = registry.registry().marks(config.name());
        OutputContext context = new OutputContext(
                config.name(),
                registry.registry().epoch(),
                this.config.names(),
                options.data(),
                clock,
                marks,
                this.config.name(),
                memory::entry);
        Delivery delivery = config.plan().delivery();
        Output output = config.plan().open(context);
        outputs.add(output);
        Signal signal = new Signal();
        CopyOnWriteArrayList<Signal> waiting = new CopyOnWriteArrayList<>();
        Positions positions = new RegistryPositions(memory);
        OutputTally tally = new OutputTally();
        Runnable onFree = () -> waiting.forEach(Signal::raise);
        ShipDuty ship = new ShipDuty(new ShipDuty.Gear(
                context,
                output,
                delivery,
                Offload.VIRTUAL_THREADS,
                positions,
                tally,
                signal,
                onFree,
                ThreadLocalRandom.current()));
        crew.start(Crew.Station.SHIP, ship, signal);
        Optional<QueueDuty> queue = config.queue().isEmpty()
                ? Optional.empty()
                : Optional.of(openQueue(config.queue().get(), context, delivery, ship::accept, new Lane.Ways(positions, tally, onFree)));
        BatchPool pool = pool(config.name());
        return new Lane(new Lane.Gear(
                config.name(), pool, positions, tally, ship, queue, delivery.linger().toNanos(), waiting, Leads.of(marks)));
    }

    private QueueDuty openQueue(
            QueueOptions queue, OutputContext context, Delivery delivery, Consumer<Parcel> ship, Lane.Ways ways) throws IOException {
        int batch = config.pipeline().batch();
        Signal signal = new Signal();
        QueueDuty duty = QueueDuty.open(new QueueDuty.Gear(
                context,
                new DirectoryStorage(options.data().resolve("queue").resolve(context.name())),
                queue,
                new BatchPool((delivery.maxInFlight() + 1L) * 2 * batch, batch, 2 * batch),
                ways.positions(),
                ways.tally(),
                ship,
                signal,
                ways.onFree()));
        crew.start(Crew.Station.QUEUE, duty, signal);
        return duty;
    }

    /** With the fields of its lines a batch is mostly less than twice as large as without, and their places take less than a quarter of it. */
    private BatchPool pool(String output) {
        boolean parses = config.inputs().stream()
                .anyMatch(input -> input.routes().outputs().contains(output) && !input.processors().isEmpty());
        int batch = config.pipeline().batch();
        return new BatchPool(config.pipeline().memory(), batch, parses ? 2 * batch : batch + batch / 4);
    }

    private Input startInput(InputConfig input, Memory memory, Platform platform, Signal signal) {
        Tally tally = new Tally();
        tallies.put(input.id(), tally);
        Map<Integer, byte[]> shared = new HashMap<>(input.fields());
        shared.put(config.names().intern("host.name"), JsonText.quote(config.name()));
        shared.put(config.names().intern("input.id"), JsonText.quote(input.id()));
        Source.Template template = new Source.Template(
                shared,
                input.plan().ownFields(config.names()),
                input.tags().toArray(Constant[]::new));
        Input started = input.plan()
                .start(new InputContext(
                        input.id(),
                        config.names(),
                        template,
                        tally,
                        new Junction(
                                input.routes().outputs().stream().map(lanes::get).toList(),
                                queue,
                                new Junction.Traffic(input.processors(), input.routes(), config.names(), tally, signal)),
                        memory,
                        signal,
                        clock,
                        platform,
                        options.once()));
        inputs.add(started);
        return started;
    }

    /** Asks the agent to end: stop reading, finish what is in flight, save. Returns at once; from any thread. */
    public void stop() {
        stopping = true;
        wake.raise();
    }

    /** Waits for the end (all read, with {@code --once}; {@link #stop}; a failure), stops everything and says what the run came to. */
    public Summary awaitEnd() throws InterruptedException {
        long nextProgress = started + PROGRESS_EVERY;
        while (!stopping && failure == null && !(options.once() && isDone() && lanes.values().stream().allMatch(Lane::isEmpty))) {
            wake.await(options.once() ? LOOK_EVERY : PROGRESS_EVERY);
            wake.take();
            long now = clock.nanos();
            if (options.once() && now >= nextProgress) {
                nextProgress = now + PROGRESS_EVERY;
                LOG.info("so far: {}", summary().text());
            }
        }
        if (failure == null) {
            drain();
        }
        stopAll();
        return summary();
    }

    private void drain() throws InterruptedException {
        inputs.forEach(Input::drain);
        lanes.values().forEach(Lane::drain);
        long deadline = clock.nanos() + config.shutdownTimeout().toNanos();
        while (!isDone() && failure == null) {
            if (clock.nanos() >= deadline) {
                LOG.warn(
                        "after {} some lines are still on their way; they are read and shipped again at the next start",
                        config.shutdownTimeout());
                return;
            }
            wake.await(LOOK_EVERY);
        }
    }

    /** True if every input has handed over all it will, and all of that has settled and is remembered. */
    private boolean isDone() {
        return inputs.stream().allMatch(Input::isExhausted)
                && lanes.values().stream().allMatch(Lane::isIdle)
                && registry.duty().isIdle();
    }

    private void stopAll() throws InterruptedException {
        for (Crew.Station station : Crew.Station.values()) {
            crew.stop(station);
            if (station == Crew.Station.SHIP) {
                outputs.forEach(Output::close);
            }
        }
    }

    private void failed(Duty duty, Throwable bug) {
        LOG.error("{} failed; the agent ends", duty.name(), bug);
        failure = bug;
        wake.raise();
    }

    /** What the run has come to so far. */
    public Summary summary() {
        Map<String, Tally.Balance> balances = new LinkedHashMap<>();
        tallies.forEach((id, tally) -> balances.put(id, tally.balance()));
        Map<String, OutputTally.Balance> shipped = new LinkedHashMap<>();
        Map<String, List<DropRule.Count>> drops = new LinkedHashMap<>();
        config.inputs().forEach(input -> drops.put(input.id(), input.processors().drops()));
        Map<String, QueueState> queues = new LinkedHashMap<>();
        lanes.forEach((name, lane) -> {
            shipped.put(name, lane.tally().balance());
            lane.queue().ifPresent(queue -> queues.put(name, queue.state()));
        });
        return new Summary(balances, shipped, drops, queues, Duration.ofNanos(clock.nanos() - started), failure);
    }
}
