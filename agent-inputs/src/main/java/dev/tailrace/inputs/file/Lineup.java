package dev.tailrace.inputs.file;

import dev.tailrace.core.duty.Duty;
import dev.tailrace.core.platform.FileKey;
import dev.tailrace.core.platform.FileStat;
import dev.tailrace.inputs.file.content.Content;
import dev.tailrace.inputs.file.content.Contents;
import dev.tailrace.inputs.file.disk.Fault;
import dev.tailrace.inputs.file.identify.Evidence;
import dev.tailrace.inputs.file.identify.Identity;
import dev.tailrace.inputs.file.identify.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Files that were seen and are not identified yet. Gathers the evidence, has the table judge, and passes the verdict on: see the
 * description of {@link dev.tailrace.inputs.file.identify}.
 */
final class Lineup {
    private static final long LOOK_AGAIN = 500_000_000L;
    private static final int MOST_AT_ONCE = 128;

    private final TailParts parts;
    private final Contents contents;
    private final Tail tail;
    private final Adoption adoption;
    private final Kin kin;
    private final Map<FileKey, Candidate> candidates = new LinkedHashMap<>();

    Lineup(TailParts parts, Contents contents, Tail tail, Adoption adoption) {
        this.parts = parts;
        this.contents = contents;
        this.tail = tail;
        this.adoption = adoption;
        this.kin = new Kin(parts, tail);
    }

