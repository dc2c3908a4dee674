package dev.tailrace.core.grok;

import java.util.Locale;
import java.util.Optional;

/** The two families of names and captures that Logstash and Elasticsearch users know, by their names in a configuration. */
public enum PatternSet {
    /** Elastic Common Schema fields, such as {@code source.address}: the default. */
    ECS_V1,
    /** The classic fields, such as {@code clientip}. */
    LEGACY;

    /** {@code ecs-v1} or {@code legacy}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<PatternSet> named(String key) {
        for (PatternSet each : values()) {
            if (each.key().equals(key)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
