package dev.tailrace.inputs.file.identify;

import dev.tailrace.core.platform.FileKey;

/** A generation, as far as the identity table looks at it. */
public interface Known {
    /** The file it was last found in. */
    FileKey key();

    /** Its first bytes. */
    Fingerprint prefix();

    /** How far it was read. */
    long offset();

    /** The mark before {@link #offset()}. */
    long guard();

    /** Positions passed on the way there, as far as they are remembered. */
    Milestones milestones();

    /** Size of its compressed file, if that was read to its end and is complete; else 0. */
    long completeSize();
}