    /** A scan or a hint saw a file that is not followed. */
    void sighted(FileKey key, String path, FileStat stat, long scan, long now) {
        Candidate candidate = candidates.get(key);
        if (candidate == null) {
            if (!isOld(stat) || parts.catalogue().ofKey(key).stream().anyMatch(generation -> generation.hasFile)) {
                candidates.put(key, new Candidate(key, path, stat, scan, now));
            }
            return;
        }
        boolean oneMoreName = candidate.seenIn == scan && !candidate.path.equals(path) && contents.leadsTo(candidate.path, key);
        if (oneMoreName) {
            return;
        }
        if (stat.size() != candidate.stat.size()) {
            candidate.grownAt = now;
        }
        if (stat.size() < candidate.stat.size()) {
            candidate.zerosTo = 0;
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

    int size() {
        return candidates.size();
    }

    /** Those that wait until more is written to them, as they are now. */
    List<Candidate> awaited() {
        List<Candidate> awaited = new ArrayList<>();
        for (Candidate candidate : candidates.values()) {
            if (candidate.dueAt == Duty.NEVER) {
                awaited.add(candidate);
            }
        }
        return awaited;
    }

    /** A whole scan is over: who was not seen is gone. */
    void scanned(long scan) {
        candidates.values().removeIf(candidate -> {
            boolean gone = candidate.seenIn < scan;
            if (gone) {
                candidate.close();
            }
            return gone;
        });
    }

    /** Something changed among the generations: what looked like a copy may be one now. */
    void lookAgain(long now) {
        for (Candidate candidate : candidates.values()) {
            if (candidate.shadow) {
                candidate.dueAt = now;
            }
        }
    }

    /**
     * Identifies those whose time has come; returns how many. Compressed ones after the others, and short names before long ones: of a file
     * and its copy that are met at once, the file is to be known first.
     */
    int work(long now) {
        List<Candidate> due = new ArrayList<>();
        List<Candidate> compressed = new ArrayList<>();
        for (Candidate candidate : candidates.values()) {
            if (due.size() == MOST_AT_ONCE) {
                break;
            }
            if (candidate.dueAt <= now) {
                (Contents.isNamedCompressed(candidate.path) ? compressed : due).add(candidate);
            }
        }
        due.sort(Comparator.comparingInt(candidate -> candidate.path.length()));
        due.addAll(compressed.subList(0, Math.min(compressed.size(), MOST_AT_ONCE - due.size())));
        due.forEach(candidate -> identify(candidate, now));
        return due.size();
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
        return candidates.values().stream().anyMatch(candidate -> candidate.dueAt != Duty.NEVER && !isSettledShadow(candidate));
    }

    /** A compressed copy of a living file waits until that is gone; all that it holds is read there. */
    private static boolean isSettledShadow(Candidate candidate) {
        return candidate.shadow && candidate.evidence != null;
    }

    private void identify(Candidate candidate, long now) {
        candidate.dueAt = Duty.NEVER;
        if (candidate.stat.size() == 0) {
            parts.catalogue().ofKey(candidate.key).forEach(generation -> bereave(generation, now));
            return;
        }
        if (candidate.evidence != null) {
            judge(candidate, candidate.evidence, now);
            return;
        }
        switch (contents.open(candidate.path, candidate.key)) {
            case Contents.Opening.Opened(Content content) ->
                judge(candidate, new FileEvidence(content, contents, parts.roster()), now);
            case Contents.Opening.Another() -> candidates.remove(candidate.key);
            case Contents.Opening.Refused(Fault fault) -> refused(candidate, fault, now);
        }
    }

    /** At the same moment for all: of several copies of a file that is gone, the first is to be looked at first. */
    private static long soon(long now) {
        return now - Math.floorMod(now, LOOK_AGAIN) + LOOK_AGAIN;
    }

    private void refused(Candidate candidate, Fault fault, long now) {
        if (fault.kind() == Fault.Kind.TOO_MANY_OPEN) {
            tail.makeRoom(now);
            candidate.dueAt = soon(now);
        } else {
            parts.notices().tell(fault);
        }
    }

    private void judge(Candidate candidate, FileEvidence file, long now) {
        candidate.evidence = file;
        if (!file.look()) {
            parts.notices().tell(file.fault());
        } else if (!file.isWritten(candidate.zerosTo)) {
            candidate.zerosTo = file.zerosTo();
            candidate.dueAt = file.isWorking() ? now : Duty.NEVER;
            if (!file.isWorking()) {
                bereaveOthers(candidate, null, now);
            }
        } else if (!file.isPartOfMark()) {
            List<Generation> sameKey = parts.catalogue().ofKey(candidate.key);
            List<Generation> living = kin.living(candidate, file, now);
            carryOut(Identity.judge(file, sameKey, kin.bereft(candidate, file), living), candidate, now);
        }
        if (!file.isCompressed() || candidates.get(candidate.key) != candidate) {
            candidate.close();
        }
    }

    private void carryOut(Verdict<Generation> verdict, Candidate candidate, long now) {
        FileEvidence file = candidate.evidence;
        candidate.shadow = verdict instanceof Verdict.Shadow<Generation>;
        switch (verdict) {
            case Verdict.Same<Generation>(Generation generation) -> goOn(candidate, generation, now);
            case Verdict.Copy<Generation>(Generation generation) -> goOn(candidate, generation, now);
            case Verdict.Past<Generation>(Generation generation, long upTo) -> {
                bereaveOthers(candidate, null, now);
                if (generation.acknowledged >= upTo && candidate.isQuiet(now)) {
                    begin(candidate, upTo, now);
                } else {
                    parts.askAcknowledged(generation);
                    candidate.dueAt = soon(now);
                }
            }
            case Verdict.Shadow<Generation>(Generation generation) -> {
                bereaveOthers(candidate, null, now);
                candidate.dueAt = soon(now);
                noteEnd(file, generation);
            }
            case Verdict.Undecided<Generation> undecided -> candidate.dueAt = file.isWorking() ? now : soon(now);
            case Verdict.Fresh<Generation> fresh -> {
                if (adoption.isFromEnd() && file.length() == Evidence.UNKNOWN) {
                    candidate.dueAt = file.isWorking() ? now : soon(now);
                } else {
                    begin(candidate, 0, now);
                }
            }
        }
    }

    /**
     * Marks where a copy in the making ends, with what it was made of: when that is cut, it may have been read further, and then nothing
     * else tells the copy for sure.
     */
    private void noteEnd(FileEvidence copy, Generation generation) {
        long end = copy.length();
        if (end > generation.offset) {
            generation.milestones.expectCopyEnd(end);
        } else if (end > 0 && end != generation.milestones.copyEnd().offset()) {
            generation.milestones.copyEndsAt(end, copy.guardAt(end, false));
            parts.remember(generation);
        }
    }

    /** The generation has no file any more: it waits for a copy. */
    void bereave(Generation generation, long now) {
        if (generation.hasFile) {
            parts.bury(generation);
            lookAgain(now);
        }
    }

    private void goOn(Candidate candidate, Generation generation, long now) {
        bereaveOthers(candidate, generation, now);
        candidates.remove(candidate.key);
        adoption.goOn(candidate, generation, candidate.evidence.isCompressed(), now);
    }

    private void begin(Candidate candidate, long covered, long now) {
        bereaveOthers(candidate, null, now);
        candidates.remove(candidate.key);
        adoption.begin(candidate, candidate.evidence, covered, now);
    }

    /** Generations that were last found under the file's key and are not what it is have no file any more. */
    private void bereaveOthers(Candidate candidate, Generation kept, long now) {
        for (Generation each : parts.catalogue().ofKey(candidate.key)) {
            if (each != kept) {
                bereave(each, now);
            }
        }
    }

    /** Lets go of files that are being examined. */
    void close() {
        candidates.values().forEach(Candidate::close);
    }
}
