package dev.tailrace.core.grok;

import java.util.Locale;
import java.util.Optional;

/** What a captured text is to become: the type after the second colon of {@code %{NAME:field:type}}. */
public enum CaptureType {
    STRING,
    INT,
    LONG,
    FLOAT,
    DOUBLE,
    BOOLEAN;

    static Optional<CaptureType> named(String written) {
        for (CaptureType each : values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(written)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
