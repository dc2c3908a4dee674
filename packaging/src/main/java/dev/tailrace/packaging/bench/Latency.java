package dev.tailrace.packaging.bench;

/**
 * What it came to that a shipper watched a hundred quiet files and one that is written to.
 *
 * @param medianMillis from just before a line's writing to the sink having the whole request
 * @param slowMillis the 99th percentile of that
 * @param longestMillis of all
 * @param idleShare of a core, while nothing is written
 * @param busyShare of a core, at a thousand lines a second
 * @param idleBytes of resident memory, before anything was written
 * @param missing lines that did not arrive
 * @param repeated lines that arrived again
 */
record Latency(
        double medianMillis, double slowMillis, double longestMillis, double idleShare, double busyShare, long idleBytes, long missing, long repeated) {
    double idleMegabytes() {
        return idleBytes / 1048576.0;
    }
}
