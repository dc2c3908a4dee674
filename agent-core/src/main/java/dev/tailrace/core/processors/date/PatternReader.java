package dev.tailrace.core.processors.date;

import java.nio.charset.StandardCharsets;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;

/** Any pattern of {@code java.time}, in English. Makes a string of each text. */
final class PatternReader implements DateReader {
    private final DateTimeFormatter formatter;

    /** @throws IllegalArgumentException if the pattern is wrong */
    PatternReader(String pattern) {
        formatter = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    /** A time as this pattern writes it. */
    String write(TemporalAccessor time) {
        return formatter.format(time);
    }

    @Override
    public boolean read(byte[] utf8, int start, int length, CivilTime into) {
        String text = new String(utf8, start, length, StandardCharsets.UTF_8);
        ParsePosition position = new ParsePosition(0);
        try {
            return formatter.parseUnresolved(text, position) != null
                    && position.getIndex() == text.length()
                    && take(formatter.parse(text), into);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean take(TemporalAccessor parsed, CivilTime into) {
        if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
            return into.at(
                    parsed.getLong(ChronoField.INSTANT_SECONDS),
                    parsed.isSupported(ChronoField.NANO_OF_SECOND) ? parsed.get(ChronoField.NANO_OF_SECOND) : 0);
        }
        LocalDate date = parsed.query(TemporalQueries.localDate());
        LocalTime time = parsed.query(TemporalQueries.localTime());
        if (date != null) {
            into.year = date.getYear();
            into.month = date.getMonthValue();
            into.day = date.getDayOfMonth();
        } else if (parsed.isSupported(ChronoField.MONTH_OF_YEAR) && parsed.isSupported(ChronoField.DAY_OF_MONTH)) {
            into.month = parsed.get(ChronoField.MONTH_OF_YEAR);
            into.day = parsed.get(ChronoField.DAY_OF_MONTH);
        } else {
            return false;
        }
        if (time != null) {
            into.hour = time.getHour();
            into.minute = time.getMinute();
            into.second = time.getSecond();
            into.nano = time.getNano();
        }
        if (parsed.query(TemporalQueries.zone()) instanceof ZoneOffset offset) {
            into.offset = offset.getTotalSeconds();
        }
        return into.isValid();
    }
}
