package dev.tailrace.inputs.file;

import dev.tailrace.core.duty.Duty;
import dev.tailrace.inputs.file.content.Contents;
import dev.tailrace.inputs.file.follow.Effect;
import dev.tailrace.inputs.file.follow.Follow;
import dev.tailrace.inputs.file.follow.Life;
import dev.tailrace.inputs.file.follow.Observation;
import dev.tailrace.inputs.file.follow.Rules;
import dev.tailrace.inputs.file.follow.Step;
import dev.tailrace.inputs.file.read.Loading;
import java.util.function.Consumer;

/**
 * The lives of the files that are followed: passes on what is seen of them to {@link Follow}, and has carried out what that decides. {@link Opener}
 * opens and closes them, {@link Turns} reads them. Knows nothing of where files come from.
 */
final class Tail implements Lives {
    private static final long RETRY = 1_000_000_000L;

    private final TailParts parts;
    private final Rules rules;
    private final Contents contents;
    private final Examination examination;
    private final Handles handles;
    private final Headings headings;
    private final Alarms alarms;
    private final Opener opener;
    private final Turns turns;
    private final LastReads lastReads;
    private final Consumer<TailedFile> onBereft;

    /** @param onBereft told of a file whose content was exchanged: what stands there now is to be identified */
    Tail(TailParts parts, Loading loading, Contents contents, Consumer<TailedFile> onBereft) {
        FileSettings settings = parts.settings();
        this.parts = parts;
        this.rules = parts.context().once() ? settings.rules().withoutPatience() : settings.rules();
        this.contents = contents;
        this.examination = new Examination(contents);
        this.handles = new Handles(settings.harvesterLimit());
        this.headings = new Headings(parts);
        this.alarms = new Alarms(rules, settings.scanNanos());
        PieceReader reader = new PieceReader(parts, loading, headings);
        this.opener = new Opener(parts, contents, handles, headings, this);
        this.turns = new Turns(parts, reader, handles, alarms, this);
        this.lastReads = new LastReads(parts, reader, handles, contents);
        this.onBereft = onBereft;
    }

    /**
     * Starts following a file at its generation's offset.
     *
     * @param rotated true if nobody is expected to complete its last line
     */
    void follow(TailedFile file, boolean rotated, long now) {
        parts.roster().add(file);
        file.life = Follow.born(rotated);
        if (file.generation.completeSize() != 0) {
            file.seenSize = file.generation.completeSize();
        } else if (file.isNumbered()) {
            wake(file, now);
        }
    }

    /**
     * Whether a living generation's file stands as it was read; one whose content turns out to be exchanged lives no longer. One that was found by another name
     * a moment ago may itself be a copy, which was given the index of the file: what is told of it then is not to be relied on yet.
     */
    boolean stands(Generation generation, long now) {
        TailedFile file = parts.roster().ofKey(generation.key);
        return file != null && !file.life.presence().isLeaving() && file.namedAt <= now - Candidate.GRACE && isIntact(file, now);
    }

    /** Looks whether the file holds more than was read. */
    void wake(TailedFile file, long now) {
        observe(file, new Observation.Seen(true, false), now);
    }

    /** Looks whether a file still begins with what was read of it; if not, its generation is bereft. False also if it cannot be told. */
    private boolean isIntact(TailedFile file, long now) {
        switch (examination.of(file)) {
            case YES -> {
                return true;
            }
            case NO -> observe(file, new Observation.Replaced(), now);
            case LATER -> {}
        }
        return false;
    }

    /** Stops following a file whose generation goes on elsewhere. */
    void release(TailedFile file) {
        opener.close(file);
        file.life = new Life.Finished();
        parts.roster().remove(file);
    }

    /**
     * A file that is known by its path has this size there now. If its handle shows another one, and nothing unread, another file stands
     * there: the handle is closed, so that the next look is at what the path leads to.
     */
    void letGoIfExchanged(TailedFile file, long size, long now) {
        if (file.life instanceof Life.Idle && file.content.diskSize() == file.seenSize && size != file.seenSize) {
            observe(file, new Observation.Evicted(), now);
        }
    }

    @Override
    public void observe(TailedFile file, Observation seen, long now) {
        if (file.life instanceof Life.Idle && isPerhapsTheLast(file, seen, now)) {
            boolean unwritten = file.unwritten && !(seen instanceof Observation.Evicted);
            if (unwritten || file.content.diskSize() != file.seenSize) {
                apply(file, new Observation.Grown(), now);
            }
        }
        apply(file, seen, now);
    }

    /** Whether the handle may be closed for good now: it is looked at once more, since its size was last asked for a while ago. */
    private boolean isPerhapsTheLast(TailedFile file, Observation seen, long now) {
        return switch (seen) {
            case Observation.Missing missing -> true;
            case Observation.Deleted deleted -> true;
            case Observation.NotThere notThere -> true;
            case Observation.Tick tick -> now >= Follow.due(file.life, rules);
            case Observation.Evicted evicted -> true;
            case Observation.Seen sight -> false;
            case Observation.Grown grown -> false;
            case Observation.Unreachable unreachable -> false;
            case Observation.Opened opened -> false;
            case Observation.Progress progress -> false;
            case Observation.End end -> false;
            case Observation.Failed failed -> false;
            case Observation.Replaced replaced -> false;
            case Observation.Inactive inactive -> false;
        };
    }

