package dev.tailrace.outputs.file;

import java.time.Duration;

/**
 * When a file of a series is finished, and what becomes of it then.
 *
 * @param size bytes after which a file is finished; 0: never
 * @param every period, counted from 1970 in UTC, at whose end a file is finished; zero: never
 * @param keep how many files of a series stay; 0: all
 * @param gzip whether finished files are compressed
 */
record Rotation(long size, Duration every, int keep, boolean gzip) {
    /** The number of the period that a time falls into; always the same one if files are not finished by time. */
    long period(long epochMillis) {
        return every.isZero() ? 0 : Math.floorDiv(epochMillis, every.toMillis());
    }
}
