package dev.tailrace.inputs.file;

import java.util.ArrayList;
import java.util.List;

/**
 * Where lines and events are cut that time ended, not the file: the bytes after the last line end of a file that nobody is expected to go on with,
 * lines that more could have joined. A cut is remembered before it is made: whoever reads there again, after a crash, perhaps with more behind it,
 * is to cut there, too, or the same line would come twice under two ids. It is forgotten once what it ended is acknowledged; some of each generation
 * are remembered, and then the next one waits for that.
 */
final class Cuts {
    private static final int MOST = 64;

    private final TailParts parts;

    Cuts(TailParts parts) {
        this.parts = parts;
    }

    /** Whether lines that stand up to an offset, and were not taken yet, may be taken as they are. If not yet, all is done that they soon may. */
    boolean isMade(Generation generation, long offset) {
        if (isKnown(generation, offset)) {
            return true;
        }
        if (open(generation, offset).size() < MOST) {
            make(generation, offset);
        } else {
            parts.askAcknowledged(generation);
        }
        return false;
    }

    /** Whether the registry has been told of a cut there, or there is nothing to be cut. */
    boolean isKnown(Generation generation, long offset) {
        return offset <= generation.offset || generation.nextCut() <= offset;
    }

    /** Tells the registry of a cut; nothing is read of the generation until it knows. */
    void make(Generation generation, long offset) {
        List<Long> cuts = open(generation, offset);
        cuts.add(offset);
        generation.cuts = List.copyOf(cuts.subList(Math.max(0, cuts.size() - MOST), cuts.size()));
        generation.awaitedCuts++;
        parts.remember(generation);
        parts.context().memory().acknowledged(generation.number, position -> parts.inbox().accept(new Reply.Cut(generation, position)));
    }

    /** Those before an offset of which it is not known that nobody will read there again. */
    private static List<Long> open(Generation generation, long offset) {
        List<Long> open = new ArrayList<>(generation.cuts);
        open.removeIf(cut -> cut <= generation.acknowledged || cut >= offset);
        return open;
    }

    /** The registry knows it, and tells up to where all is acknowledged. */
    void made(Generation generation, long acknowledged) {
        generation.awaitedCuts--;
        generation.acknowledged = acknowledged;
    }
}
