package dev.tailrace.inputs.file;

import dev.tailrace.core.duty.Duty;
import dev.tailrace.core.platform.FileKey;
import dev.tailrace.core.registry.Entry;
import dev.tailrace.inputs.file.disk.Fault;
import dev.tailrace.inputs.file.disk.FileStat;
import dev.tailrace.inputs.file.identify.FileIdentity;
import dev.tailrace.inputs.file.identify.Fingerprint;
import dev.tailrace.inputs.file.identify.Guard;
import dev.tailrace.inputs.file.identify.Identity;
import dev.tailrace.inputs.file.identify.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Files that were seen and are not identified yet. Gathers the evidence, has the table judge, and does what the verdict asks: see the
 * description of {@link dev.tailrace.inputs.file.identify}.
 */
final class Lineup {
    /** How long a plain file that looks like a copy in the making must not have grown before it counts as a file of its own. */
    private static final long GRACE = 5_000_000_000L;
    private static final long LOOK_AGAIN = 500_000_000L;
    private static final int MOST_AT_ONCE = 128;
    /** With how many living files of the same prefix a file is compared. */
    private static final int MOST_COMPARED = 32;

    private final TailParts parts;
    private final Tail tail;
    private final Contents contents;
    private final BiConsumer<Generation, Long> onNumber;
    private final Map<FileKey, Candidate> candidates = new LinkedHashMap<>();
    private boolean fromEnd;
    private int awaited;
    private long order;

    /**
     * @param fromEnd whether new files are taken up at their end, for now
     * @param onNumber told by the registry's thread that a generation got its number
     */
    Lineup(TailParts parts, Tail tail, Contents contents, boolean fromEnd, BiConsumer<Generation, Long> onNumber) {
        this.parts = parts;
        this.tail = tail;
        this.contents = contents;
        this.fromEnd = fromEnd;
        this.onNumber = onNumber;
    }

    /** New files are read from their beginning from now on. */
    void fromBeginning() {
        fromEnd = false;
    }

    /** A scan or a hint saw a file that is not followed. */
    void sighted(FileKey key, String path, FileStat stat, long scan, long now) {
        Candidate candidate = candidates.get(key);
        if (candidate == null) {
            if (isOld(stat) && parts.catalogue().ofKey(key).stream().noneMatch(Generation::hasFile)) {
                return;
            }
            candidates.put(key, new Candidate(key, path, stat, ++order, scan, now));
            return;
        }
        if (candidate.seenIn == scan && !candidate.path.equals(path)) {
            return;
        }
        if (stat.size() != candidate.stat.size()) {
            candidate.grownAt = now;
        }
        candidate.path = path;
        candidate.stat = stat;
        candidate.seenIn = scan;
        candidate.dueAt = now;
    }

    /** {@code ignore_older}: nobody has written to it for long. */
    private boolean isOld(FileStat stat) {
        long limit = parts.settings().ignoreOlderMillis();
        return limit > 0 && parts.context().clock().epochMillis() - stat.modifiedAt() > limit;
    }

    /** Whether a file with this key waits to be identified. */
    boolean holds(FileKey key) {
        return candidates.containsKey(key);
    }

    /** How many numbers were asked for and have not come. */
    int awaited() {
        return awaited;
    }

    /** A number came. */
    void numbered() {
        awaited--;
    }

    /** A whole scan is over: who was not seen is gone. */
    void scanned(long scan) {
        candidates.values().removeIf(candidate -> candidate.seenIn < scan);
    }

    /** Something changed among the generations: what looked like a copy may be one now. */
    void lookAgain(long now) {
        candidates.values().forEach(candidate -> candidate.dueAt = candidate.shadow ? now : candidate.dueAt);
    }

    /** Identifies those whose time has come; returns how many. */
    int work(long now) {
        int done = 0;
        List<Candidate> due = new ArrayList<>();
        for (Candidate candidate : candidates.values()) {
            if (candidate.dueAt <= now && due.size() < MOST_AT_ONCE) {
                due.add(candidate);
            }
        }
        for (Candidate candidate : due) {
            identify(candidate, now);
            done++;
        }
        return done;
    }

    long due() {
        long due = Duty.NEVER;
        for (Candidate candidate : candidates.values()) {
            due = Math.min(due, candidate.dueAt);
        }
        return due;
    }

    /** True if files wait whose identity will be told by time, not by their growing. */
    boolean isPending() {
        for (Candidate candidate : candidates.values()) {
            if (candidate.dueAt != Duty.NEVER) {
                return true;
            }
        }
        return false;
    }

    private void identify(Candidate candidate, long now) {
        candidate.dueAt = Duty.NEVER;
        List<Generation> sameKey = parts.catalogue().ofKey(candidate.key);
        if (candidate.stat.size() == 0) {
            sameKey.forEach(generation -> bereave(generation, now));
            return;
        }
        switch (contents.open(candidate.path, candidate.key, false)) {
            case Contents.Opening.Opened(Content content) -> {
                try (content) {
                    judge(candidate, content, sameKey, now);
                }
            }
            case Contents.Opening.Another() -> candidates.remove(candidate.key);
            case Contents.Opening.Refused(Fault fault) -> parts.notices().tell(fault.toString());
        }
    }

