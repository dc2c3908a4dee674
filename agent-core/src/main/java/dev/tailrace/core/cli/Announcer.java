package dev.tailrace.core.cli;

import dev.tailrace.core.duty.Duty;
import dev.tailrace.core.platform.SystemLog;
import dev.tailrace.core.platform.SystemLog.Level;
import dev.tailrace.core.status.AgentStatus;
import dev.tailrace.core.status.AgentStatus.OutputStatus;
import dev.tailrace.core.status.Operator;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells the system's event log what an administrator is to know of a running agent: an output is down or up again, data is at risk or no longer.
 * At most one entry for each cause a minute: what changes more often is told as it is when the minute is over.
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

    Announcer(Operator operator, SystemLog log, long now) {
        this.operator = operator;
        this.log = log;
        this.lookAt = now;
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
                tell(output.name(), Level.WARNING, trouble == null ? null : name + " does not deliver: " + trouble, name + " delivers again.", now);
            }
            String ailment = operator.ailment().orElse(null);
            tell(AT_RISK, Level.ERROR, ailment == null ? null : "Data is at risk: " + ailment, "Data is no longer at risk.", now);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private void tell(String cause, Level level, String trouble, String relief, long now) {
        Told last = told.get(cause);
        boolean isTrouble = trouble != null;
        boolean wasTrouble = last != null && last.trouble();
        if (isTrouble == wasTrouble || last != null && now - last.at() < MINUTE) {
            return;
        }
        log.tell(isTrouble ? level : Level.INFORMATION, isTrouble ? trouble : relief);
        told.put(cause, new Told(isTrouble, now));
    }

    @Override
    public long due(long now) {
        return lookAt;
    }
}
