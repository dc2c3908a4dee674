package dev.tailrace.inputs.file;

import dev.tailrace.inputs.file.content.Content;
import dev.tailrace.inputs.file.disk.DiskFile;
import dev.tailrace.inputs.file.identify.Fingerprint;
import dev.tailrace.inputs.file.identify.Guard;
import dev.tailrace.inputs.file.identify.Milestones;

/**
 * The marks of a generation while it is read: whether its file still bears them, and how they come to cover more. What they are is told by
 * {@link dev.tailrace.inputs.file.identify}.
 */
final class Marks {
    private final Catalogue catalogue;
    private final byte[] head = new byte[Fingerprint.MOST];
    private int headLength;
    private boolean changed;

    Marks(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Another piece is read. */
    void begin() {
        changed = false;
    }

    /** Whether they cover more since {@link #begin}: worth remembering. */
    boolean areNew() {
        return changed;
    }

    /** Whether bytes that were read, with those before the position that the guard covers or from the first on, are the generation's. */
    static boolean hold(Generation generation, byte[] bytes, int from, int got) {
        if (generation.offset == 0) {
            return generation.prefix.holds(bytes, from, got);
        }
        int overlap = Guard.length(generation.offset);
        return got >= overlap && Guard.holds(generation.guard, bytes, from + overlap, overlap);
    }

    /** Looks at the first bytes of a file; false if the disk refuses. */
    boolean look(Content content) {
        headLength = content.read(0, head, 0, head.length);
        return headLength != DiskFile.FAILED;
    }

    /** Whether the first bytes, as they were looked at, are another file's. */
    boolean deny(Generation generation) {
        Fingerprint prefix = generation.prefix;
        return headLength >= prefix.length() && !prefix.holds(head, headLength);
    }

    /**
     * Lets the prefix grow with the file that was looked at. Not before its guard has been found to hold: another content may begin like this one, and
     * with its prefix the generation's copy would not be known.
     */
    void cover(Generation generation) {
        Fingerprint prefix = generation.prefix;
        int covered = (int) Math.min(headLength, generation.offset);
        boolean grew = covered > prefix.length() && (covered == Fingerprint.MOST || covered >= 2 * prefix.length());
        if (grew || headLength < prefix.length() && isHeld(generation)) {
            change(generation, Fingerprint.of(head, covered));
        }
    }

    /**
     * Whether a file that is shorter than its prefix is what was read of it all the same: a power cut took what stood behind, and the prefix is to
     * cover no more of it.
     */
    private boolean isHeld(Generation generation) {
        int offset = (int) Math.min(headLength, generation.offset);
        return offset > 0 && offset == generation.offset && Guard.holds(generation.guard, head, offset, Guard.length(offset));
    }

    /**
     * The position goes on to an offset. The prefix, which told the file when nothing of it was read, is not to cover more than what was: no copy would
     * have to have that.
     *
     * @param end where in the bytes the new offset is
     * @param moved how many bytes before it the position stood
     */
    void pass(Generation generation, byte[] bytes, int end, long offset, int moved) {
        if (offset == moved && offset < generation.prefix.length()) {
            change(generation, Fingerprint.of(bytes, end - moved, moved));
        }
        mark(generation, bytes, end, offset);
    }

    /** Marks the places on the way to a new offset that are to be recognised later: those are worth being remembered at once. */
    private void mark(Generation generation, byte[] bytes, int end, long offset) {
        Milestones milestones = generation.milestones;
        for (long fixed = Milestones.fixedAfter(generation.offset); fixed < offset; fixed *= 2) {
            milestones.pass(fixed, Guard.of(bytes, end - (int) (offset - fixed), Guard.length(fixed), false));
            changed = true;
        }
        long copyEnd = milestones.expectedCopyEnd();
        if (copyEnd > generation.offset && copyEnd <= offset) {
            milestones.copyEndsAt(copyEnd, Guard.of(bytes, end - (int) (offset - copyEnd), Guard.length(copyEnd), false));
            changed = true;
        }
    }

    private void change(Generation generation, Fingerprint prefix) {
        catalogue.prefix(generation, prefix);
        changed = true;
    }
}