    private void apply(TailedFile file, Observation seen, long now) {
        Step step = Follow.step(file.life, seen, rules, now);
        if (!file.life.presence().isLeaving() && closesForNow(step) && !hasItsName(file)) {
            apply(file, new Observation.Missing(), now);
            apply(file, seen, now);
            return;
        }
        file.life = step.life();
        noteUnread(file, now);
        boolean postponed = false;
        for (Effect effect : step.effects()) {
            postponed = !carryOut(effect, file, now);
        }
        if (!(file.life instanceof Life.Finished)) {
            if (postponed) {
                alarms.postpone(file, now + RETRY);
            } else {
                alarms.set(file);
            }
        }
    }

    /** Whether a handle would be closed in the belief that it can be had again: that its name is gone may not have been noticed yet. */
    private static boolean closesForNow(Step step) {
        return !(step.life() instanceof Life.Finished) && step.effects().contains(Effect.CLOSE);
    }

    private static void noteUnread(TailedFile file, long now) {
        boolean unread = file.life instanceof Life.Queued || file.life instanceof Life.Reading;
        if (!unread) {
            file.unreadSince = Duty.NEVER;
        } else if (file.unreadSince == Duty.NEVER) {
            file.unreadSince = now;
        }
    }

    /** Does what was decided; false if it is to be tried again later. */
    private boolean carryOut(Effect effect, TailedFile file, long now) {
        switch (effect) {
            case QUEUE -> handles.enqueue(file);
            case READ -> turns.add(file);
            case SHIP_TAIL -> {
                return turns.shipTail(file, now);
            }
            case CLOSE -> opener.close(file);
            case RETIRE -> retire(file);
            case BEREAVE -> {
                retire(file);
                onBereft.accept(file);
            }
        }
        return true;
    }

    private void retire(TailedFile file) {
        parts.roster().remove(file);
        parts.bury(file.generation);
    }

    /** Whether the name under which a file is followed still leads to it: then another one is one more, a link. */
    boolean hasItsName(TailedFile file) {
        return contents.leadsTo(file.path, file.key);
    }

    /** A file has another name now. */
    void renamed(TailedFile file, String path, long now) {
        file.namedAt = now;
        parts.roster().move(file, path);
        file.generation.path = path;
        file.generation.rotated = true;
        headings.renamed(file);
        parts.remember(file.generation);
    }

    /** The registry knows where a line or an event is cut: it may be read. */
    void cutIsKnown(Generation generation, long acknowledged, long now) {
        turns.cutIsKnown(generation, acknowledged, now);
    }

    // ---- turning

    /** Opens, reads, closes; returns how much was done. */
    int work(long now) {
        turns.begin();
        int done = alarms(now);
        done += opener.work(now);
        return done + turns.work(now);
    }

    private int alarms(long now) {
        int done = 0;
        while (!turns.isStarved()) {
            TailedFile file = alarms.next(now);
            if (file == null) {
                break;
            }
            done++;
            if (file.life instanceof Life.Idle && now >= file.quietAt) {
                turns.completeEvent(file, now);
            }
            if (file.life instanceof Life.Idle && now >= file.pollAt) {
                poll(file, now);
            }
            tick(file, now);
        }
        return done;
    }

    /** Lets time do what it does to a file's life, which is nothing before it is due. */
    private void tick(TailedFile file, long now) {
        if (now >= Follow.due(file.life, rules)) {
            observe(file, new Observation.Tick(), now);
        } else {
            alarms.set(file);
        }
    }

    /** Asks an idle file's handle for its size, and whether it stands in the way: hints may be missing, and a directory's sizes old. */
    void poll(TailedFile file, long now) {
        alarms.poll(file, now);
        if (file.unwritten || file.content.diskSize() != file.seenSize) {
            observe(file, new Observation.Grown(), now);
        } else if (file.content.isDeletePending()) {
            observe(file, new Observation.Deleted(), now);
        }
    }

    /** Has an idle file read if its size is another, or if zeros at its end may be written by now; true if its size is. */
    boolean isStirring(TailedFile file, long now) {
        if (!(file.life instanceof Life.Idle)) {
            return false;
        }
        boolean another = file.content.diskSize() != file.seenSize;
        if (another || file.unwritten) {
            observe(file, new Observation.Grown(), now);
        }
        return another;
    }

    /** The process has no descriptors left. */
    void makeRoom(long now) {
        opener.makeRoom(now);
    }

    /** Says what is wrong for as long as it is. */
    void complain(long now) {
        opener.complain(now);
    }

    /** Before the end: reads what could not be read any more afterwards; true once that is done. */
    boolean readOut() {
        return lastReads.work();
    }

    /** True if nothing is left to be read. */
    boolean isAtRest() {
        return turns.isEmpty() && !handles.isAnyWaiting()
                && handles.open().stream().allMatch(file -> file.quietAt == Duty.NEVER && file.generation.awaitedCuts == 0);
    }

    /** True if the last piece of work ended because no batch was to be had. */
    boolean isStarved() {
        return turns.isStarved();
    }

    long due() {
        return alarms.due();
    }

    int openCount() {
        return handles.count();
    }

    /** Closes all handles. */
    void close() {
        for (TailedFile file : parts.roster().all()) {
            opener.close(file);
        }
    }
}
