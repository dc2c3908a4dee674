package dev.tailrace.core.processors.date;

import java.util.Arrays;

/**
 * Tries formats in order. Remembers the text that it read last, as the lines of one second have the same. Used by one worker.
 */
public final class DateParser {
    private static final int MOST_REMEMBERED = 40;

    private final DateReader[] readers;
    private final ZoneClock clock;
    private final CivilTime time = new CivilTime();
    private final byte[] last = new byte[MOST_REMEMBERED];
    private int lastLength = -1;
    private long lastInstant;

    DateParser(DateReader[] readers, ZoneClock clock) {
        this.readers = readers;
        this.clock = clock;
    }

    /**
     * The instant that a text means.
     *
     * @param readAt nanoseconds since 1970: when the line was read, for times without a year
     * @return nanoseconds since 1970, or {@link ZoneClock#NEVER} if no format takes the text
     */
    public long parse(byte[] text, int start, int length, long readAt) {
        if (length == lastLength && Arrays.equals(text, start, start + length, last, 0, length)) {
            return lastInstant;
        }
        for (DateReader reader : readers) {
            time.clear();
            if (reader.read(text, start, length, time)) {
                long instant = clock.epochNanos(time, readAt);
                if (instant != ZoneClock.NEVER) {
                    remember(text, start, length, instant);
                    return instant;
                }
            }
        }
        return ZoneClock.NEVER;
    }

    /** Not a time without a year: what it means depends on when it was read. */
    private void remember(byte[] text, int start, int length, long instant) {
        if (length <= MOST_REMEMBERED && (time.absolute || time.year != CivilTime.NO_YEAR)) {
            System.arraycopy(text, start, last, 0, length);
            lastLength = length;
            lastInstant = instant;
        }
    }
}
