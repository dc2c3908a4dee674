package dev.tailrace.inputs.file;

import dev.tailrace.core.platform.FileKey;
import dev.tailrace.core.platform.FileStat;

/** A file that was seen and is not identified yet. Owned by the {@link Lineup}. */
final class Candidate {
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

    /** Lets go of what was learned about it. */
    void close() {
        if (evidence != null) {
            evidence.close();
            evidence = null;
        }
    }

    Candidate(FileKey key, String path, FileStat stat, long scan, long now) {
        this.key = key;
        this.path = path;
        this.stat = stat;
        this.seenIn = scan;
        this.grownAt = now;
        this.dueAt = now;
    }
}
