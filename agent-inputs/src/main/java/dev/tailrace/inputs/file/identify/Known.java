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

    /** False once its file was truncated, removed or replaced: then only a copy can go on with it. */
    boolean hasFile();
}
