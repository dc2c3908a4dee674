package dev.tailrace.core.encode;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Instants as {@code 2026-11-21T04:00:52.123Z}: three digits of a second, nine if there is more to say. Remembers the second it wrote last.
 * Not thread-safe.
 */
public final class Iso8601 {
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.").withZone(ZoneOffset.UTC);
    private static final long NANOS = 1_000_000_000;

    private long second = Long.MIN_VALUE;
    private byte[] text = {};

    public void write(long epochNanos, Bytes to) {
        long now = Math.floorDiv(epochNanos, NANOS);
        if (now != second) {
            second = now;
            text = SECOND.format(Instant.ofEpochSecond(now)).getBytes(StandardCharsets.US_ASCII);
        }
        to.write(text);
        int nanos = (int) (epochNanos - now * NANOS);
        boolean millisOnly = nanos % 1_000_000 == 0;
        int digits = millisOnly ? 3 : 9;
        int value = millisOnly ? nanos / 1_000_000 : nanos;
        byte[] array = to.ensure(digits);
        for (int at = to.length() + digits - 1; at >= to.length(); at--) {
            array[at] = (byte) ('0' + value % 10);
            value /= 10;
        }
        to.length(to.length() + digits);
        to.write('Z');
    }
}
