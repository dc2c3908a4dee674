package dev.tailrace.core.processors.date;

/** Tries formats in order. Used by one worker. */
public final class DateParser {
    private final DateReader[] readers;
    private final ZoneClock clock;
    private final CivilTime time = new CivilTime();

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
        for (DateReader reader : readers) {
            time.clear();
            if (reader.read(text, start, length, time)) {
                long instant = clock.epochNanos(time, readAt);
                if (instant != ZoneClock.NEVER) {
                    return instant;
                }
            }
        }
        return ZoneClock.NEVER;
    }
}
