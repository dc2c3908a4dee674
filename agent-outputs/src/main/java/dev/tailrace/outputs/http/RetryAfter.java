package dev.tailrace.outputs.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header {@code Retry-After} (RFC 9110, 10.2.3): seconds or a date. */
public final class RetryAfter {
    /** A server that asks for more is asked again after this. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private RetryAfter() {}

    /** How long to wait; empty if there is no such header or it cannot be read. */
    public static Optional<Duration> read(String header, Instant now) {
        if (header == null) {
            return Optional.empty();
        }
        Duration wait;
        try {
            String value = header.strip();
            boolean seconds = !value.isEmpty() && value.length() < 10 && value.chars().allMatch(c -> c >= '0' && c <= '9');
            wait = seconds
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : Duration.between(now, ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
        wait = wait.isNegative() ? Duration.ZERO : wait;
        return Optional.of(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    }
}
