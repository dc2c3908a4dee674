package dev.tailrace.inputs.file;

import dev.tailrace.core.batch.Source;
import dev.tailrace.core.duty.Duty;
import dev.tailrace.core.encode.JsonText;
import dev.tailrace.inputs.file.disk.DiskFile;
import dev.tailrace.inputs.file.disk.Fault;
import dev.tailrace.inputs.file.follow.Effect;
import dev.tailrace.inputs.file.follow.Follow;
import dev.tailrace.inputs.file.follow.Life;
import dev.tailrace.inputs.file.follow.Observation;
import dev.tailrace.inputs.file.follow.Rules;
import dev.tailrace.inputs.file.follow.Step;
import dev.tailrace.inputs.file.read.HeadingSearch;
import dev.tailrace.inputs.file.read.Intake;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The files that are followed, turned: opens those that have something to read, reads them in turns, closes them, and carries out whatever
 * else {@link Follow} decides. Knows nothing of where files come from.
 */
final class Tail {
    /** Bytes read in one piece of work. */
    private static final long WORK_BYTES = 4L << 20;
    private static final int MOST_TURNS = 64;
    private static final long POLL_FIRST = 1_000_000_000L;
    /** Polls fall on multiples of it: to wake up for each of hundreds of idle files would cost more than to ask them. */
    private static final long POLL_TOGETHER = 500_000_000L;
    private static final long RETRY = 1_000_000_000L;
    private static final String CROWDED = "too many open files for the limit of this process: the least active are closed, and opened again"
            + " when they grow; a higher limit (ulimit -n, LimitNOFILE=) lets more stay open";

    private final TailParts parts;
    private final Rules rules;
    private final Loading loading;
    private final PieceReader reader;
    private final Contents contents;
    private final Examination examination;
    private final Handles handles;
    private final Alarms alarms = new Alarms();
    private final ArrayDeque<TailedFile> round = new ArrayDeque<>();
    private final Consumer<TailedFile> onBereft;
    private final byte[] scratch = new byte[HeadingSearch.scratch()];
    private boolean starved;
    /** What {@link #readOut} has still to read, and what it has read. */
    private final ArrayDeque<TailedFile> lasts = new ArrayDeque<>();

    private final Set<TailedFile> readOut = new HashSet<>();

