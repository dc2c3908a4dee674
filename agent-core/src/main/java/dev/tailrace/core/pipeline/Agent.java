package dev.tailrace.core.pipeline;

import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.duty.Duty;
import dev.tailrace.core.duty.Signal;
import dev.tailrace.core.observe.Lookout;
import dev.tailrace.core.registry.Recovery;
import dev.tailrace.core.setup.AgentConfig;
import dev.tailrace.core.setup.InputConfig;
import dev.tailrace.core.status.AgentStatus;
import dev.tailrace.core.status.Operator;
import dev.tailrace.core.status.ReloadStatus;
import dev.tailrace.core.traffic.TrafficReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running agent, from {@link #start} to {@link #awaitEnd}.
 *
 * <p>Its parts are stopped in the order of the data path, each only when what feeds it is done, so that stopping takes back nothing that
 * the time allowed: inputs, parse workers, outputs, registry.
 */
public final class Agent implements Operator {
    private static final Logger LOG = LoggerFactory.getLogger(Agent.class);
    private static final long LOOK_EVERY = 5_000_000L;
    private static final long PROGRESS_EVERY = 10_000_000_000L;

    private final AgentOptions options;
    private final Clock clock = Clock.SYSTEM;
    private final long started = clock.nanos();
    private final long startedMillis = clock.epochMillis();
    private final Signal wake = new Signal();
    private final Crew crew = new Crew(clock, this::failed);
    private final RegistryHold registry;
    private final Wiring wiring;
    private final Sentries sentries;
    private final Optional<FollowedConfig> file;
    private final Vitals vitals;
    private final AgentConfig startedWith;
    private volatile AgentConfig config;
    private volatile boolean stopping;
    private volatile Throwable failure;

    private Agent(AgentConfig config, AgentOptions options, RegistryHold registry) {
        this.config = config;
        this.startedWith = config;
        this.options = options;
        this.registry = registry;
        Lookout lookout = new Lookout();
        this.wiring = new Wiring(new Wiring.Gear(options, clock, crew, registry, lookout));
        this.vitals = new Vitals(wiring, registry.duty(), clock, started, startedMillis);
        this.sentries = new Sentries(crew, clock, lookout);
        this.file = options.file().map(each -> new FollowedConfig(each, startedMillis));
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
            Recollection memory = Recollection.before(
                    registry,
                    config.inputs().stream().map(InputConfig::id).toList(),
                    config.outputs().stream().map(output -> output.name()).toList());
            agent.crew.start(Crew.Station.REGISTRY, registry.duty(), registry.signal());
            agent.sentries.post(config);
            agent.wiring.start(config, memory);
        } catch (IOException | RuntimeException e) {
            agent.wiring.stopAll();
            throw e;
        }
        return agent;
    }

    /** Asks the agent to end: stop reading, finish what is in flight, save. Returns at once; from any thread. */
    public void stop() {
        stopping = true;
        wake.raise();
    }

    @Override
    public void reload() {
        file.ifPresent(FollowedConfig::ask);
        wake.raise();
    }

    /** Waits for the end (all read, with {@code --once}; {@link #stop}; a failure), stops everything and says what the run came to. */
    public Summary awaitEnd() throws InterruptedException {
        long nextProgress = started;
        while (!stopping && failure == null && !(options.once() && isDone() && isEmpty())) {
            long now = clock.nanos();
            if (now >= nextProgress) {
                nextProgress = now + PROGRESS_EVERY;
                progress(now);
            }
            if (!options.once()) {
                Optional<AgentConfig> next =
                        file.flatMap(each -> each.look(config.reload(), config.names(), now, clock.epochMillis()));
                if (next.isPresent()) {
                    takeOver(next.get());
                }
            }
            wake.await(options.once() ? LOOK_EVERY : pause(nextProgress));
            wake.take();
        }
        if (failure == null) {
            drain();
        }
        wiring.stopAll();
        return summary();
    }

    private long pause(long nextProgress) {
        long due = nextProgress;
        if (file.isPresent() && config.reload().enabled()) {
            due = Math.min(due, file.get().due());
        }
        return Math.max(1, due - clock.nanos());
    }

    private void progress(long now) {
        vitals.sample(now);
        if (options.once() && now - started >= PROGRESS_EVERY) {
            LOG.info("so far: {}", summary().text());
        }
    }

    // ---- another configuration

    private void takeOver(AgentConfig next) throws InterruptedException {
        Difference difference = Difference.between(config, next);
        List<String> later = atNextStart(next);
        if (difference.isEmpty() && isOtherwiseSame(next)) {
            file.orElseThrow().unchanged();
            LOG.info("the configuration was read again: nothing has changed");
            return;
        }
        if (!difference.isEmpty() && !registry.duty().status().isHealthy()) {
            file.orElseThrow().refuse(List.of(registry.duty().status().trouble()), clock.epochMillis());
            return;
        }
        try {
            if (!difference.isEmpty() && !exchange(difference, next)) {
                return;
            }
        } catch (IOException e) {
            file.orElseThrow().refuse(List.of(e.getMessage()), clock.epochMillis());
            return;
        }
        config = next;
        sentries.post(next);
        wiring.staff(next);
        options.onChange().accept(next);
        file.orElseThrow().taken(clock.epochMillis(), later);
        LOG.info("the configuration was taken over; started anew: inputs {}, outputs {}", difference.inputs(), difference.outputs());
    }

    private boolean isOtherwiseSame(AgentConfig next) {
        return next.http().equals(config.http())
                && next.health().equals(config.health())
                && next.logging().equals(config.logging())
                && next.reload().equals(config.reload())
                && next.shutdownTimeout().equals(config.shutdownTimeout())
                && next.alerts().equals(config.alerts())
                && next.data().equals(config.data())
                && next.registry().equals(config.registry());
    }

    private List<String> atNextStart(AgentConfig next) {
        List<String> later = new ArrayList<>();
        if (!next.data().equals(startedWith.data())) {
            later.add("data");
        }
        if (!next.registry().equals(startedWith.registry())) {
            later.add("registry");
        }
        return later;
    }

    /**
     * Stops what cannot stay, after what it has in flight has arrived, and starts what takes its place. If something does not arrive within
     * the time for stopping, because an output is away, all that shares an output with it is started anew from what is remembered.
     *
     * @return false if the agent is to end meanwhile
     * @throws IOException if an output cannot be opened; what ran before runs again
     */
    private boolean exchange(Difference difference, AgentConfig next) throws IOException, InterruptedException {
        wiring.drain(difference);
        long deadline = clock.nanos() + config.shutdownTimeout().toNanos();
        boolean drained = awaitUntil(() -> wiring.isDrained(difference), deadline);
        if (stopping || failure != null) {
            return false;
        }
        Difference stopped = difference;
        if (!drained) {
            stopped = difference.widened(config);
            LOG.warn("an output does not take what is in flight: that is read again; started anew: inputs {}, outputs {}",
                    stopped.inputs(), stopped.outputs());
        }
        wiring.stop(stopped);
        Recollection memory = Recollection.during(registry.duty());
        try {
            wiring.start(next, memory);
        } catch (IOException refused) {
            wiring.stop(stopped);
            startAgain(memory, refused);
            throw refused;
        }
        return true;
    }

    private void startAgain(Recollection memory, IOException refused) throws InterruptedException {
        try {
            wiring.start(config, memory);
        } catch (IOException worse) {
            worse.addSuppressed(refused);
            failure = worse;
        }
    }

    // ---- the end

    private boolean awaitUntil(BooleanSupplier condition, long deadline) {
        while (!condition.getAsBoolean() && failure == null && !stopping) {
            if (clock.nanos() >= deadline) {
                return false;
            }
            wake.await(LOOK_EVERY);
            wake.take();
        }
        return true;
    }

    private void drain() {
        wiring.inputs().forEach(run -> run.input().drain());
        wiring.outputs().forEach(run -> run.lane().drain());
        long deadline = clock.nanos() + config.shutdownTimeout().toNanos();
        while (!isDone() && failure == null) {
            if (clock.nanos() >= deadline) {
                LOG.warn(
                        "after {} ms some lines are still on their way; they are read and shipped again at the next start",
                        config.shutdownTimeout().toMillis());
                return;
            }
            wake.await(LOOK_EVERY);
        }
    }

    /** True if every input has handed over all it will, and all of that has settled and is remembered. */
    private boolean isDone() {
        return wiring.inputs().stream().allMatch(run -> run.input().isExhausted())
                && wiring.outputs().stream().allMatch(run -> run.lane().isIdle())
                && registry.duty().isIdle();
    }

    private boolean isEmpty() {
        return wiring.outputs().stream().allMatch(run -> run.lane().isEmpty());
    }

    private void failed(Duty duty, Throwable bug) {
        LOG.error("{} failed; the agent ends", duty.name(), bug);
        failure = bug;
        wake.raise();
    }

    // ---- how it does

    /** What opening the registry found. */
    public Recovery recovery() {
        return registry.recovery();
    }

    @Override
    public AgentStatus status() throws InterruptedException {
        return vitals.status(config, file.map(FollowedConfig::status).orElse(ReloadStatus.started("", startedMillis)), sentries.alerts());
    }

    @Override
    public Optional<TrafficReport> traffic() throws InterruptedException {
        return sentries.traffic();
    }

    @Override
    public Optional<String> ailment() {
        return failure != null
                ? Optional.of("ends because of a failure: " + failure)
                : vitals.ailment(config.health().stalledAfter());
    }

    /** What the run has come to so far. On the thread that waits for its end, or after it. */
    public Summary summary() {
        return vitals.summary(failure);
    }
}
