package dev.tailrace.inputs.file;

import dev.tailrace.core.registry.Entry;
import dev.tailrace.inputs.file.identify.Fingerprint;
import dev.tailrace.inputs.file.identify.Guard;
import java.util.List;

/** Does what the identity table's verdicts ask: lets a generation go on in a file, or begins a new one. */
final class Adoption {
    private final TailParts parts;
    private final Tail tail;
    private boolean fromEnd;
    private int awaited;

    /**
     * @param fromEnd whether new files are taken up at their end, for now
     */
    Adoption(TailParts parts, Tail tail, boolean fromEnd) {
        this.parts = parts;
        this.tail = tail;
        this.fromEnd = fromEnd;
    }

    /** New files are read from their beginning from now on. */
    void fromBeginning() {
        fromEnd = false;
    }

    boolean isFromEnd() {
        return fromEnd;
    }

    /** How many numbers were asked for and have not come. */
    int awaited() {
        return awaited;
    }

    /** A number came: the generation's lines may be read, if its file is not gone meanwhile. */
    void numbered(Generation generation, long number, long now) {
        awaited--;
        generation.number = number;
        TailedFile file = parts.roster().ofKey(generation.key);
        if (!generation.hasFile) {
            parts.context().memory().retire(number, generation.offset, generation.forgetAt);
        } else if (file != null && file.generation == generation) {
            tail.wake(file, now);
        }
    }

    /** The generation goes on in this file. */
    void goOn(Candidate candidate, Generation generation, boolean compressed, long now) {
        TailedFile before = parts.roster().ofKey(generation.key);
        if (before != null && before.generation == generation) {
            tail.release(before);
        }
        if (!generation.hasFile) {
            generation.hasFile = true;
            parts.catalogue().unbury(generation);
            if (generation.isNumbered()) {
                parts.context().memory().revive(generation.number);
            }
        }
        boolean other = !generation.key.equals(candidate.key);
        if (other) {
            parts.catalogue().rekey(generation, candidate.key);
            generation.compressed = compressed;
            generation.completeSize = 0;
        }
        boolean renamed = !generation.path.equals(candidate.path);
        if (other || renamed) {
            generation.path = candidate.path;
            generation.rotated |= renamed;
            parts.remember(generation);
        }
        follow(candidate, generation, now);
    }

    /**
     * Begins a generation, and asks for its number.
     *
     * @param covered how many bytes of the file were read elsewhere, so that only what comes then is to be read
     */
    void begin(Candidate candidate, FileEvidence file, long covered, long now) {
        Generation generation = new Generation(candidate.key, candidate.path);
        generation.compressed = file.isCompressed();
        generation.prefix = Fingerprint.of(file.head(), file.headLength());
        generation.encoding = parts.settings().encoding().ofHead(file.head(), file.headLength());
        if (covered > 0) {
            standAt(generation, file, covered);
        } else if (fromEnd) {
            standAtEnd(generation, file);
        }
        parts.catalogue().add(generation);
        follow(candidate, generation, now);
        awaited++;
        var context = parts.context();
        Entry born = new Entry(
                0,
                context.id(),
                generation.path,
                generation.key.toString(),
                generation.offset,
                generation.guard,
                generation.note(),
                0,
                context.clock().epochMillis());
        context.memory().open(born, number -> parts.inbox().accept(new Reply.Numbered(generation, number)));
    }

    /** Key and path are equal to the generation's by now, of which very many files share one copy. */
    private void follow(Candidate candidate, Generation generation, long now) {
        TailedFile file = new TailedFile(generation.key, generation, generation.path, candidate.stat);
        file.seenIn = candidate.seenIn;
        tail.follow(file, generation.rotated || isClosedForGood(candidate), now);
    }

    /** Who reads but once cannot wait for what nobody has written to for as long as it would be held open. */
    private boolean isClosedForGood(Candidate candidate) {
        var context = parts.context();
        long inactive = parts.settings().rules().closeInactive() / 1_000_000;
        return context.once() && inactive > 0 && context.clock().epochMillis() - candidate.stat.modifiedAt() >= inactive;
    }

    /** Puts a new generation behind what was read elsewhere. */
    private static void standAt(Generation generation, FileEvidence file, long offset) {
        generation.offset = offset;
        generation.acknowledged = offset;
        generation.guard = file.guardAt(offset, generation.encoding.isUtf8() && offset < file.length());
        if (generation.compressed && offset == file.length()) {
            generation.completeSize = file.compressedSize();
            generation.completeLength = offset;
        }
    }

    /** Puts a new generation at the end of what stands there, behind the last line end if one is near. */
    private static void standAtEnd(Generation generation, FileEvidence file) {
        long length = file.length();
        byte[] last = new byte[(int) Math.min(64 * 1024, length)];
        long from = length - last.length;
        int got = Math.max(0, file.content().read(from, last, 0, last.length));
        int unit = generation.encoding.unit();
        int stand = got - (int) ((from + got) % unit);
        if (unit == 1) {
            int line = stand;
            while (line > 0 && last[line - 1] != '\n') {
                line--;
            }
            stand = line > 0 || from == 0 ? line : stand;
        }
        if (stand >= Guard.length(from + stand)) {
            generation.offset = from + stand;
            generation.guard = Guard.of(last, stand, Guard.length(generation.offset), false);
        }
    }
}
