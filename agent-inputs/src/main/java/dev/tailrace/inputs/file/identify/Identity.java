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
        return copy != null ? copy : shadow(file, living);
    }

    /** Rows 3 and 4, or null. Of several generations the one that was read furthest is meant. */
    private static <K extends Known> Verdict<K> copy(Evidence file, List<K> bereft) {
        K copied = null;
        K past = null;
        for (K generation : bereft) {
            if (generation.offset() == 0 || generation.prefix().length() == 0) {
                continue;
            }
            Answer whole = holds(generation, file);
            Answer early = whole == Answer.NO ? isPast(generation, file) : Answer.NO;
            if (whole == Answer.LATER || early == Answer.LATER) {
                return new Verdict.Undecided<>();
            }
            if (whole == Answer.YES && (copied == null || copied.offset() < generation.offset())) {
                copied = generation;
            }
            if (early == Answer.YES) {
                past = generation;
            }
        }
        if (copied != null) {
            return new Verdict.Copy<>(copied);
        }
        return past == null ? null : new Verdict.Past<>(past);
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

    /** Shorter than what was read, and the same up to the last milestone before its end. */
    private static Answer isPast(Known generation, Evidence file) {
        if (!generation.prefix().holds(file.head(), file.headLength())) {
            return Answer.NO;
        }
        long length = file.length();
        if (length == Evidence.UNKNOWN) {
            return Answer.LATER;
        }
        int last = length < generation.offset() ? generation.milestones().lastUpTo(length) : -1;
        return last < 0 ? Answer.NO : file.carries(generation.milestones().offset(last), generation.milestones().guard(last));
    }
}
