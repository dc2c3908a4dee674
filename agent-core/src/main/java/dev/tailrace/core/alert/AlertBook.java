package dev.tailrace.core.alert;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.duty.Duty;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** The windows of one rule's groups, and which of them alarm. Owned by the {@link AlertDuty}. */
final class AlertBook {
    /** How late an event may be read and still count. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Groups that may alarm at once; of more, only the number is told. */
    static final int MOST_ACTIVE = 1000;

    private final AlertRule rule;
    private final Clock clock;
    private final Consumer<Alarm> tell;
    private final Cache<Long, Group> groups;
    private final Map<Long, Group> active = new LinkedHashMap<>();
    private long unheard;

    /** A group: its window, and what was told of it. */
    private static final class Group {
        final String text;
        final Window window = new Window();
        /** Milliseconds since 1970. */
        long since;
        /** Nanoseconds of the monotonic clock, as the next: how long ago something was does not depend on who sets the other one. */
        long lastOver;
        OptionalLong toldAt = OptionalLong.empty();
        boolean told;

        Group(String text) {
            this.text = text;
        }
    }

    AlertBook(AlertRule rule, Clock clock, Consumer<Alarm> tell) {
        this.rule = rule;
        this.clock = clock;
        this.tell = tell;
        Duration longest = rule.limit().window().compareTo(rule.suppress()) > 0 ? rule.limit().window() : rule.suppress();
        this.groups = Caffeine.newBuilder()
                .maximumSize(rule.maxGroups())
                .expireAfterAccess(longest.plus(PATIENCE))
                .ticker(clock::nanos)
                .executor(Runnable::run)
                .build();
    }

    /** Events of a group were seen. */
    void add(long key, long slot, int count, String text) {
        long now = clock.epochMillis();
        long current = rule.slot(now * 1_000_000);
        if (slot < rule.slot((now - rule.limit().window().toMillis() - PATIENCE.toMillis()) * 1_000_000)) {
            return;
        }
        Group group = active.get(key);
        if (group == null) {
            group = groups.get(key, each -> new Group(text));
        }
        group.window.heed(current);
        group.window.add(Math.min(slot, current), count);
        if (group.window.sum() > rule.limit().threshold()) {
            exceeded(key, group);
        }
    }

    private void exceeded(long key, Group group) {
        long now = clock.nanos();
        group.lastOver = now;
        boolean rested = group.toldAt.isEmpty() || now - group.toldAt.getAsLong() >= rule.suppress().toNanos();
        if (active.containsKey(key)) {
            if (rested) {
                tell(group, group.told ? Alarm.Kind.STILL : Alarm.Kind.FIRING);
            }
            return;
        }
        if (active.size() >= MOST_ACTIVE) {
            unheard++;
            return;
        }
        active.put(key, group);
        group.since = clock.epochMillis();
        group.told = false;
        if (rested) {
            tell(group, Alarm.Kind.FIRING);
        }
    }

    private void tell(Group group, Alarm.Kind kind) {
        group.told = kind != Alarm.Kind.RECOVERED;
        if (group.told) {
            group.toldAt = OptionalLong.of(clock.nanos());
        }
        tell.accept(alarm(group, kind, clock.epochMillis()));
    }

    private Alarm alarm(Group group, Alarm.Kind kind, long now) {
        List<Alarm.Member> members = new ArrayList<>();
        String[] values = group.text.split("\n", -1);
        for (int i = 0; i < rule.groupBy().size(); i++) {
            members.add(new Alarm.Member(rule.groupBy().get(i).name(), i < values.length ? values[i] : ""));
        }
        return new Alarm(
                kind,
                rule.name(),
                rule.level(),
                List.copyOf(members),
                group.window.sum(),
                rule.limit().threshold(),
                rule.limit().window(),
                group.since,
                now);
    }

    /** Lets groups recover whose time it is. Returns when to look again, a {@link Clock#nanos()} time; {@link Duty#NEVER} if no group alarms. */
    long tick() {
        long now = clock.nanos();
        long next = Duty.NEVER;
        for (Iterator<Map.Entry<Long, Group>> each = active.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<Long, Group> entry = each.next();
            Group group = entry.getValue();
            long recovers = group.lastOver + rule.limit().window().toNanos();
            if (now - recovers < 0) {
                next = Math.min(next, recovers);
                continue;
            }
            each.remove();
            groups.put(entry.getKey(), group);
            group.window.advance(rule.slot(clock.epochMillis() * 1_000_000));
            if (group.told) {
                tell(group, Alarm.Kind.RECOVERED);
            }
        }
        return next;
    }

    /** The groups that alarm, the oldest first, at most so many. */
    List<Alarm> active(int most) {
        long now = clock.epochMillis();
        return active.values().stream().limit(Math.max(0, most)).map(group -> alarm(group, Alarm.Kind.FIRING, now)).toList();
    }

    int activeCount() {
        return active.size();
    }

    /** How often a group exceeded the limit and was not told, as too many others did. */
    long unheard() {
        return unheard;
    }

    AlertRule rule() {
        return rule;
    }
}
