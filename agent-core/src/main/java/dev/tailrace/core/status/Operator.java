package dev.tailrace.core.status;

import dev.tailrace.core.traffic.TrafficReport;
import java.util.Optional;

/** A running agent, as those see it who look after it. Thread-safe. */
public interface Operator {
    /** How all of it does; takes as long as the slowest duty needs to answer, a second at most. */
    AgentStatus status() throws InterruptedException;

    /** Why it is not well, for people: nothing is delivered though lines wait, or nothing can be remembered. Empty if it is. Returns at once. */
    Optional<String> ailment();

    /** What the logs said in the last hour; empty if nobody looks at them. */
    Optional<TrafficReport> traffic() throws InterruptedException;

    /** Asks it to read its configuration again; what comes of that is told by {@link AgentStatus#config}. Returns at once. */
    void reload();
}
