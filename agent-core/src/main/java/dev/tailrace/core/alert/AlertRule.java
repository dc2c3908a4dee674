package dev.tailrace.core.alert;

import dev.tailrace.core.processors.condition.ConditionPlan;
import java.time.Duration;
import java.util.List;

/**
 * What to warn of. Immutable.
 *
 * @param name unique
 * @param level how bad it is
 * @param when which events count
 * @param groupBy fields whose values make groups, none for one group of all
 * @param limit how many are too many
 * @param suppress how long a group that was told is not told again
 * @param maxGroups how many groups are remembered
 * @param notifiers who is told, by name
 */
public record AlertRule(
        String name,
        Level level,
        ConditionPlan when,
        List<Group> groupBy,
        Limit limit,
        Duration suppress,
        int maxGroups,
        List<String> notifiers) {
    /** A field that makes groups: its name, and its number in the running configuration. */
    public record Group(String name, int field) {}

    /** More than {@code threshold} events within {@code window}. */
    public record Limit(int threshold, Duration window) {}

    /** The slot of its windows that an event of this time, in nanoseconds since 1970, is in. */
    long slot(long epochNanos) {
        return Math.floorDiv(epochNanos, limit.window().toNanos() / Window.SLOTS);
    }
}
