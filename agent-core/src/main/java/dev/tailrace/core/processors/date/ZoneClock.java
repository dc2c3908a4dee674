package dev.tailrace.core.processors.date;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Places civil times of a zone on the time line. Remembers the last day, and the stretch of local time around the last time within which
 * the zone keeps one offset. Used by one worker.
 */
public final class ZoneClock {
    /** What {@link #epochNanos} gives for a time that does not exist or is out of range. */
    public static final long NEVER = Long.MIN_VALUE;

    /** Seconds before or after 1970 that still fit 64 bits of nanoseconds. */
    static final long MOST_SECONDS = Long.MAX_VALUE / 1_000_000_000;

    private static final long NANOS = 1_000_000_000;
    private static final long DAY = 86_400;
    private static final int YEARS_BACK = 8;

    private final ZoneId zone;
    private final ZoneRules rules;
    private int lastYear = Integer.MIN_VALUE;
    private int lastMonth;
    private int lastDay;
    private long lastEpochDay;
    private long lastReadDay = Long.MIN_VALUE;
    private int lastReadYear;
    private long steadyFrom = Long.MAX_VALUE;
    private long steadyTo = Long.MIN_VALUE;
    private int steadyOffset;

    public ZoneClock(ZoneId zone) {
        this.zone = zone;
        this.rules = zone.getRules();
    }

    /**
     * The instant of a time.
     *
     * @param readAt nanoseconds since 1970: when the line was read
     */
    public long epochNanos(CivilTime time, long readAt) {
        if (time.absolute) {
            return time.instant;
        }
        return time.year == CivilTime.NO_YEAR ? withoutYear(time, readAt) : inYear(time, time.year);
    }

    private long withoutYear(CivilTime time, long readAt) {
        long latest = readAt + DAY * NANOS;
        // A day more than the latest instant: somewhere on earth it is that late already.
        int first = yearIn(Math.floorDiv(latest, DAY * NANOS) + 1);
        for (int year = first; year >= first - YEARS_BACK; year--) {
            if (time.day <= CivilTime.monthLength(year, time.month)) {
                long instant = inYear(time, year);
                if (instant != NEVER && instant <= latest) {
                    return instant;
                }
            }
        }
        return NEVER;
    }

    /** The year of a day, which is mostly the one asked for last. */
    private int yearIn(long epochDay) {
        if (epochDay != lastReadDay) {
            lastReadDay = epochDay;
            lastReadYear = LocalDate.ofEpochDay(epochDay).getYear();
        }
        return lastReadYear;
    }

    private long inYear(CivilTime time, int year) {
        long local = epochDay(year, time.month, time.day) * DAY + time.hour * 3600 + time.minute * 60 + time.second;
        long second = time.offset != CivilTime.NO_OFFSET ? local - time.offset : instant(local);
        return second <= -MOST_SECONDS || second >= MOST_SECONDS ? NEVER : second * NANOS + time.nano;
    }

    private long epochDay(int year, int month, int day) {
        if (year != lastYear || month != lastMonth || day != lastDay) {
            lastEpochDay = LocalDate.of(year, month, day).toEpochDay();
            lastYear = year;
            lastMonth = month;
            lastDay = day;
        }
        return lastEpochDay;
    }

    /** The instant of a local second of the zone. */
    private long instant(long local) {
        if (local >= steadyFrom && local < steadyTo) {
            return local - steadyOffset;
        }
        LocalDateTime civil = LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
        ZonedDateTime placed = ZonedDateTime.of(civil, zone);
        remember(placed);
        return placed.toEpochSecond();
    }

    private void remember(ZonedDateTime placed) {
        ZoneOffsetTransition before = rules.previousTransition(placed.toInstant().plusNanos(1));
        ZoneOffsetTransition after = rules.nextTransition(placed.toInstant());
        steadyOffset = placed.getOffset().getTotalSeconds();
        steadyFrom = before == null
                ? Long.MIN_VALUE
                : Math.max(local(before.getDateTimeBefore()), local(before.getDateTimeAfter()));
        steadyTo = after == null ? Long.MAX_VALUE : local(after.getDateTimeBefore());
    }

    private static long local(LocalDateTime time) {
        return time.toEpochSecond(ZoneOffset.UTC);
    }
}
