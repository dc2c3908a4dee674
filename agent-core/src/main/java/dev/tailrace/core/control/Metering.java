package dev.tailrace.core.control;

import dev.tailrace.core.alert.AlertState;
import dev.tailrace.core.alert.Herald;
import dev.tailrace.core.output.Receiver;
import dev.tailrace.core.ship.ShipState;
import dev.tailrace.core.status.AgentStatus;
import dev.tailrace.core.status.AgentStatus.FileStatus;
import dev.tailrace.core.status.AgentStatus.InputStatus;
import dev.tailrace.core.status.AgentStatus.OutputStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Turns a status into numbers. */
final class Metering {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";

    private final Readings readings = new Readings();

    private Metering() {}

    static Answer answer(AgentStatus status, boolean healthy, Asked asked, String version) {
        Metering metering = new Metering();
        metering.readings.put(Meter.BUILD_INFO, 1, version);
        metering.readings.put(Meter.HEALTHY, healthy ? 1 : 0);
        metering.process(status);
        status.inputs().forEach(metering::input);
        status.outputs().forEach(output -> metering.output(output, status.at()));
        metering.readings.put(Meter.REGISTRY_HEALTHY, status.registry().isHealthy() ? 1 : 0);
        metering.readings.put(Meter.REGISTRY_ENTRIES, status.registry().entries());
        metering.readings.put(Meter.REGISTRY_LOG_BYTES, status.registry().logBytes());
        metering.alerts(status.alerts());
        return metering.readings.answer(asked.accept());
    }

    private void alerts(AlertState alerts) {
        for (AlertState.RuleState rule : alerts.rules()) {
            readings.put(Meter.ALERT_ACTIVE_GROUPS, rule.active(), rule.name());
            readings.put(Meter.ALERT_TOLD, rule.told(), rule.name());
            readings.put(Meter.ALERT_UNHEARD, rule.unheard(), rule.name());
        }
        readings.put(Meter.ALERT_MISSED_EVENTS, alerts.missed());
        for (Herald.State herald : alerts.heralds()) {
            readings.put(Meter.NOTIFIER_MESSAGES, herald.told(), herald.name());
            readings.put(Meter.NOTIFIER_FAILURES, herald.failures(), herald.name());
            readings.put(Meter.NOTIFIER_LOST_ALARMS, herald.lost(), herald.name());
            readings.put(Meter.NOTIFIER_WAITING_ALARMS, herald.waiting(), herald.name());
        }
    }

    private void process(AgentStatus status) {
        readings.put(Meter.START_TIME_SECONDS, status.startedAt() / 1e3);
        Duration cpu = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        readings.put(Meter.CPU_SECONDS, cpu.toMillis() / 1e3);
        long resident = residentBytes();
        if (resident > 0) {
            readings.put(Meter.RESIDENT_MEMORY_BYTES, resident);
        }
        Runtime java = Runtime.getRuntime();
        readings.put(Meter.HEAP_USED_BYTES, java.totalMemory() - java.freeMemory());
        readings.put(Meter.CONFIG_RELOADS, status.config().reloads());
        readings.put(Meter.CONFIG_REFUSALS, status.config().refusals());
        readings.put(Meter.CONFIG_IN_FORCE, status.config().refusedAt() == 0 ? 1 : 0);
    }

    /** 0 where the system does not tell. */
    private static long residentBytes() {
        if (!Files.exists(STATUS)) {
            return 0;
        }
        try {
            List<String> lines = Files.readAllLines(STATUS);
            return lines.stream()
                    .filter(line -> line.startsWith(RESIDENT))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException notTold) {
            return 0;
        }
    }

