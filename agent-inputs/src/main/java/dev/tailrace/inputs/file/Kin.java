package dev.tailrace.inputs.file;

import dev.tailrace.inputs.file.identify.Fingerprint;
import java.util.List;
import java.util.Optional;

/** The generations that a file which is not identified yet may be a copy of, and so is to be compared with. */
final class Kin {
    /** With how many living files of the same prefix a file is compared. */
    private static final int MOST_COMPARED = 32;

    private final TailParts parts;
    private final Tail tail;

    Kin(TailParts parts, Tail tail) {
        this.parts = parts;
        this.tail = tail;
    }

    private boolean counts() {
        return parts.settings().identity().knowsCopies();
    }

    /**
     * Generations without a file, and those whose index another name has now: if it is not their file, then they have none. Under the same name it is
     * rather theirs, and shorter since a power cut.
     */
    List<Generation> bereft(Candidate candidate, FileEvidence file) {
        if (!counts()) {
            return List.of();
        }
        List<Generation> bereft =
                parts.catalogue().ofHead(file.head(), file.headLength(), each -> !each.hasFile || isSuccessor(candidate, each));
        if (file.headLength() < Fingerprint.MOST) {
            bereft.addAll(parts.catalogue().tombstones(each -> isNamesake(candidate, file, each)));
        }
        return bereft;
    }

    /** Whether a file has its name from a generation and is shorter than the prefix of that: a copy may be, and then only the guard tells it. */
    private static boolean isNamesake(Candidate candidate, FileEvidence file, Generation generation) {
        return generation.prefix.length() > file.headLength()
                && candidate.path.length() > generation.path.length()
                && candidate.path.startsWith(generation.path);
    }

    private static boolean isSuccessor(Candidate candidate, Generation generation) {
        return generation.key.equals(candidate.key) && !generation.path.equals(candidate.path);
    }

    /**
     * Living files of the same start of which this one may be a copy in the making. Once a plain one has stood beside them for long enough,
     * only those count whose own fate is open: one may have been cut without anybody having looked. Who is found to have been cut is bereft from then
     * on, so that these are to be asked for before {@link #bereft those}.
     */
    List<Generation> living(Candidate candidate, FileEvidence file, long now) {
        if (!counts()) {
            return List.of();
        }
        List<Generation> living = parts.catalogue()
                .ofHead(
                        file.head(),
                        file.headLength(),
                        each -> each.hasFile && !each.key.equals(candidate.key));
        if (living.size() > MOST_COMPARED) {
            living = living.subList(0, MOST_COMPARED);
        }
        namesake(candidate.path)
                .filter(each -> each.prefix.length() > file.headLength() && !each.key.equals(candidate.key))
                .ifPresent(living::add);
        if (!file.isCompressed() && candidate.isQuiet(now)) {
            living.removeIf(each -> tail.stands(each, now));
        }
        return living;
    }

    /**
     * The living generation whose file has the longest name that this path begins with: copies are named after what they are copies of. One
     * in the making may be too short to be found by its prefix.
     */
    private Optional<Generation> namesake(String path) {
        return Optional.ofNullable(parts.roster().ofBeginningOf(path)).map(file -> file.generation);
    }
}
