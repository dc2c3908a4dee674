package dev.tailrace.core.encode;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Instants as {@code 2026-11-21T04:00:52.123Z}: three digits of a second, nine if there is more to say. Remembers the instant that it wrote
 * last, as the lines of a second have the same, and its day; the rest is arithmetic. Not thread-safe.
 */
public final class Iso8601 {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd'T00:00:00.'");
    private static final long NANOS = 1_000_000_000;
    private static final long SECONDS = 86_400;

    /** Of an instant that fits 64 bits: 2262-04-11T23:47:16.854775807Z. */
    private static final int LONGEST = 30;

    private long day = Long.MIN_VALUE;
    /** The day's first second, as a {@link Bytes#run}. */
    private long[] midnight = {};
    private int length;

    private long last = Long.MIN_VALUE;
    private final byte[] text = new byte[LONGEST + Bytes.SLACK];
    private int textLength;

    public void write(long epochNanos, Bytes to) {
        if (epochNanos == last && textLength > 0) {
            to.writeValue(text, 0, textLength);
            return;
        }
        int start = to.length();
        writeAnew(epochNanos, to);
        textLength = to.length() - start;
        System.arraycopy(to.array(), start, text, 0, textLength);
        last = epochNanos;
    }

    private void writeAnew(long epochNanos, Bytes to) {
        long second = Math.floorDiv(epochNanos, NANOS);
        long today = Math.floorDiv(second, SECONDS);
        if (today != day) {
            turn(today);
        }
        to.ensure(length + 10);
        to.writeRun(midnight, length);
        int at = to.length();
        byte[] array = to.array();
        int ofDay = (int) (second - today * SECONDS);
        int minutes = ofDay / 60;
        int hours = minutes / 60;
        Bytes.pair(array, at - 9, hours);
        Bytes.pair(array, at - 6, minutes - hours * 60);
        Bytes.pair(array, at - 3, ofDay - minutes * 60);
        int nanos = (int) (epochNanos - second * NANOS);
        boolean millisOnly = nanos % 1_000_000 == 0;
        int end = at + (millisOnly ? 3 : 9);
        int value = millisOnly ? nanos / 1_000_000 : nanos;
        for (int digit = end - 1; digit >= at; digit--) {
            int tens = value / 10;
            array[digit] = (byte) ('0' + value - tens * 10);
            value = tens;
        }
        array[end] = 'Z';
        to.length(end + 1);
    }

    private void turn(long today) {
        byte[] text = DAY.format(LocalDate.ofEpochDay(today).atStartOfDay(ZoneOffset.UTC)).getBytes(StandardCharsets.US_ASCII);
        day = today;
        length = text.length;
        midnight = Bytes.run(text, length);
    }
}
