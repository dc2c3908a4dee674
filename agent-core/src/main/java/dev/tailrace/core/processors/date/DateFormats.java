package dev.tailrace.core.processors.date;

import java.time.ZoneId;
import java.util.List;

/** The formats that a {@code date} processor tries, in order, and the zone of times that name none. Thread-safe. */
public final class DateFormats {
    private final List<DateReader> readers;
    private final ZoneId zone;

    /** @throws IllegalArgumentException saying what is wrong with a format */
    public DateFormats(List<String> formats, ZoneId zone) {
        this.readers = formats.stream().map(DateFormats::reader).toList();
        this.zone = zone;
    }

    /** One format: UNIX, UNIX_MS, ISO8601 or a pattern of {@code java.time}. */
    static DateReader reader(String format) {
        return switch (format) {
            case "UNIX" -> new EpochReader(9);
            case "UNIX_MS" -> new EpochReader(6);
            case "ISO8601" -> new IsoReader();
            default -> pattern(format);
        };
    }

    private static DateReader pattern(String pattern) {
        PatternReader any = new FormatTrial(pattern).pass();
        return FixedReader.of(pattern)
                .<DateReader>map(fixed -> (text, start, length, into) -> {
                    if (fixed.read(text, start, length, into)) {
                        return true;
                    }
                    into.clear();
                    return !fixed.isHopeless(text, start, length) && any.read(text, start, length, into);
                })
                .orElse(any);
    }

    /** A parser for one worker. */
    public DateParser newParser() {
        return new DateParser(readers.toArray(DateReader[]::new), new ZoneClock(zone));
    }
}
