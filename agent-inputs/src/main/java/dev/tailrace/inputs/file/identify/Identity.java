package dev.tailrace.inputs.file.identify;

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
        boolean unknown = false;
        for (K generation : sameKey) {
            switch (holds(generation, file)) {
                case YES -> {
                    return new Verdict.Same<>(generation);
                }
                case LATER -> unknown = true;
                case NO -> {}
            }
        }
        K copied = null;
        for (K generation : bereft) {
            if (generation.offset() == 0 || generation.prefix().length() == 0) {
                continue;
            }
            switch (holds(generation, file)) {
                case YES -> copied = copied == null || copied.offset() < generation.offset() ? generation : copied;
                case LATER -> unknown = true;
                case NO -> {}
            }
        }
        if (unknown) {
            return new Verdict.Undecided<>();
        }
        if (copied != null) {
            return new Verdict.Copy<>(copied);
        }
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

    /**
     * Prefix and guard, and thereby size &gt;= offset. A file shorter than the prefix but not than the offset is one whose last bytes a power
     * cut took: there the guard decides. At offset 0 there is no guard, so that the prefix must hold as a whole.
     */
    private static Evidence.Answer holds(Known generation, Evidence file) {
        Fingerprint prefix = generation.prefix();
        boolean prefixHolds = prefix.holds(file.head(), file.headLength());
        if (generation.offset() == 0) {
            return prefixHolds && prefix.length() > 0 ? Evidence.Answer.YES : Evidence.Answer.NO;
        }
        if (!prefixHolds && file.headLength() >= prefix.length()) {
            return Evidence.Answer.NO;
        }
        return file.carries(generation.offset(), generation.guard());
    }
}
