package dev.tailrace.core.alert;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Location;
import dev.tailrace.core.config.Nearest;
import dev.tailrace.core.config.Node;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.processors.condition.ConditionCompiler;
import dev.tailrace.core.processors.condition.ConditionPlan;
import dev.tailrace.core.processors.text.FieldNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns {@code alerts:} into rules. One use, after inputs are compiled: which fields there are is known then. */
public final class AlertCompiler {
    private static final Key<String> NAME = Key.string("name").doc("Unique; what the alert is called. By default that of its ready-made rule.");
    private static final Key<ReadyRule> RULE =
            Key.choice("rule", ReadyRule.class).doc("A ready-made rule, of which other keys change what they say.");
    private static final Key<Node> WHEN = Key.any("when").doc("Which events count: a condition as for processors; all if it is not given.");
    private static final Key<List<String>> GROUP_BY =
            Key.strings("group_by").doc("Fields whose values are counted each for itself, such as source.ip.");
    private static final Key<Integer> THRESHOLD = Key.integer("threshold", 0, Integer.MAX_VALUE).doc("More than so many events are too many.");
    private static final Key<Duration> WINDOW = Key.duration("window").doc("Within so long; it slides. Default: 1m");
    private static final Key<Level> LEVEL = Key.choice("level", Level.class).doc("How bad it is. Default: warning");
    private static final Key<Duration> SUPPRESS =
            Key.duration("suppress").or("10m").doc("For so long what was told is not told again of the same group.");
    private static final Key<Integer> MAX_GROUPS =
            Key.integer("max_groups", 1, 1_000_000).or("10000").doc("How many groups are remembered; of more, those that are seen often.");
    private static final Key<List<String>> NOTIFY = Key.strings("notify").doc("Names of notifiers; all if it is not given.");

    /** What an alert takes. */
    public static final Section SECTION =
            Section.of("alert", NAME, RULE, WHEN, GROUP_BY, THRESHOLD, WINDOW, LEVEL, SUPPRESS, MAX_GROUPS, NOTIFY);

    private static final Duration LONGEST = Duration.ofDays(1);

    private final Fields fields;
    private final Set<String> notifiers;
    private final Map<String, Location> names = new HashMap<>();

    /** @param notifiers names of those that there are */
    public AlertCompiler(Fields fields, Set<String> notifiers) {
        this.fields = fields;
        this.notifiers = notifiers;
    }

    /** The rules; of those with mistakes, which are reported, none. */
    public List<AlertRule> compile(List<Settings> alerts) {
        List<AlertRule> rules = new ArrayList<>();
        alerts.stream().filter(each -> each != null).forEach(each -> rule(each).ifPresent(rules::add));
        return List.copyOf(rules);
    }

    private Optional<AlertRule> rule(Settings settings) {
        ReadyRule ready = settings.has(RULE) ? settings.get(RULE) : null;
        String name = settings.has(NAME) ? settings.get(NAME) : ready == null ? null : ready.label();
        if (name == null) {
            settings.problems().error(settings.location(), "alert: 'name' is missing, and no 'rule' is given that has one");
            return Optional.empty();
        }
        Location first = names.putIfAbsent(name, settings.location());
        if (first != null) {
            settings.problems().error(settings.location(), "alert: the name '" + name + "' is that of another one, in line " + first.line());
        }
        Integer threshold = settings.has(THRESHOLD) ? settings.get(THRESHOLD) : ready == null ? null : Integer.valueOf(ready.threshold());
        if (threshold == null) {
            settings.problems().error(settings.location(), "alert: 'threshold' is missing (a whole number: more events are too many)");
            return Optional.empty();
        }
        warnOfAbsentFields(settings, ready);
        ConditionPlan when = when(settings, ready);
        Duration window = settings.has(WINDOW) ? settings.get(WINDOW) : Duration.ofMinutes(1);
        if (window.toMillis() < 1000 || window.compareTo(LONGEST) > 0) {
            settings.error(WINDOW, "window: expected 1s to 1d, found " + settings.shown(WINDOW));
        }
        List<AlertRule.Group> groups = groups(settings, ready);
        Level level = settings.has(LEVEL) ? settings.get(LEVEL) : ready == null ? Level.WARNING : ready.level();
        return when == null || groups == null
                ? Optional.empty()
                : Optional.of(new AlertRule(
                        name,
                        level,
                        when,
                        groups,
                        new AlertRule.Limit(threshold, window),
                        settings.get(SUPPRESS),
                        settings.get(MAX_GROUPS),
                        notifiers(settings)));
    }

    private ConditionPlan when(Settings settings, ReadyRule ready) {
        if (settings.has(WHEN)) {
            return ConditionCompiler.compile(settings.get(WHEN), fields, settings.problems());
        }
        return ready == null ? () -> event -> true : ConditionCompiler.compile(ready.condition(), fields, settings.problems());
    }

    private void warnOfAbsentFields(Settings settings, ReadyRule ready) {
        if (ready == ReadyRule.ATTACK && !settings.has(WHEN) && fields.find("rule.category") == Fields.UNKNOWN) {
            settings.warn(RULE, "rule: no input has the processor detect_attacks, so that there will be nothing to warn of");
        }
    }

    private List<AlertRule.Group> groups(Settings settings, ReadyRule ready) {
        if (!settings.has(GROUP_BY)) {
            return (ready == null ? List.<String>of() : ready.groupBy()).stream().map(each -> new AlertRule.Group(each, fields.intern(each))).toList();
        }
        int[] numbers = FieldNames.internAll(settings, GROUP_BY, fields);
        if (numbers == null) {
            return null;
        }
        List<AlertRule.Group> groups = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            groups.add(new AlertRule.Group(settings.get(GROUP_BY).get(i), numbers[i]));
        }
        return groups;
    }

    private List<String> notifiers(Settings settings) {
        if (!settings.has(NOTIFY)) {
            return List.copyOf(notifiers);
        }
        for (String each : settings.get(NOTIFY)) {
            if (!notifiers.contains(each)) {
                settings.error(NOTIFY, "notify: there is no notifier '" + each + '\'' + Nearest.hint(each, notifiers));
            }
        }
        return settings.get(NOTIFY);
    }
}
