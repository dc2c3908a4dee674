package dev.tailrace.core.notify;

import dev.tailrace.core.alert.Alarm;
import dev.tailrace.core.alert.Level;
import dev.tailrace.core.config.Printable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A message: alarms, for people.
 *
 * @param host that says so
 * @param alarms one at least
 * @param more how many others there are
 */
public record Notice(String host, List<Alarm> alarms, int more) {
    /** Alarms that a message names. */
    static final int MOST = 20;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss XXX", Locale.ROOT);

    /** A line that says the most important. */
    public String subject() {
        Alarm first = alarms.stream().max(Comparator.comparing(Alarm::level)).orElseThrow();
        int others = alarms.size() - 1 + more;
        return '[' + label(first) + "] " + host + ": " + what(first) + (others == 0 ? "" : " and " + others + " more");
    }

    /** All of it, a line or two each. */
    public String text() {
        String text = alarms.stream().map(alarm -> '[' + label(alarm) + "] " + what(alarm) + '\n' + details(alarm)).collect(Collectors.joining("\n"));
        return "host " + host + '\n' + text + (more == 0 ? "" : "\nand " + more + " more");
    }

    /** The worst level of all. */
    public Level level() {
        return alarms.stream().map(Alarm::level).max(Comparator.naturalOrder()).orElseThrow();
    }

    private static String label(Alarm alarm) {
        return switch (alarm.kind()) {
            case FIRING, STILL -> alarm.level().name();
            case RECOVERED -> "RECOVERED";
            case TEST -> "TEST";
        };
    }

    private static String what(Alarm alarm) {
        String group = alarm.group().stream().map(each -> each.name() + ' ' + clean(each.value())).collect(Collectors.joining(", "));
        return alarm.rule() + (group.isEmpty() ? "" : " (" + group + ')');
    }

    private static String details(Alarm alarm) {
        return switch (alarm.kind()) {
            case FIRING -> exceeded(alarm) + ", at " + time(alarm.at());
            case STILL -> exceeded(alarm) + ", still, since " + time(alarm.since());
            case RECOVERED -> "not exceeded any more, at " + time(alarm.at()) + "; it was since " + time(alarm.since());
            case TEST -> "this is only a test, at " + time(alarm.at());
        };
    }

    private static String exceeded(Alarm alarm) {
        return alarm.count() + " events within " + seconds(alarm) + ", more than " + alarm.threshold();
    }

    private static String seconds(Alarm alarm) {
        long seconds = alarm.window().toSeconds();
        return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }

    private static String time(long epochMillis) {
        return TIME.format(Instant.ofEpochMilli(epochMillis).atZone(ZoneId.systemDefault()));
    }

    /** Text from logs, without what could act. */
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().map(c -> Printable.isAct(c) ? ' ' : c).forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
