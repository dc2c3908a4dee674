package dev.tailrace.inputs.file.identify;

import dev.tailrace.inputs.file.identify.Evidence.Answer;
import java.util.List;

/**
 * The identity table of this package's description, as a pure function.
 *
 * <p>Row 2 is what is left when row 1 fails for a known key: the caller, who holds the generations, marks those whose key is the file's
 * and which are not the verdict's as having no file any more.
 */
public final class Identity {
    private Identity() {}

    /**
     * Judges a file.
     *
     * @param sameKey generations last found under the file's key
     * @param bereft generations without a file whose prefix the file has
     * @param living generations with a file whose prefix the file has; empty if the file is not to wait for them any longer
     */
    public static <K extends Known> Verdict<K> judge(Evidence file, List<K> sameKey, List<K> bereft, List<K> living) {
        for (K generation : sameKey) {
            switch (isSame(generation, file)) {
                case YES -> {
                    return new Verdict.Same<>(generation);
                }
                case LATER -> {
                    return new Verdict.Undecided<>();
                }
                case NO -> {}
            }
        }
        Verdict<K> copy = copy(file, bereft);
        if (copy instanceof Verdict.Copy<K>(K generation) && generation.offset() > 0 || copy instanceof Verdict.Undecided<K>) {
            return copy;
        }
        Verdict<K> shadow = shadow(file, living);
        return copy == null || shadow instanceof Verdict.Shadow<K> ? shadow : copy;
    }

    /** Rows 3 and 4, or null. Of several generations the one that was read furthest is meant. */
    private static <K extends Known> Verdict<K> copy(Evidence file, List<K> bereft) {
        K copied = null;
        Verdict.Past<K> past = null;
        for (K generation : bereft) {
            if (generation.prefix().length() == 0) {
                continue;
            }
            Answer whole = holds(generation, file);
            Milestones.Mark early = whole == Answer.NO ? pastMark(generation, file) : Milestones.Mark.NONE;
            Answer isPast = early.offset() == 0 ? Answer.NO : early.offset() < 0 ? Answer.LATER : file.carries(early.offset(), early.guard());
            if (whole == Answer.LATER || isPast == Answer.LATER) {
                return new Verdict.Undecided<>();
            }
            if (whole == Answer.YES && (copied == null || copied.offset() < generation.offset())) {
                copied = generation;
            }
            if (isPast == Answer.YES && (past == null || past.upTo() < early.offset())) {
                past = new Verdict.Past<>(generation, upTo(early, generation, file));
            }
        }
        if (copied != null) {
            return new Verdict.Copy<>(copied);
        }
        return past;
    }

    /**
     * How much of its past a file surely is. Beyond the mark it was not compared; but two files that agree that far behind anything that
     * headings may have in common are one, unless a power cut came in between, which only this life of the agent can rule out.
     */
    private static long upTo(Milestones.Mark mark, Known generation, Evidence file) {
        return mark.offset() < Math.max(Milestones.FIRST_FIXED, generation.milestones().rememberedTo()) ? mark.offset() : file.length();
    }

    private static <K extends Known> Verdict<K> shadow(Evidence file, List<K> living) {
        boolean unknown = false;
        for (K generation : living) {
            switch (file.isPartOf(generation)) {
                case YES -> {
                    return new Verdict.Shadow<>(generation);
                }
                case LATER -> unknown = true;
                case NO -> {}
            }
        }
        return unknown ? new Verdict.Undecided<>() : new Verdict.Fresh<>();
    }

    /** Row 1; a compressed file that was read to its end need not be decompressed again to be known. */
    private static Answer isSame(Known generation, Evidence file) {
        long complete = generation.completeSize();
        if (complete != 0 && complete == file.compressedSize() && generation.prefix().holds(file.head(), file.headLength())) {
            return Answer.YES;
        }
        return holds(generation, file);
    }

    /**
     * Prefix and guard, and thereby size &gt;= offset. A file shorter than the prefix but not than the offset is one whose last bytes a power
     * cut took: there the guard decides. At offset 0 there is no guard, so that the prefix must hold as a whole.
     */
    private static Answer holds(Known generation, Evidence file) {
        Fingerprint prefix = generation.prefix();
        boolean prefixHolds = prefix.holds(file.head(), file.headLength());
        if (generation.offset() == 0) {
            return prefixHolds && prefix.length() > 0 ? Answer.YES : Answer.NO;
        }
        if (!prefixHolds && file.headLength() >= prefix.length()) {
            return Answer.NO;
        }
        return file.carries(generation.offset(), generation.guard());
    }

    /**
     * By which mark a file that is shorter than what was read of a generation can be its past: one at its very end, or else the last before
     * that. One that is shorter even than the prefix, which then cannot tell it, goes by its end alone. {@link Milestones.Mark#NONE} if it cannot be, an
     * offset of {@link Evidence#UNKNOWN} if its length is not known yet.
     */
    private static Milestones.Mark pastMark(Known generation, Evidence file) {
        boolean prefixTells = file.headLength() >= generation.prefix().length();
        if (generation.offset() == 0 || prefixTells && !generation.prefix().holds(file.head(), file.headLength())) {
            return Milestones.Mark.NONE;
        }
        long length = file.length();
        if (length == Evidence.UNKNOWN) {
            return new Milestones.Mark(Evidence.UNKNOWN, Guard.NONE);
        }
        if (length >= generation.offset()) {
            return Milestones.Mark.NONE;
        }
        Milestones milestones = generation.milestones();
        if (milestones.copyEnd().offset() == length) {
            return milestones.copyEnd();
        }
        return prefixTells ? milestones.lastUpTo(length) : Milestones.Mark.NONE;
    }
}
