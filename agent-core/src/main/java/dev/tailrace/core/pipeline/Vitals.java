package dev.tailrace.core.pipeline;

import dev.tailrace.core.alert.AlertState;
import dev.tailrace.core.batch.Tally;
import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.processors.StepTally;
import dev.tailrace.core.queue.QueueState;
import dev.tailrace.core.registry.RegistryDuty;
import dev.tailrace.core.setup.AgentConfig;
import dev.tailrace.core.ship.OutputTally;
import dev.tailrace.core.ship.ShipState;
import dev.tailrace.core.status.AgentStatus;
import dev.tailrace.core.status.Pace;
import dev.tailrace.core.status.ReloadStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How the agent does: what its parts tell of themselves, put together. Changes nothing; asked from any thread unless it says otherwise. */
final class Vitals {
    private final Wiring wiring;
    private final RegistryDuty registry;
    private final Clock clock;
    private final long started;
    private final long startedMillis;
    private final Map<String, Pace> paces = new ConcurrentHashMap<>();

    /**
     * @param started when the agent did, in nanoseconds of the clock
     * @param startedMillis the same in milliseconds since 1970
     */
    Vitals(Wiring wiring, RegistryDuty registry, Clock clock, long started, long startedMillis) {
        this.wiring = wiring;
        this.registry = registry;
        this.clock = clock;
        this.started = started;
        this.startedMillis = startedMillis;
    }

    /** Counts what was delivered until now, so that the pace can be told. On the agent's thread. */
    void sample(long now) {
        for (OutputRun run : wiring.outputs()) {
            paces.computeIfAbsent(run.config().name(), name -> new Pace()).sample(now, run.lane().tally().balance().delivered());
        }
    }

    AgentStatus status(AgentConfig config, ReloadStatus reload, AlertState alerts) throws InterruptedException {
        long now = clock.nanos();
        Map<String, Double> rates = new HashMap<>();
        for (OutputRun run : wiring.outputs()) {
            Pace pace = paces.get(run.config().name());
            rates.put(run.config().name(), pace == null ? 0.0 : pace.now(now, run.lane().tally().balance().delivered()));
        }
        Map<String, ShipState> ships = Survey.states(wiring.outputs());
        return new AgentStatus(
                config.name(),
                startedMillis,
                clock.epochMillis(),
                reload,
                new Survey(clock).inputs(wiring.inputs(), ships, registry),
                Survey.outputs(wiring.outputs(), rates),
                registry.status(),
                alerts);
    }

    /** What keeps lines from being delivered, if anything does. */
    Optional<String> ailment(Duration stalledAfter) {
        if (!registry.status().isHealthy()) {
            return Optional.of(registry.status().trouble());
        }
        long now = clock.nanos();
        for (OutputRun run : wiring.outputs()) {
            ShipState state = run.lane().state();
            if (state.waitingSince() != 0 && now - state.waitingFrom() > stalledAfter.toNanos()) {
                String why = state.trouble() == null ? "no answer" : state.trouble();
                return Optional.of("output " + run.config().name() + ": nothing was delivered for " + (now - state.waitingFrom()) / 1_000_000_000
                        + " s, and lines wait: " + why);
            }
        }
        return Optional.empty();
    }

    /**
     * What the run has come to so far. On the agent's thread, or after its end.
     *
     * @param failure that ended it, or null
     */
    Summary summary(Throwable failure) {
        Map<String, Tally.Balance> balances = new LinkedHashMap<>();
        Map<String, List<StepTally.Count>> drops = new LinkedHashMap<>();
        wiring.tallies().forEach((id, tally) -> balances.put(id, tally.balance()));
        Map<String, List<StepTally.Count>> failures = new LinkedHashMap<>();
        wiring.inputs().forEach(run -> {
            drops.put(run.config().id(), run.config().processors().drops());
            failures.put(run.config().id(), run.config().processors().failures());
        });
        Map<String, OutputTally.Balance> shipped = new LinkedHashMap<>();
        Map<String, QueueState> queues = new LinkedHashMap<>();
        wiring.outputTallies().forEach((name, tally) -> shipped.put(name, tally.balance()));
        wiring.outputs().forEach(run -> run.lane().queue().ifPresent(queue -> queues.put(run.config().name(), queue.state())));
        return new Summary(balances, shipped, drops, failures, queues, Duration.ofNanos(clock.nanos() - started), failure);
    }
}
