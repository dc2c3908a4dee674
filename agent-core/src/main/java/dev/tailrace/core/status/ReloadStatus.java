package dev.tailrace.core.status;

import java.util.List;

/**
 * What became of the configuration file. Times are milliseconds since 1970.
 *
 * @param file its path; empty if the agent was not started from one
 * @param inForceSince when what runs now was taken over
 * @param reloads how many changes were taken over since the start
 * @param refusals how many were not
 * @param refusedAt when the file, as it stands now, was refused; 0 if it was not
 * @param problems why
 * @param atNextStart settings that were changed and come into force at the next start only
 */
public record ReloadStatus(
        String file, long inForceSince, long reloads, long refusals, long refusedAt, List<String> problems, List<String> atNextStart) {
    /** At the start. */
    public static ReloadStatus started(String file, long at) {
        return new ReloadStatus(file, at, 0, 0, 0, List.of(), List.of());
    }

    /** A change was taken over. */
    public ReloadStatus taken(long at, List<String> later) {
        return new ReloadStatus(file, at, reloads + 1, refusals, 0, List.of(), later);
    }

    /** The file was read, and is what runs. */
    public ReloadStatus unchanged() {
        return new ReloadStatus(file, inForceSince, reloads, refusals, 0, List.of(), atNextStart);
    }

    /** A change was not taken over. */
    public ReloadStatus refused(long at, List<String> why) {
        return new ReloadStatus(file, inForceSince, reloads, refusals + 1, at, why, atNextStart);
    }
}
