package dev.tailrace.core.encode;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;

/**
 * An instant in a pattern and a zone, as text that is kept as long as it stays the same: a day for {@code yyyy.MM.dd}, an hour for
 * {@code yyyy.MM.dd.HH}. Not thread-safe.
 */
final class TimeText {
    private static final long NANOS = 1_000_000_000;

    private final DateTimeFormatter formatter;
    private final ZoneId zone;
    private final ChronoUnit unit;
    private long from = Long.MAX_VALUE;
    private long until = Long.MIN_VALUE;
    private byte[] text = {};

    TimeText(String pattern, ZoneId zone) {
        this.formatter = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(zone);
        this.zone = zone;
        this.unit = unit(pattern);
    }

    /** The longest time, up to a day, in which the text cannot change. */
    private static ChronoUnit unit(String pattern) {
        ChronoUnit unit = ChronoUnit.DAYS;
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char letter = pattern.charAt(i);
            if (letter == '\'') {
                quoted = !quoted;
            } else if (!quoted) {
                ChronoUnit needed = switch (letter) {
                    case 'S', 'A', 'n', 'N' -> ChronoUnit.NANOS;
                    case 's' -> ChronoUnit.SECONDS;
                    case 'm' -> ChronoUnit.MINUTES;
                    case 'H', 'h', 'k', 'K', 'a', 'B' -> ChronoUnit.HOURS;
                    default -> ChronoUnit.DAYS;
                };
                unit = needed.compareTo(unit) < 0 ? needed : unit;
            }
        }
        return unit;
    }

    /** The text at an instant; the array is shared, not to be changed. */
    byte[] at(long epochNanos) {
        if (!staysAt(epochNanos)) {
            long second = Math.floorDiv(epochNanos, NANOS);
            Instant instant = Instant.ofEpochSecond(second, Math.floorMod(epochNanos, NANOS));
            text = formatter.format(instant).getBytes(StandardCharsets.UTF_8);
            keep(instant);
        }
        return text;
    }

    /** Whether an instant has the text that was asked for last. */
    boolean staysAt(long epochNanos) {
        long second = Math.floorDiv(epochNanos, NANOS);
        return second >= from && second < until;
    }

    private void keep(Instant instant) {
        long second = instant.getEpochSecond();
        if (unit == ChronoUnit.NANOS) {
            from = Long.MAX_VALUE;
            until = Long.MIN_VALUE;
            return;
        }
        LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
        LocalDateTime start = local.truncatedTo(unit);
        from = second - (local.toEpochSecond(ZoneOffset.UTC) - start.toEpochSecond(ZoneOffset.UTC));
        until = from + unit.getDuration().toSeconds();
        ZoneOffsetTransition last = zone.getRules().previousTransition(instant.plusNanos(1));
        ZoneOffsetTransition next = zone.getRules().nextTransition(instant);
        from = last == null ? from : Math.max(from, last.toEpochSecond());
        until = next == null ? until : Math.min(until, next.toEpochSecond());
    }
}
