package dev.tailrace.core.pipeline;

import dev.tailrace.core.batch.BatchPool;
import dev.tailrace.core.batch.Constant;
import dev.tailrace.core.batch.Source;
import dev.tailrace.core.batch.Tally;
import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.duty.Relay;
import dev.tailrace.core.duty.Signal;
import dev.tailrace.core.duty.Turning;
import dev.tailrace.core.encode.JsonText;
import dev.tailrace.core.input.Input;
import dev.tailrace.core.input.InputContext;
import dev.tailrace.core.observe.Lookout;
import dev.tailrace.core.output.Delivery;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.OutputContext;
import dev.tailrace.core.parse.ParseDuty;
import dev.tailrace.core.parse.WorkQueue;
import dev.tailrace.core.platform.Platform;
import dev.tailrace.core.queue.QueueDuty;
import dev.tailrace.core.queue.QueueOptions;
import dev.tailrace.core.registry.Leads;
import dev.tailrace.core.setup.AgentConfig;
import dev.tailrace.core.setup.InputConfig;
import dev.tailrace.core.setup.OutputConfig;
import dev.tailrace.core.ship.OutputTally;
import dev.tailrace.core.ship.Parcel;
import dev.tailrace.core.ship.Positions;
import dev.tailrace.core.ship.ShipDuty;
import dev.tailrace.core.storage.DirectoryStorage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * Starts inputs and outputs, connects them, and stops them. Owned by the agent's thread; what runs at the moment is told to any thread.
 * An input or output that is started again goes on with its books.
 */
final class Wiring {
    /**
     * What all parts share.
     *
     * @param options how to run
     * @param clock time
     * @param crew turns duties
     * @param registry remembers
     * @param lookout who looks at events as they pass
     */
    record Gear(AgentOptions options, Clock clock, Crew crew, RegistryHold registry, Lookout lookout) {}

    private final Gear gear;
    private final Platform platform = Platform.current();
    private final WorkQueue queue = new WorkQueue();
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private final Map<String, OutputTally> outputTallies = new LinkedHashMap<>();
    private volatile Map<String, InputRun> inputs = Map.of();
    private volatile Map<String, OutputRun> outputs = Map.of();

    Wiring(Gear gear) {
        this.gear = gear;
    }

    /** Those that run, in the order of the configuration. From any thread. */
    Collection<InputRun> inputs() {
        return inputs.values();
    }

    /** As {@link #inputs}. */
    Collection<OutputRun> outputs() {
        return outputs.values();
    }

    /** The books of all inputs that ran since the start, by id. */
    Map<String, Tally> tallies() {
        return tallies;
    }

    /** The books of all outputs that ran since the start, by name. */
    Map<String, OutputTally> outputTallies() {
        return outputTallies;
    }

    /**
     * Starts the parts of a configuration that do not run, and the workers that it needs.
     *
     * @throws IOException if an output cannot be opened; what was started before it runs
     */
    void start(AgentConfig config, Recollection memory) throws IOException, InterruptedException {
        for (OutputConfig output : config.outputs()) {
            if (!outputs.containsKey(output.name()) && Difference.running(config).contains(output.name())) {
                OutputRun run = open(config, output, memory.marksOf(output.name()));
                outputs = inOrder(outputs, output.name(), run, config.outputs().stream().map(OutputConfig::name).toList());
            }
        }
        staff(config);
        for (InputConfig input : config.inputs()) {
            if (!inputs.containsKey(input.id())) {
                InputRun run = start(config, input, memory);
                inputs = inOrder(inputs, input.id(), run, config.inputs().stream().map(InputConfig::id).toList());
            }
        }
    }

    /** Sees to it that there are workers, if the configuration or someone who looks at events needs them. */
    void staff(AgentConfig config) {
        boolean needed = gear.lookout().wantsUnparsed()
                || config.inputs().stream().anyMatch(input -> Junction.needsWorker(input.processors(), input.routes()));
        if (needed && gear.crew().isEmpty(Crew.Station.PARSE)) {
            startWorkers(config);
        }
    }

    private static <T> Map<String, T> inOrder(Map<String, T> runs, String name, T run, List<String> order) {
        Map<String, T> all = new LinkedHashMap<>();
        for (String each : order) {
            T one = each.equals(name) ? run : runs.get(each);
            if (one != null) {
                all.put(each, one);
            }
        }
        return all;
    }

    private void startWorkers(AgentConfig config) {
        for (int worker = 1; worker <= config.pipeline().workers(); worker++) {
            Signal signal = new Signal();
            gear.crew().start(Crew.Station.PARSE, new ParseDuty(worker, queue, gear.lookout(), config.names(), signal), signal);
        }
    }

