package dev.tailrace.core.pipeline;

import dev.tailrace.core.alert.AlertDuty;
import dev.tailrace.core.alert.AlertState;
import dev.tailrace.core.alert.Herald;
import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.duty.DutyThread;
import dev.tailrace.core.duty.Offload;
import dev.tailrace.core.duty.Signal;
import dev.tailrace.core.notify.Courier;
import dev.tailrace.core.observe.Lookout;
import dev.tailrace.core.observe.ObserverPlan;
import dev.tailrace.core.setup.AgentConfig;
import dev.tailrace.core.traffic.TrafficDuty;
import dev.tailrace.core.traffic.TrafficReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Those that look at events as they pass: alerts, and what the page tells of the logs. Owned by the agent's thread; its states are told to any. */
final class Sentries {
    private final Crew crew;
    private final Clock clock;
    private final Lookout lookout;
    private AgentConfig posted;
    private DutyThread alertThread;
    private DutyThread trafficThread;
    private volatile AlertDuty alerts;
    private volatile TrafficDuty traffic;

    Sentries(Crew crew, Clock clock, Lookout lookout) {
        this.crew = crew;
        this.clock = clock;
        this.lookout = lookout;
    }

    /** Looks as this configuration says from the next batch on; what it says no differently goes on as it is. */
    void post(AgentConfig config) throws InterruptedException {
        if (posted == null || !posted.alerts().equals(config.alerts()) || !posted.name().equals(config.name())) {
            stop(alertThread);
            alertThread = null;
            alerts = null;
            if (!config.alerts().rules().isEmpty()) {
                startAlerts(config);
            }
        }
        boolean wanted = config.http().enabled() && config.http().traffic();
        if (wanted && traffic == null) {
            Signal signal = new Signal();
            traffic = new TrafficDuty(config.names(), clock, signal);
            trafficThread = crew.start(Crew.Station.SENTRY, traffic, signal);
        } else if (!wanted) {
            stop(trafficThread);
            trafficThread = null;
            traffic = null;
        }
        posted = config;
        List<ObserverPlan> plans = new ArrayList<>();
        Optional.ofNullable(alerts).ifPresent(duty -> plans.add(duty.observers()));
        Optional.ofNullable(traffic).ifPresent(duty -> plans.add(duty.observers()));
        lookout.post(plans);
    }

    private void stop(DutyThread thread) throws InterruptedException {
        if (thread != null) {
            crew.stop(thread);
        }
    }

    private void startAlerts(AgentConfig config) {
        Signal signal = new Signal();
        Map<String, Herald> heralds = new LinkedHashMap<>();
        config.alerts().notifiers().forEach((name, notifier) ->
                heralds.put(name, new Courier(new Courier.Gear(notifier, config.name(), Offload.threads(), signal))));
        alerts = new AlertDuty(new AlertDuty.Gear(config.alerts().rules(), heralds, clock, signal));
        alertThread = crew.start(Crew.Station.SENTRY, alerts, signal);
    }

    /** How alerts stand. From any thread. */
    AlertState alerts() {
        AlertDuty duty = alerts;
        return duty == null ? AlertState.NONE : duty.state();
    }

    /** What the logs say; empty if nobody looks, or if it is not told within a second. From any thread. */
    Optional<TrafficReport> traffic() throws InterruptedException {
        TrafficDuty duty = traffic;
        if (duty == null) {
            return Optional.empty();
        }
        CompletableFuture<TrafficReport> report = new CompletableFuture<>();
        duty.ask(report::complete);
        try {
            return Optional.of(report.get(1, TimeUnit.SECONDS));
        } catch (TimeoutException silent) {
            return Optional.empty();
        } catch (ExecutionException bug) {
            throw new IllegalStateException(bug);
        }
    }
}
