package dev.tailrace.core.alert;

import java.util.List;

/**
 * How alerts stand. Immutable.
 *
 * @param active what alarms, by rule, the oldest first; at most a hundred
 * @param activeCount how many groups alarm
 * @param recent what was told lately, the newest first
 * @param rules how each rule does
 * @param missed events that were not counted, as there were too many at once
 * @param heralds how those do who tell
 */
public record AlertState(
        List<Alarm> active, int activeCount, List<Alarm> recent, List<RuleState> rules, long missed, List<Herald.State> heralds) {
    /** Nothing is watched. */
    public static final AlertState NONE = new AlertState(List.of(), 0, List.of(), List.of(), 0, List.of());

    /**
     * How a rule does.
     *
     * @param told how often it was told that it was broken
     * @param unheard how often it was not, as too many groups alarmed
     */
    public record RuleState(String name, Level level, int active, long told, long unheard) {}
}
