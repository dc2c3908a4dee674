package dev.tailrace.core.alert;

import java.time.Duration;
import java.util.List;

/**
 * Something to tell people. Times are milliseconds since 1970.
 *
 * @param kind what happened
 * @param rule that was broken
 * @param level of it
 * @param group names and values of what it is about; none if it is about all
 * @param count events within the window, when it was told
 * @param threshold that they exceed
 * @param window in which they were
 * @param since when it began
 * @param at when this was said
 */
public record Alarm(
        Kind kind, String rule, Level level, List<Member> group, long count, int threshold, Duration window, long since, long at) {
    /** What happened. */
    public enum Kind {
        /** A limit is exceeded. */
        FIRING,
        /** It still is, after a while. */
        STILL,
        /** It no longer is. */
        RECOVERED,
        /** Nothing; somebody wants to see whether this arrives. */
        TEST
    }

    /** A field of {@code group_by} with its value. */
    public record Member(String name, String value) {}

    /** What one is about another one may be about, too: the same rule and group. */
    public boolean isAboutSameAs(Alarm other) {
        return rule.equals(other.rule) && group.equals(other.group);
    }
}
