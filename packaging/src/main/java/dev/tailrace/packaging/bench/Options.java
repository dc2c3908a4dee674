package dev.tailrace.packaging.bench;

import java.util.Set;

/**
 * What was asked for on the command line.
 *
 * @param lines of the log that is drained
 * @param runs of each drain
 * @param seconds that each state is watched for
 * @param minutes of the load that asks whether lines grow dearer
 * @param isLong with ten times as many lines besides
 * @param sections which tables
 */
record Options(long lines, int runs, int seconds, int minutes, boolean isLong, Set<String> sections) {
    private static final Set<String> SECTIONS = Set.of("raw", "parse", "gzip", "latency", "memory", "growth", "outputs");

    Options {
        if (!SECTIONS.containsAll(sections)) {
            throw new IllegalArgumentException("no such section among " + sections + "; there are " + SECTIONS);
        }
    }

    boolean has(String section) {
        return sections.contains(section);
    }
}
