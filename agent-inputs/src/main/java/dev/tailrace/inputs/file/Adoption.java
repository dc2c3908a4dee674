package dev.tailrace.inputs.file;

import dev.tailrace.core.registry.Entry;
import dev.tailrace.inputs.file.identify.Fingerprint;
import dev.tailrace.inputs.file.identify.Guard;
import java.util.List;
import java.util.function.BiConsumer;

/** Does what the identity table's verdicts ask: lets a generation go on in a file, or begins a new one. */
final class Adoption {
    private final TailParts parts;
    private final Tail tail;
    private final BiConsumer<Generation, Long> onNumber;
    private boolean fromEnd;
    private int awaited;

    /**
     * @param fromEnd whether new files are taken up at their end, for now
     * @param onNumber told by the registry's thread that a generation got its number
     */
    Adoption(TailParts parts, Tail tail, boolean fromEnd, BiConsumer<Generation, Long> onNumber) {
        this.parts = parts;
        this.tail = tail;
        this.fromEnd = fromEnd;
        this.onNumber = onNumber;
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

    /** A number came. */
    void numbered() {
        awaited--;
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
            tail.remember(generation);
        }
        follow(candidate, generation, renamed, now);
    }

    /**
     * Begins a generation, and asks for its number.
     *
     * @param order place among the files that were met
     * @param covered whether everything in the file was read elsewhere, so that only what comes is to be read
     */
    void begin(Candidate candidate, FileEvidence file, long order, boolean covered, long now) {
        Generation generation = new Generation(candidate.key, candidate.path);
        generation.since = order;
        generation.compressed = file.isCompressed();
        generation.prefix = Fingerprint.of(file.head(), file.headLength());
        generation.encoding = parts.settings().encoding().ofHead(file.head(), file.headLength());
        if (covered || fromEnd) {
            stand(generation, file, covered);
        }
        parts.catalogue().add(generation);
        follow(candidate, generation, false, now);
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
        context.memory().open(born, number -> onNumber.accept(generation, number));
    }

    private void follow(Candidate candidate, Generation generation, boolean renamed, long now) {
        TailedFile file = new TailedFile(candidate.key, generation, candidate.path, candidate.stat);
        file.seenIn = candidate.seenIn;
        tail.follow(file, renamed, now);
    }

    /** Puts a new generation at the end of what stands there: at the very end, or behind the last line end if one is near. */
    private static void stand(Generation generation, FileEvidence file, boolean exactly) {
        long length = file.length();
        byte[] last = new byte[(int) Math.min(64 * 1024, length)];
        long from = length - last.length;
        int got = Math.max(0, file.content().read(from, last, 0, last.length));
        int unit = generation.encoding.unit();
        int stand = got - (int) ((from + got) % unit);
        if (!exactly && unit == 1) {
            int line = stand;
            while (line > 0 && last[line - 1] != '\n') {
                line--;
            }
            stand = line > 0 || from == 0 ? line : stand;
        }
        if (stand < Guard.length(from + stand)) {
            return;
        }
        generation.offset = from + stand;
        generation.guard = Guard.of(last, stand, Guard.length(generation.offset), false);
        if (generation.compressed && exactly) {
            generation.completeSize = file.compressedSize();
            generation.completeLength = generation.offset;
        }
    }
}