    private void input(InputStatus input) {
        String id = input.id();
        readings.put(Meter.INPUT_READ_EVENTS, input.books().read(), id);
        readings.put(Meter.INPUT_READ_BYTES, input.books().bytes(), id);
        readings.put(Meter.INPUT_DELIVERED_EVENTS, input.books().delivered(), id);
        readings.put(Meter.INPUT_DROPPED_EVENTS, input.books().dropped(), id);
        readings.put(Meter.INPUT_DEAD_LETTERED_EVENTS, input.books().deadLettered(), id);
        readings.put(Meter.INPUT_IN_FLIGHT_EVENTS, input.books().inFlight(), id);
        input.drops().forEach(drop -> readings.put(Meter.INPUT_RULE_DROPPED_EVENTS, drop.events(), id, drop.rule()));
        input.failures().forEach(failure -> readings.put(Meter.INPUT_PROCESSOR_FAILED_EVENTS, failure.events(), id, failure.rule()));
        if (!input.waitsFor().isEmpty()) {
            readings.put(Meter.INPUT_WAITS, 1, id, input.waitsFor());
        }
        readings.put(Meter.INPUT_ANSWERS, input.answers() ? 1 : 0, id);
        Map<String, Long> states = input.files().stream()
                .collect(Collectors.groupingBy(file -> file.state().split(",")[0], TreeMap::new, Collectors.counting()));
        states.forEach((state, files) -> readings.put(Meter.INPUT_FILES, files, id, state));
        readings.put(Meter.INPUT_LAG_BYTES, input.files().stream().mapToLong(FileStatus::lagBytes).sum(), id);
        readings.put(Meter.INPUT_LAG_SECONDS, input.files().stream().mapToDouble(FileStatus::lagSeconds).max().orElse(0), id);
        readings.put(Meter.INPUT_FAILING_FILES, input.files().stream().filter(file -> !file.trouble().isEmpty()).count(), id);
        if (input.answers()) {
            readings.put(Meter.INPUT_SHARING_VIOLATIONS, input.sharingViolations(), id);
        }
    }

    private void output(OutputStatus output, long now) {
        String name = output.name();
        readings.put(Meter.OUTPUT_TAKEN_EVENTS, output.books().taken(), name);
        readings.put(Meter.OUTPUT_DELIVERED_EVENTS, output.books().delivered(), name);
        readings.put(Meter.OUTPUT_DEAD_LETTERED_EVENTS, output.books().deadLettered(), name);
        readings.put(Meter.OUTPUT_LOST_EVENTS, output.books().lost(), name);
        readings.put(Meter.OUTPUT_IN_FLIGHT_EVENTS, output.books().inFlight(), name);
        ShipState state = output.state();
        readings.put(Meter.OUTPUT_SHIPMENTS, state.shipments(), name);
        readings.put(Meter.OUTPUT_RETRIES, state.retries(), name);
        readings.put(Meter.OUTPUT_SHIPMENTS_IN_FLIGHT, state.inFlight(), name);
        readings.put(Meter.OUTPUT_FAILING, state.trouble() == null ? 0 : 1, name);
        readings.put(Meter.OUTPUT_WAITING_SECONDS, since(state.waitingSince(), now), name);
        readings.put(Meter.OUTPUT_OLDEST_EVENT_SECONDS, since(state.oldest(), now), name);
        readings.put(Meter.OUTPUT_MEMORY_LIMIT_BYTES, output.pool().limit(), name);
        readings.put(Meter.OUTPUT_MEMORY_HELD_BYTES, output.pool().held(), name);
        output.queue().ifPresent(queue -> {
            readings.put(Meter.OUTPUT_QUEUE_EVENTS, queue.events(), name);
            readings.put(Meter.OUTPUT_QUEUE_BYTES, queue.bytes(), name);
        });
        output.hosts().forEach(host -> host(name, host));
    }

    private static double since(long epochMillis, long now) {
        return epochMillis == 0 ? 0 : Math.max(0, now - epochMillis) / 1e3;
    }

    private void host(String output, Receiver host) {
        readings.put(Meter.HOST_REQUESTS, host.requests(), host.name(), output);
        readings.put(Meter.HOST_FAILURES, host.failures(), host.name(), output);
        readings.put(Meter.HOST_REQUESTS_IN_FLIGHT, host.inFlight(), host.name(), output);
        readings.put(Meter.HOST_LATENCY_SECONDS, host.latencySeconds(), host.name(), output);
        double open = switch (host.breaker()) {
            case "open" -> 1;
            case "half_open" -> 0.5;
            default -> 0;
        };
        readings.put(Meter.HOST_CIRCUIT_OPEN, open, host.name(), output);
    }
}