    /** @param onBereft told of a file whose content was exchanged: what stands there now is to be identified */
    Tail(TailParts parts, Loading loading, Contents contents, Consumer<TailedFile> onBereft) {
        this.parts = parts;
        this.rules = parts.context().once() ? parts.settings().rules().withoutPatience() : parts.settings().rules();
        this.loading = loading;
        this.reader = new PieceReader(loading, parts.settings().lines(), parts.settings().encoding(), parts.catalogue());
        this.contents = contents;
        this.examination = new Examination(contents);
        this.handles = new Handles(parts.settings().harvesterLimit());
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

    /** Looks whether the file holds more than was read. */
    void wake(TailedFile file, long now) {
        observe(file, new Observation.Seen(true, false), now);
    }

    /** Looks whether a file still begins with what was read of it; if not, its generation is bereft. False also if it cannot be told. */
    boolean isIntact(TailedFile file, long now) {
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
        close(file);
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

    /** Lets the life of a file go on. */
    void observe(TailedFile file, Observation seen, long now) {
        if (file.life instanceof Life.Idle && isPerhapsTheLast(seen, file.life)) {
            boolean unwritten = file.unwritten && !(seen instanceof Observation.Evicted);
            if (unwritten || file.content.diskSize() != file.seenSize) {
                apply(file, new Observation.Grown(), now);
            }
        }
        apply(file, seen, now);
    }

    /** Whether the handle may be closed for good now: it is looked at once more, since its size was last asked for a while ago. */
    private static boolean isPerhapsTheLast(Observation seen, Life life) {
        return switch (seen) {
            case Observation.Missing missing -> true;
            case Observation.Deleted deleted -> true;
            case Observation.NotThere notThere -> true;
            case Observation.Tick tick -> true;
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
        if (!file.life.presence().isLeaving() && closesForNow(step) && !contents.leadsTo(file.path, file.key)) {
            apply(file, new Observation.Missing(), now);
            apply(file, seen, now);
            return;
        }
        file.life = step.life();
        boolean postponed = false;
        for (Effect effect : step.effects()) {
            postponed = !carryOut(effect, file, now);
        }
        if (!(file.life instanceof Life.Finished)) {
            alarms.set(file, postponed ? now + RETRY : dueOf(file));
        }
    }

    /** Whether a handle would be closed in the belief that it can be had again: that its name is gone may not have been noticed yet. */
    private static boolean closesForNow(Step step) {
        return !(step.life() instanceof Life.Finished) && step.effects().contains(Effect.CLOSE);
    }

    /** Does what was decided; false if it is to be tried again later. */
    private boolean carryOut(Effect effect, TailedFile file, long now) {
        switch (effect) {
            case QUEUE -> handles.enqueue(file);
            case READ -> toRound(file);
            case SHIP_TAIL -> {
                return shipTail(file, now);
            }
            case CLOSE -> close(file);
            case RETIRE -> retire(file);
            case BEREAVE -> {
                retire(file);
                onBereft.accept(file);
            }
        }
        return true;
    }

    private void toRound(TailedFile file) {
        if (!file.inRound) {
            file.inRound = true;
            round.add(file);
        }
    }

    /**
     * Ships what stands after the last line end. Where that is cut is remembered first: whoever reads it again, after a crash, perhaps with more behind
     * it, is to cut it there, too.
     */
    private boolean shipTail(TailedFile file, long now) {
        Generation generation = file.generation;
        long size = file.content.diskSize();
        boolean isCut = generation.cutAt > generation.offset && generation.cutAt <= size;
        if (!isCut && size > generation.offset) {
            generation.cutAt = size;
            generation.awaitedCuts++;
            remember(generation);
            parts.context().memory().acknowledged(generation.number, position -> parts.inbox().accept(new Reply.Cut(generation)));
            return false;
        }
        PieceReader.Result result = read(file, Intake.Ending.OPEN);
        endOfRead(file, result, now);
        return result != PieceReader.Result.STARVED && result != PieceReader.Result.WAITING;
    }

    /** The registry knows where a last line is cut: it may be read. */
    void cutIsKnown(Generation generation, long now) {
        generation.awaitedCuts--;
        TailedFile file = parts.roster().ofKey(generation.key);
        if (file != null && file.generation == generation) {
            if (file.life instanceof Life.Reading) {
                toRound(file);
            }
            observe(file, new Observation.Tick(), now);
        }
    }

    private void retire(TailedFile file) {
        parts.roster().remove(file);
        parts.bury(file.generation);
    }

    private void close(TailedFile file) {
        if (file.content != null) {
            if (file.content.shortage() != null) {
                parts.notices().tell(file.content.shortage().toString());
            }
            file.content.close();
            file.content = null;
            file.source = null;
            file.headings = null;
            file.readInTurn = 0;
            file.pollAt = Duty.NEVER;
            file.quietAt = Duty.NEVER;
            handles.closed(file);
        }
    }

    /** Polls and open events are due only while a file is idle: one that waits to be read would come up again and again. */
    private long dueOf(TailedFile file) {
        long due = Follow.due(file.life, rules);
        return file.life instanceof Life.Idle ? Math.min(due, Math.min(file.pollAt, file.quietAt)) : due;
    }

    // ---- turning

    /** Opens, reads, closes; returns how much was done. */
    int work(long now) {
        starved = false;
        int done = alarms(now);
        done += open(now);
        return done + readRound(now);
    }

    private int alarms(long now) {
        int done = 0;
        while (!starved) {
            TailedFile file = alarms.next(now);
            if (file == null) {
                break;
            }
            done++;
            if (file.life instanceof Life.Idle && now >= file.quietAt) {
                completeEvent(file, now);
            }
            if (file.life instanceof Life.Idle && now >= file.pollAt) {
                poll(file, now);
            }
            observe(file, new Observation.Tick(), now);
        }
        return done;
    }

    /** Ships an event that more lines could have joined, after silence. */
    private void completeEvent(TailedFile file, long now) {
        PieceReader.Result result = read(file, Intake.Ending.QUIET);
        if (result == PieceReader.Result.STARVED || result == PieceReader.Result.WAITING) {
            starved |= result == PieceReader.Result.STARVED;
            file.quietAt = now + RETRY;
        } else {
            file.quietAt = Duty.NEVER;
            endOfRead(file, result, now);
        }
    }

    /** Asks an idle file's handle for its size: hints may be missing, and a directory's sizes old. */
    void poll(TailedFile file, long now) {
        setPoll(file, now);
        if (file.unwritten || file.content.diskSize() != file.seenSize) {
            observe(file, new Observation.Grown(), now);
        }
    }

    private void setPoll(TailedFile file, long now) {
        long silence = file.life instanceof Life.Idle idle ? (now - idle.lineAt()) / 2 : 0;
        long next = now + Math.clamp(silence, POLL_FIRST, Math.max(POLL_FIRST, parts.settings().scanNanos()));
        file.pollAt = next + Math.floorMod(-next, POLL_TOGETHER);
    }

    /** Hands handles to those that wait. */
    private int open(long now) {
        int done = 0;
        while (handles.isAnyWaiting() && done < MOST_TURNS) {
            if (handles.isFull() && !handles.grow(now)) {
                TailedFile least = handles.leastActive();
                if (least != null) {
                    observe(least, new Observation.Evicted(), now);
                }
                if (handles.isFull()) {
                    return done;
                }
            }
            TailedFile file = handles.poll();
            if (file == null) {
                return done;
            }
            done++;
            if (!open(file, now)) {
                return done;
            }
        }
        return done;
    }

    /** False if there are no more descriptors. */
    private boolean open(TailedFile file, long now) {
        switch (contents.open(file.path, file.key)) {
            case Contents.Opening.Opened(Content content) -> {
                file.content = content;
                file.headings = headings(file);
                file.source = source(file);
                file.paused = true;
                handles.opened(file);
                observe(file, new Observation.Opened(), now);
            }
            case Contents.Opening.Another() -> observe(file, new Observation.NotThere(), now);
            case Contents.Opening.Refused(Fault fault) -> {
                if (fault.kind() == Fault.Kind.TOO_MANY_OPEN && handles.count() > 0) {
                    handles.putBack(file);
                    makeRoom(now);
                    return false;
                }
                parts.notices().tell(fault.toString());
                file.seenSize = DiskFile.FAILED;
                observe(file, new Observation.Failed(), now);
            }
        }
        return true;
    }

    /** The process has no descriptors left: closes the least active files, and is content with fewer until there are more again. */
    void makeRoom(long now) {
        handles.exhausted(now);
        parts.notices().tell(CROWDED);
        TailedFile least = handles.leastActive();
        for (int tries = handles.count(); tries > 0 && handles.isFull() && least != null; tries--) {
            observe(least, new Observation.Evicted(), now);
            least = handles.leastActive();
        }
    }

    /** Says what is wrong for as long as it is. */
    void complain(long now) {
        if (handles.isCrowded(now)) {
            parts.notices().tell(CROWDED);
        }
    }

    private Source source(TailedFile file) {
        Generation generation = file.generation;
        var context = parts.context();
        return new Source(
                context.id(),
                generation.number,
                Source.idPrefix(context.memory().epoch(), generation.number),
                file.path,
                context.template(),
                new byte[][] {JsonText.quote(file.path)},
                context.tally(),
                generation.heading);
    }

    /** The search for the heading of what is read next; null if there is none, or it is known from an earlier opening. */
    private static HeadingSearch headings(TailedFile file) {
        Generation generation = file.generation;
        if (generation.offset == 0 || generation.heading.length > 0 || generation.encoding.unit() != 1) {
            return null;
        }
        byte[] head = new byte[Source.HEAD];
        int length = file.content.read(0, head, 0, head.length);
        if (!HeadingSearch.isHeaded(head, length)) {
            return null;
        }
        if (generation.compressed) {
            generation.heading = Arrays.copyOf(head, length);
            return null;
        }
        return new HeadingSearch(file.content::read, generation.offset, Source.HEAD);
    }

    /** Reads the next piece of a file, once the heading is known that holds there. */
    private PieceReader.Result read(TailedFile file, Intake.Ending ending) {
        if (file.headings != null) {
            if (!file.headings.step(scratch)) {
                return PieceReader.Result.MORE;
            }
            file.generation.heading = file.headings.heading();
            file.headings = null;
            file.source = source(file);
        }
        return reader.read(file, ending);
    }

    /** A file has another name now. */
    void renamed(TailedFile file, String path) {
        parts.roster().move(file, path);
        file.generation.path = path;
        file.generation.rotated = true;
        if (file.source != null) {
            file.source = source(file);
        }
        remember(file.generation);
    }

    /** Tells the registry what else is to be remembered of a generation. */
    void remember(Generation generation) {
        parts.remember(generation);
    }

    private int readRound(long now) {
        int done = 0;
        long bytes = 0;
        while (!round.isEmpty() && done < MOST_TURNS && bytes < WORK_BYTES) {
            TailedFile file = round.poll();
            file.inRound = false;
            if (!(file.life instanceof Life.Reading)) {
                continue;
            }
            long before = file.generation.offset;
            PieceReader.Result result = read(file, Intake.Ending.OPEN);
            if (result == PieceReader.Result.STARVED) {
                file.inRound = true;
                round.addFirst(file);
                starved = true;
                return done;
            }
            done++;
            bytes += file.generation.offset - before;
            endOfRead(file, result, now);
        }
        return done;
    }

    private void endOfRead(TailedFile file, PieceReader.Result result, long now) {
        if (reader.isMarked()) {
            remember(file.generation);
        }
        if ((result == PieceReader.Result.MORE || result == PieceReader.Result.END) && reader.isGarbled()) {
            parts.notices().tell("most lines of " + file.path + " have bytes that mean nothing in "
                    + file.generation.encoding.charset().name() + ": is that its encoding?");
        }
        switch (result) {
            case MORE -> more(file, now);
            case END, NOTHING -> end(file, result == PieceReader.Result.END, now);
            case REPLACED -> observe(file, new Observation.Replaced(), now);
            case WAITING -> {}
            case STARVED -> starved = true;
            case FAULT -> fault(file, now);
        }
    }

    private void more(TailedFile file, long now) {
        if (file.life instanceof Life.Idle) {
            observe(file, new Observation.Grown(), now);
            return;
        }
        observe(file, new Observation.Progress(), now);
        if (!(file.life instanceof Life.Reading)) {
            return;
        }
        if (handles.mustYield(file, now)) {
            observe(file, new Observation.Evicted(), now);
        }
        if (file.life instanceof Life.Reading) {
            toRound(file);
        }
    }

    private void end(TailedFile file, boolean progress, long now) {
        if (file.content.isDamaged()) {
            fault(file, now);
            return;
        }
        file.seenSize = file.content.diskEnd();
        long completeSize = file.content.completeSize();
        if (completeSize != 0) {
            complete(file, completeSize, progress, now);
            return;
        }
        boolean tail = file.openEvent;
        boolean again = file.life instanceof Life.Idle;
        observe(file, new Observation.End(progress, tail), now);
        if (file.life instanceof Life.Idle) {
            setPoll(file, now);
            if (tail && !again && parts.settings().lines().multiline() != null) {
                file.quietAt = parts.context().once() ? now : now + parts.settings().lines().multiline().timeout();
            }
            alarms.set(file, dueOf(file));
        }
    }

    /** A compressed file that was read to its end: no more can come. */
    private void complete(TailedFile file, long size, boolean progress, long now) {
        Generation generation = file.generation;
        if (generation.completeSize != size || generation.completeLength != generation.offset) {
            generation.completeSize = size;
            generation.completeLength = generation.offset;
            remember(generation);
        }
        observe(file, new Observation.End(progress, false), now);
        observe(file, new Observation.Evicted(), now);
    }

    private void fault(TailedFile file, long now) {
        parts.notices().tell(file.content.fault().toString());
        file.seenSize = file.content.isDamaged() ? file.content.diskSize() : DiskFile.FAILED;
        observe(file, new Observation.Failed(), now);
        if (file.life instanceof Life.Idle) {
            setPoll(file, now);
            alarms.set(file, dueOf(file));
        }
    }

    /**
     * Before the end: reads those files to their end that could not be opened again, because nothing leads to them any more. While it waits for
     * batches, others may lose their names: it is over when a look at all of them finds no more.
     *
     * @return true once that is done
     */
    boolean readOut() {
        while (!lasts.isEmpty() || findLasts()) {
            switch (reader.read(lasts.peek(), Intake.Ending.FINAL)) {
                case STARVED, WAITING -> {
                    return false;
                }
                case MORE -> {}
                case END, NOTHING, REPLACED, FAULT -> readOut.add(lasts.poll());
            }
        }
        return true;
    }

    private boolean findLasts() {
        handles.open().stream()
                .filter(file -> !readOut.contains(file) && !contents.leadsTo(file.path, file.key))
                .forEach(lasts::add);
        return !lasts.isEmpty();
    }

    /** True if nothing is left to be read. */
    boolean isAtRest() {
        return round.isEmpty() && !handles.isAnyWaiting()
                && handles.open().stream().allMatch(file -> file.quietAt == Duty.NEVER && file.generation.awaitedCuts == 0);
    }

    /** True if the last piece of work ended because no batch was to be had. */
    boolean isStarved() {
        return starved;
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
            close(file);
        }
    }
}
