package dev.tailrace.inputs.file;

import dev.tailrace.inputs.file.follow.Observation;

/** Takes what was seen of files that are followed: the {@link Tail}, as those see it that open and read for it. */
interface Lives {
    /** Lets the life of a file go on. */
    void observe(TailedFile file, Observation seen, long now);
}
