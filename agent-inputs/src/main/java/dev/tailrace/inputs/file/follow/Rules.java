package dev.tailrace.inputs.file.follow;

import java.time.Duration;

/**
 * When a handle is closed and a file forgotten; durations in nanoseconds, 0 for never.
 *
 * @param closeInactive after so long without a new byte
 * @param closeRenamed once it has another name and was read to its end
 * @param closeRemoved once its name is gone, it was read to its end and has been quiet for {@link #quiet}
 * @param closeEof once it was read to its end, whether its name stands or not
 * @param closeTimeout so long after it was opened, even in the middle, but for a file whose name is gone: that is read to its end first
 * @param cleanRemoved whether the entry of a file that is gone becomes a tombstone
 * @param quiet how long a rotated or removed file must not have grown before nobody is expected to write to it any more
 */
public record Rules(
        long closeInactive, boolean closeRenamed, boolean closeRemoved, boolean closeEof, long closeTimeout, boolean cleanRemoved, long quiet) {
    /** The same for who does not wait for anybody to go on writing. */
    public Rules withoutPatience() {
        return new Rules(closeInactive, closeRenamed, closeRemoved, closeEof, closeTimeout, cleanRemoved, 0);
    }

    /** The defaults. */
    public static final Rules DEFAULT =
            new Rules(Duration.ofMinutes(5).toNanos(), false, true, false, 0, true, Duration.ofSeconds(5).toNanos());
}
