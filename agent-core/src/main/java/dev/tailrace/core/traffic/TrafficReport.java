package dev.tailrace.core.traffic;

import java.util.List;

/**
 * What the logs said in the last hour. Times are milliseconds since 1970, durations seconds (NaN if there are none).
 *
 * @param minutes the oldest first, the last one is the one that goes on; those without requests are there, too
 * @param clients those with the most requests first
 * @param paths likewise
 * @param missed requests that were not noted, as there were too many at once
 */
public record TrafficReport(List<Minute> minutes, Durations durations, List<Top> clients, List<Top> paths, long missed) {
    /**
     * A minute.
     *
     * @param classes requests by the first digit of their status; at 0 those of any other
     */
    public record Minute(long at, long[] classes, Durations durations) {
        /** All requests. */
        public long requests() {
            long sum = 0;
            for (long each : classes) {
                sum += each;
            }
            return sum;
        }
    }

    /** Percentiles. */
    public record Durations(long count, double p50, double p95, double p99) {
        static final Durations NONE = new Durations(0, Double.NaN, Double.NaN, Double.NaN);
    }

    /** One of those with the most requests; the count is at most {@code error} too high. */
    public record Top(String name, long requests, long error) {}
}
