package dev.tailrace.inputs.file;

import dev.tailrace.core.platform.FileKey;
import dev.tailrace.core.platform.FileStat;

/** A file that was seen and is not identified yet. Owned by the {@link Lineup}. */
final class Candidate {
    /**
     * How long a plain file that looks like a copy in the making must not have grown before it counts as a file of its own,
     * and what it looks like a copy of must have had its name.
     */
    static final long GRACE = 5_000_000_000L;

    final FileKey key;
    /** The last scan that saw it. */
    long seenIn;
    String path;
    FileStat stat;
    /** Up to where there are only zeros in it, as far as is known. */
    long zerosTo;
    /** When it was last seen to grow, and when to look at it again. */
    long grownAt;
    long dueAt;
    /** True while it looks like a copy of a living file. */
    boolean shadow;
    /** What is known of it so far, if it is compressed: to get it again would mean to decompress it again. */
    FileEvidence evidence;

    Candidate(FileKey key, String path, FileStat stat, long scan, long now) {
        this.key = key;
        this.path = path;
        this.stat = stat;
        this.seenIn = scan;
        this.grownAt = now;
        this.dueAt = now;
    }

    /** Whether nobody writes to it, as far as can be told: a copy in the making grows. */
    boolean isQuiet(long now) {
        return now - grownAt >= GRACE;
    }

    /** Lets go of what was learned about it. */
    void close() {
        if (evidence != null) {
            evidence.close();
            evidence = null;
        }
    }
}
