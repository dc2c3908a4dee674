package dev.tailrace.core.alert;

import dev.tailrace.core.config.Node;
import dev.tailrace.core.config.Problems;
import dev.tailrace.core.config.Yaml;
import java.util.List;
import java.util.Locale;

/** Rules that come with the agent, on fields that the presets fill. */
enum ReadyRule {
    /** More than 20 answers of status 500 and above a minute. */
    ERROR_BURST(Level.CRITICAL, 20, List.of(), "range: {http.response.status_code: {gte: 500}}"),
    /** One client with more than 600 requests a minute. */
    BUSY_CLIENT(Level.WARNING, 600, List.of("source.ip"), "has_fields: [source.ip]"),
    /** A client whose requests look like attacks; the processor detect_attacks tells which do. */
    ATTACK(Level.CRITICAL, 0, List.of("source.ip", "rule.category"), "has_fields: [rule.category]"),
    /** More than 5 requests a minute for which the server behind gave no answer, or none in time. */
    UPSTREAM_FAILURE(
            Level.CRITICAL,
            5,
            List.of(),
            "or: [{range: {http.response.status_code: {gte: 502, lte: 504}}}, {has_fields: [nginx.upstream, error.message]}]");

    private final Level level;
    private final int threshold;
    private final List<String> groupBy;
    private final String when;

    ReadyRule(Level level, int threshold, List<String> groupBy, String when) {
        this.level = level;
        this.threshold = threshold;
        this.groupBy = groupBy;
        this.when = when;
    }

    /** As configurations write it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    Level level() {
        return level;
    }

    int threshold() {
        return threshold;
    }

    List<String> groupBy() {
        return groupBy;
    }

    Node condition() {
        return Yaml.parse(label(), when, new Problems());
    }
}
