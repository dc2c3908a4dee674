package dev.tailrace.inputs.file;

import dev.tailrace.core.platform.FileKey;
import dev.tailrace.inputs.file.identify.Fingerprint;
import dev.tailrace.inputs.file.identify.Known;
import dev.tailrace.inputs.file.identify.Milestones;
import dev.tailrace.inputs.file.identify.Note;
import dev.tailrace.inputs.file.read.Encoding;
import java.util.List;

/** One life of one content, and how far it was read. Owned by the {@link Catalogue}; its position moves with reading, not with delivery. */
final class Generation implements Known {
    /** The number of a generation for which the registry has been asked. */
    static final long UNNUMBERED = -1;

    private static final byte[] NO_HEADING = {};

    long number = UNNUMBERED;
    FileKey key;
    String path;
    Fingerprint prefix = Fingerprint.NONE;
    long offset;
    long guard;
    /** How far it is known to be acknowledged: only asked for where something depends on it. */
    long acknowledged;
    boolean hasFile = true;
    boolean compressed;
    /** Size of its compressed file and bytes of content, once that was read to its end. */
    long completeSize;
    long completeLength;
    final Milestones milestones = new Milestones();
    Encoding encoding = Encoding.UTF_8;
    /** The heading that held where this run of the agent began to read it, if it began in the middle of a file with headings; else none. */
    byte[] heading = NO_HEADING;
    /** Whether its file was seen to get another name: nobody is expected to complete its last line. */
    boolean rotated;
    /** Where lines and events are cut, in their order; and how often the registry has still to say that it knows. Until it does, nothing is read. */
    List<Long> cuts = List.of();
    int awaitedCuts;
    /** When it may be forgotten, in milliseconds since 1970; 0 while it lives. */
    long forgetAt;
    /** The catalogue's links. */
    Generation nextByKey;

    Generation nextByPrefix;

    Generation(FileKey key, String path) {
        this.key = key;
        this.path = path;
    }

    boolean isNumbered() {
        return number != UNNUMBERED;
    }

    /** The first cut behind the position, or {@link Long#MAX_VALUE}. */
    long nextCut() {
        for (long cut : cuts) {
            if (cut > offset) {
                return cut;
            }
        }
        return Long.MAX_VALUE;
    }

    byte[] note() {
        String charset = encoding.charset().name();
        return new Note(
                        prefix, compressed, completeSize, completeLength, charset, milestones.copyEnd(), milestones.outline(), rotated, cuts).encode();
    }

    @Override
    public FileKey key() {
        return key;
    }

    @Override
    public Fingerprint prefix() {
        return prefix;
    }

    @Override
    public long offset() {
        return offset;
    }

    @Override
    public long guard() {
        return guard;
    }

    @Override
    public Milestones milestones() {
        return milestones;
    }

    @Override
    public long completeSize() {
        return offset == completeLength ? completeSize : 0;
    }

    @Override
    public String toString() {
        return "generation " + Long.toHexString(number) + " (" + path + " at " + offset + ')';
    }
}
