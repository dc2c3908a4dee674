package dev.tailrace.core.processors.date;

import dev.tailrace.core.config.Nearest;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;

/**
 * Tries a pattern before any line comes: a time that it writes it must be able to read. So those are found that {@code java.time} takes and
 * that never read a line, such as {@code YYYY-MM-dd} and {@code HH:MM}. Says what is wrong in the words of who wrote it.
 */
final class FormatTrial {
    private static final ZonedDateTime SAMPLE = LocalDateTime.of(2026, 11, 21, 13, 45, 59, 123_456_789).atZone(ZoneId.of("UTC"));
    private static final List<String> NAMES = List.of("ISO8601", "UNIX", "UNIX_MS");

    private final String pattern;

    FormatTrial(String pattern) {
        this.pattern = pattern;
    }

    /** @throws IllegalArgumentException saying what is wrong */
    PatternReader pass() {
        PatternReader reader;
        try {
            reader = new PatternReader(pattern);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + pattern + "' is no format of java.time: " + e.getMessage() + hint(), e);
        }
        if (mixesCalendars() || (pattern.indexOf('[') < 0 && !reads(reader))) {
            throw new IllegalArgumentException("the format '" + pattern + "' cannot read the times that it describes" + slip());
        }
        return reader;
    }

    /** A whole date; and if it speaks of hours, a whole time of day. What is optional (in brackets) cannot be tried so. */
    private boolean reads(PatternReader reader) {
        CivilTime read = new CivilTime();
        read.clear();
        try {
            byte[] written = reader.write(SAMPLE).getBytes(StandardCharsets.UTF_8);
            return reader.read(written, 0, written.length, read) && (read.absolute || read.hour == SAMPLE.getHour() || !speaksOf("hHkK"));
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** A year that is counted by weeks beside months, a day of the year beside months: each is read, and means something else. */
    private boolean mixesCalendars() {
        return speaksOf("ML") && (speaksOf("D") || (speaksOf("Y") && !speaksOf("w")));
    }

    private boolean speaksOf(String letters) {
        return pattern.replaceAll("'[^']*'", "").chars().anyMatch(letter -> letters.indexOf(letter) >= 0);
    }

    private String hint() {
        if (pattern.indexOf('%') >= 0) {
            return "; what is %Y-%m-%d %H:%M:%S elsewhere is yyyy-MM-dd HH:mm:ss here";
        }
        String name = Nearest.hint(pattern.toUpperCase(Locale.ROOT), NAMES);
        return name.isEmpty() ? "; letters that stand for themselves are quoted: 'T' (in a YAML text in single quotes: ''T'')" : name;
    }

    private String slip() {
        if (speaksOf("Y")) {
            return "; 'YYYY' counts years by weeks, 'yyyy' is the year";
        }
        if (speaksOf("D")) {
            return "; 'DD' is the day of the year, 'dd' that of the month";
        }
        if (speaksOf("hK") && !speaksOf("a")) {
            return "; 'hh' goes to twelve and needs 'a' for AM and PM, 'HH' goes to 23";
        }
        return "; 'MM' is the month and 'mm' the minute, and it needs a day and a month at least";
    }
}