    private void judge(Candidate candidate, Content content, List<Generation> sameKey, long now) {
        FileEvidence file = new FileEvidence(content, contents, parts.roster());
        if (!file.isReadable()) {
            parts.notices().tell(file.fault().toString());
            return;
        }
        if (file.headLength() == 0 || isPartOfMark(file)) {
            return;
        }
        boolean copies = parts.settings().identity().knowsCopies();
        List<Generation> bereft =
                copies ? parts.catalogue().ofHead(file.head(), file.headLength(), each -> !each.hasFile) : List.of();
        Verdict<Generation> verdict = Identity.judge(file, sameKey, bereft, living(candidate, file, copies, now));
        candidate.shadow = verdict instanceof Verdict.Shadow<Generation>;
        switch (verdict) {
            case Verdict.Same<Generation>(Generation generation) -> goOn(candidate, generation, sameKey, now);
            case Verdict.Copy<Generation>(Generation generation) -> goOn(candidate, generation, sameKey, now);
            case Verdict.Shadow<Generation> shadow -> candidate.dueAt = now + LOOK_AGAIN;
            case Verdict.Undecided<Generation> undecided -> candidate.dueAt = now + LOOK_AGAIN;
            case Verdict.Fresh<Generation> fresh -> fresh(candidate, file, content, sameKey, now);
        }
    }

    /** Files of which this one may be a copy in the making: known before it, and of the same start. */
    private List<Generation> living(Candidate candidate, FileEvidence file, boolean copies, long now) {
        if (!copies || now - candidate.grownAt >= GRACE) {
            return List.of();
        }
        List<Generation> living = parts.catalogue()
                .ofHead(
                        file.head(),
                        file.headLength(),
                        each -> each.hasFile && each.since < candidate.since && !each.key.equals(candidate.key));
        return living.size() > MOST_COMPARED ? living.subList(0, MOST_COMPARED) : living;
    }

    /** So short that its first bytes may become a byte order mark. */
    private static boolean isPartOfMark(FileEvidence file) {
        byte[] head = file.head();
        return switch (file.headLength()) {
            case 1 -> head[0] == (byte) 0xEF || head[0] == (byte) 0xFF || head[0] == (byte) 0xFE;
            case 2 -> head[0] == (byte) 0xEF && head[1] == (byte) 0xBB;
            default -> false;
        };
    }

    /** The generation has no file any more: it waits for a copy. */
    void bereave(Generation generation, long now) {
        if (!generation.hasFile) {
            return;
        }
        parts.bury(generation);
        lookAgain(now);
    }

    /** Rows 1 and 3: the generation goes on in this file. */
    private void goOn(Candidate candidate, Generation generation, List<Generation> sameKey, long now) {
        sameKey.stream().filter(each -> each != generation).forEach(each -> bereave(each, now));
        TailedFile before = parts.roster().ofKey(generation.key);
        if (before != null && before.generation == generation) {
            tail.release(before);
        }
        if (!generation.hasFile) {
            generation.hasFile = true;
            parts.catalogue().unbury(generation);
            parts.context().memory().revive(generation.number);
        }
        boolean moved = !generation.key.equals(candidate.key) || !generation.path.equals(candidate.path);
        if (!generation.key.equals(candidate.key)) {
            parts.catalogue().rekey(generation, candidate.key);
        }
        generation.path = candidate.path;
        if (moved) {
            tail.remember(generation);
        }
        follow(candidate, generation, now);
    }

    private void follow(Candidate candidate, Generation generation, long now) {
        candidates.remove(candidate.key);
        TailedFile file = new TailedFile(candidate.key, generation, candidate.path, candidate.stat);
        file.seenIn = candidate.seenIn;
        tail.follow(file, now);
    }

    /** Row 5: a new generation, whose number is asked for. */
    private void fresh(Candidate candidate, FileEvidence file, Content content, List<Generation> sameKey, long now) {
        sameKey.forEach(each -> bereave(each, now));
        Generation generation = new Generation(candidate.key, candidate.path);
        generation.since = ++order;
        generation.prefix = Fingerprint.of(file.head(), file.headLength());
        generation.encoding = parts.settings().encoding().ofHead(file.head(), file.headLength());
        if (fromEnd) {
            standAtEnd(generation, content);
        }
        parts.catalogue().add(generation);
        follow(candidate, generation, now);
        awaited++;
        var context = parts.context();
        context.memory()
                .open(
                        new Entry(
                                0,
                                context.id(),
                                generation.path,
                                generation.key.toString(),
                                generation.offset,
                                generation.guard,
                                generation.note(),
                                0,
                                context.clock().epochMillis()),
                        number -> onNumber.accept(generation, number));
    }

    /** {@code start_position: end}: behind the last line end that stands there, if one is near. */
    private static void standAtEnd(Generation generation, Content content) {
        byte[] last = new byte[64 * 1024];
        long size = content.diskSize();
        long from = Math.max(0, size - last.length);
        int got = content.read(from, last, 0, last.length);
        int end = Math.max(0, got);
        int unit = generation.encoding.unit();
        end -= (int) ((from + end) % unit);
        int line = end;
        while (line > 0 && last[line - 1] != '\n') {
            line--;
        }
        int stand = line > 0 && unit == 1 ? line : end;
        generation.offset = from + stand;
        generation.guard = Guard.of(last, stand, Guard.length(generation.offset), false);
    }
}