    private OutputRun open(AgentConfig config, OutputConfig asked, Map<String, String> marks) throws IOException {
        OutputContext context = new OutputContext(
                asked.name(),
                gear.registry().registry().epoch(),
                config.names(),
                gear.options().data(),
                gear.clock(),
                marks,
                config.name(),
                gear.registry().duty()::entry);
        Delivery delivery = asked.plan().delivery();
        Output output = asked.plan().open(context);
        Signal signal = new Signal();
        CopyOnWriteArrayList<Runnable> waiting = new CopyOnWriteArrayList<>();
        Positions positions = new RegistryPositions(gear.registry().duty());
        OutputTally tally = outputTallies.computeIfAbsent(asked.name(), name -> new OutputTally());
        Relay relay = gear.crew().relay(signal);
        Runnable onFree = () -> waiting.forEach(Runnable::run);
        ShipDuty ship = new ShipDuty(new ShipDuty.Gear(
                context,
                output,
                delivery,
                relay,
                positions,
                tally,
                signal,
                onFree,
                ThreadLocalRandom.current()));
        Signal wake = new Signal();
        Optional<QueueDuty> disk = Optional.empty();
        if (asked.queue().isPresent()) {
            try {
                Before before = new Before(context, delivery, ship::accept, wake);
                disk = Optional.of(openQueue(config, asked.queue().get(), before, new Lane.Ways(positions, tally, onFree)));
            } catch (IOException e) {
                output.close();
                throw e;
            }
        }
        List<Turning> threads = new ArrayList<>();
        disk.ifPresent(duty -> threads.add(gear.crew().start(Crew.Station.QUEUE, duty, wake)));
        threads.add(gear.crew().start(Crew.Station.SHIP, ship, relay));
        Lane lane = new Lane(new Lane.Gear(
                asked.name(), pool(config, asked.name()), positions, tally, ship, disk, delivery.linger().toNanos(), waiting, Leads.of(marks)));
        return new OutputRun(asked, output, lane, threads);
    }

    /** The output that a disk queue stands before. */
    private record Before(OutputContext context, Delivery delivery, Consumer<Parcel> ship, Signal signal) {}

    private QueueDuty openQueue(AgentConfig config, QueueOptions options, Before output, Lane.Ways ways) throws IOException {
        int batch = config.pipeline().batch();
        return QueueDuty.open(new QueueDuty.Gear(
                output.context(),
                new DirectoryStorage(gear.options().data().resolve("queue").resolve(output.context().name())),
                options,
                new BatchPool((output.delivery().maxInFlight() + 1L) * 2 * batch, batch, 2 * batch),
                ways.positions(),
                ways.tally(),
                output.ship(),
                output.signal(),
                ways.onFree()));
    }

    /** With the fields of its lines a batch is mostly less than twice as large as without, and their places take less than a quarter of it. */
    private static BatchPool pool(AgentConfig config, String output) {
        boolean parses = config.inputs().stream()
                .anyMatch(input -> input.routes().outputs().contains(output) && !input.processors().isEmpty());
        int batch = config.pipeline().batch();
        return new BatchPool(config.pipeline().memory(), batch, parses ? 2 * batch : batch + batch / 4);
    }

    private InputRun start(AgentConfig config, InputConfig asked, Recollection memory) throws IOException, InterruptedException {
        Signal signal = new Signal();
        Tally tally = tallies.computeIfAbsent(asked.id(), id -> new Tally());
        Map<Integer, byte[]> shared = new HashMap<>(asked.fields());
        shared.put(config.names().intern("host.name"), JsonText.quote(config.name()));
        shared.put(config.names().intern("input.id"), JsonText.quote(asked.id()));
        Source.Template template = new Source.Template(
                shared, asked.plan().ownFields(config.names()), asked.tags().toArray(Constant[]::new));
        Junction junction = new Junction(
                asked.routes().outputs().stream().map(name -> outputs.get(name).lane()).toList(),
                queue,
                new Junction.Traffic(asked.processors(), asked.routes(), config.names(), tally, gear.lookout(), signal));
        Input input = asked.plan()
                .start(new InputContext(
                        asked.id(),
                        config.names(),
                        template,
                        tally,
                        junction,
                        memory.of(asked.id()),
                        signal,
                        gear.clock(),
                        platform,
                        gear.options().once()));
        return new InputRun(asked, input, tally, junction, gear.crew().start(Crew.Station.INPUT, input, signal));
    }

    // ---- stopping

    /** Asks parts to hand over what they have and to take nothing more. */
    void drain(Difference parts) {
        of(inputs, parts.inputs()).forEach(run -> run.input().drain());
        of(outputs, parts.outputs()).forEach(run -> run.lane().drain());
    }

    /** True if all that parts had has settled. */
    boolean isDrained(Difference parts) {
        return of(inputs, parts.inputs()).stream().allMatch(run -> run.input().isExhausted() && run.tally().balance().inFlight() == 0)
                && of(outputs, parts.outputs()).stream().allMatch(run -> run.lane().isIdle());
    }

    private static <T> List<T> of(Map<String, T> runs, Collection<String> names) {
        return names.stream().map(runs::get).filter(run -> run != null).toList();
    }

    /** Stops parts, and the workers. What was in flight stays unacknowledged: it is read and shipped again. */
    void stop(Difference parts) throws InterruptedException {
        for (InputRun run : of(inputs, parts.inputs())) {
            gear.crew().stop(run.thread());
        }
        gear.crew().stop(Crew.Station.PARSE);
        of(inputs, parts.inputs()).forEach(run -> run.junction().withdraw());
        for (OutputRun run : of(outputs, parts.outputs())) {
            for (Turning thread : run.threads()) {
                gear.crew().stop(thread);
            }
            run.output().close();
            run.lane().tally().forgetInFlight();
        }
        of(inputs, parts.inputs()).forEach(run -> run.tally().forgetInFlight());
        inputs = without(inputs, parts.inputs());
        outputs = without(outputs, parts.outputs());
    }

    private static <T> Map<String, T> without(Map<String, T> runs, Collection<String> names) {
        Map<String, T> left = new LinkedHashMap<>(runs);
        left.keySet().removeAll(names);
        return left;
    }

    /** Stops everything, in the order of the data path. */
    void stopAll() throws InterruptedException {
        for (Crew.Station station : Crew.Station.values()) {
            gear.crew().stop(station);
            if (station == Crew.Station.SHIP) {
                outputs.values().forEach(run -> run.output().close());
            }
        }
    }
}
