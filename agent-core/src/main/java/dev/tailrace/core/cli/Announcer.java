package dev.tailrace.core.cli;

import dev.tailrace.core.duty.Duty;
import dev.tailrace.core.platform.SystemLog;
import dev.tailrace.core.platform.SystemLog.Kind;
import dev.tailrace.core.registry.Recovery;
import dev.tailrace.core.status.AgentStatus;
import dev.tailrace.core.status.AgentStatus.OutputStatus;
import dev.tailrace.core.status.Operator;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Tells the system's event log what an administrator is to know of a running agent: it runs, and with what it remembers; an output is down or up
 * again; data is at risk or no longer. At most one entry for each cause a minute: what changes more often is told as it is when the minute is over.
 */
final class Announcer implements Duty {
    private static final long LOOK = 2_000_000_000L;
    private static final long MINUTE = 60_000_000_000L;
    private static final String AT_RISK = "";

    private final Operator operator;
    private final SystemLog log;
    private final Map<String, Told> told = new HashMap<>();
    private long lookAt;

    /** What was last told of a cause: whether there is trouble, and when. */
    private record Told(boolean trouble, long at) {}

    /** What is told of a cause when it turns worse, and when it turns better. */
    private record Turn(Kind worse, String trouble, Kind better, String relief) {}

    Announcer(Operator operator, SystemLog log, long now) {
        this.operator = operator;
        this.log = log;
        this.lookAt = now;
    }

    /** Once, when the agent runs. */
    void started(Path data, Recovery recovery) {
        log.tell(Kind.STARTED, "Tailrace " + VersionCommand.version() + " runs; data in " + data);
        if (!recovery.isClean()) {
            String findings = recovery.findings().stream().map(finding -> "\n" + finding).collect(Collectors.joining());
            log.tell(Kind.REGISTRY_RECOVERED, (recovery.origin() == Recovery.Origin.LOST
                    ? "Nothing of the registry could be read: every file is read again, and outputs will see its lines again."
                    : "The registry was damaged. What stands before the damage is remembered; lines after it may be shipped again.") + findings);
        }
    }

    @Override
    public String name() {
        return "announcer";
    }

    @Override
    public int work(long now) {
        if (now < lookAt) {
            return 0;
        }
        lookAt = now + LOOK;
        try {
            AgentStatus status = operator.status();
            for (OutputStatus output : status.outputs()) {
                String trouble = output.state().trouble();
                String name = "Output " + output.name();
                Turn turn = new Turn(Kind.OUTPUT_DOWN, name + " does not deliver: " + trouble, Kind.OUTPUT_UP, name + " delivers again.");
                tell(output.name(), trouble != null, turn, now);
            }
            String ailment = operator.ailment().orElse(null);
            Turn turn = new Turn(Kind.DATA_AT_RISK, "Data is at risk: " + ailment, Kind.DATA_SAFE, "Data is no longer at risk.");
            tell(AT_RISK, ailment != null, turn, now);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private void tell(String cause, boolean isTrouble, Turn turn, long now) {
        Told last = told.get(cause);
        boolean wasTrouble = last != null && last.trouble();
        if (isTrouble == wasTrouble || last != null && now - last.at() < MINUTE) {
            return;
        }
        log.tell(isTrouble ? turn.worse() : turn.better(), isTrouble ? turn.trouble() : turn.relief());
        told.put(cause, new Told(isTrouble, now));
    }

    @Override
    public long due(long now) {
        return lookAt;
    }
}
