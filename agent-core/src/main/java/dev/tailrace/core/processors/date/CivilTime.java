package dev.tailrace.core.processors.date;

/** What a text says about a time, before a zone and, perhaps, a year are known. A reusable out-parameter of {@link DateReader}. */
public final class CivilTime {
    static final int NO_YEAR = Integer.MIN_VALUE;
    static final int NO_OFFSET = Integer.MIN_VALUE;

    int year;
    int month;
    int day;
    int hour;
    int minute;
    int second;
    int nano;
    /** Seconds east of Greenwich. */
    int offset;

    /** Nanoseconds since 1970, if the text says that much itself. */
    long instant;
    /** True if {@link #instant} holds all there is. */
    boolean absolute;

    void clear() {
        year = NO_YEAR;
        month = 0;
        day = 0;
        hour = 0;
        minute = 0;
        second = 0;
        nano = 0;
        offset = NO_OFFSET;
        absolute = false;
    }

    /** Sets {@link #instant}; false if it is out of the range of 64 bits of nanoseconds (the years 1677 to 2262). */
    boolean at(long epochSecond, int nanoOfSecond) {
        if (epochSecond <= -ZoneClock.MOST_SECONDS || epochSecond >= ZoneClock.MOST_SECONDS) {
            return false;
        }
        instant = epochSecond * 1_000_000_000 + nanoOfSecond;
        absolute = true;
        return true;
    }

    /** True if month, day and time of day exist, the day in the year if there is one, else in some year. */
    boolean isValid() {
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= monthLength(year == NO_YEAR ? 4 : year, month)
                && hour <= 23
                && minute <= 59
                && second <= 59;
    }

    static int monthLength(int year, int month) {
        return switch (month) {
            case 2 -> isLeap(year) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    static boolean isLeap(int year) {
        return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
    }
}
