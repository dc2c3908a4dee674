package dev.tailrace.packaging.samples;

import java.time.Instant;

/**
 * One request that a proxy or a web server saw.
 *
 * @param number counts up from 0; stands in the path as {@code seq=N}
 * @param at when it ended
 * @param millis how long it took
 * @param user name of the authenticated user, or {@code -}
 * @param path with its query
 * @param referrer or {@code -}
 * @param failure what went wrong upstream, for a 502 or 504; else empty
 */
public record Request(
        long number,
        Instant at,
        int millis,
        String client,
        String user,
        String method,
        String host,
        String path,
        int status,
        long bytes,
        String referrer,
        String agent,
        String failure) {

    String stem() {
        return path.substring(0, path.indexOf('?'));
    }

    String query() {
        return path.substring(path.indexOf('?') + 1);
    }
}
