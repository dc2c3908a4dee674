package dev.tailrace.inputs.file;

import dev.tailrace.core.duty.Duty;
import dev.tailrace.inputs.file.PieceReader.Result;
import dev.tailrace.inputs.file.disk.DiskFile;
import dev.tailrace.inputs.file.disk.Fault;
import dev.tailrace.inputs.file.follow.Life;
import dev.tailrace.inputs.file.follow.Observation;
import dev.tailrace.inputs.file.read.Intake;
import java.util.ArrayDeque;

/** Reads those that have something to read, a piece of each in turns, and tells their lives what came of it. */
final class Turns {
    /** Bytes read in one piece of work. */
    private static final long WORK_BYTES = 4L << 20;
    private static final int MOST_TURNS = 64;
    private static final long RETRY = 1_000_000_000L;

    private final TailParts parts;
    private final PieceReader reader;
    private final Handles handles;
    private final Alarms alarms;
    private final Lives lives;
    private final Cuts cuts;
    private final ArrayDeque<TailedFile> round = new ArrayDeque<>();
    private boolean starved;

    Turns(TailParts parts, PieceReader reader, Handles handles, Alarms alarms, Lives lives) {
        this.parts = parts;
        this.reader = reader;
        this.handles = handles;
        this.alarms = alarms;
        this.lives = lives;
        this.cuts = new Cuts(parts);
    }

    /** Another piece of work begins: perhaps there are batches now. */
    void begin() {
        starved = false;
    }

    /** True if the last piece of work ended because no batch was to be had. */
    boolean isStarved() {
        return starved;
    }

    /** True if none has more to read, as far as is known. */
    boolean isEmpty() {
        return round.isEmpty();
    }

    /** A file has something to read. */
    void add(TailedFile file) {
        if (!file.inRound) {
            file.inRound = true;
            round.add(file);
        }
    }

    /** Reads a piece of each; returns of how many. */
    int work(long now) {
        int done = 0;
        long bytes = 0;
        while (!round.isEmpty() && done < MOST_TURNS && bytes < WORK_BYTES) {
            TailedFile file = round.poll();
            file.inRound = false;
            if (!(file.life instanceof Life.Reading)) {
                continue;
            }
            long before = file.generation.offset;
            Result result = reader.read(file, Intake.Ending.OPEN);
            if (result == Result.STARVED) {
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

    /** Ships what stands after the last line end; false if that is to be tried again. */
    boolean shipTail(TailedFile file, long now) {
        if (!cuts.isMade(file.generation, file.content.length())) {
            return false;
        }
        Result result = reader.read(file, Intake.Ending.OPEN);
        endOfRead(file, result, now);
        return result != Result.STARVED && result != Result.WAITING;
    }

    /** The registry knows where a line or an event is cut: it may be read. */
    void cutIsKnown(Generation generation, long acknowledged, long now) {
        cuts.made(generation, acknowledged);
        TailedFile file = parts.roster().ofKey(generation.key);
        if (file != null && file.generation == generation) {
            if (file.life instanceof Life.Reading) {
                add(file);
            }
            if (file.quietAt != Duty.NEVER) {
                file.quietAt = now;
                alarms.set(file);
            }
            lives.observe(file, new Observation.Tick(), now);
        }
    }

    /** Ships an event that more lines could have joined, after silence. */
    void completeEvent(TailedFile file, long now) {
        if (!cuts.isMade(file.generation, file.openTo)) {
            file.quietAt = now + RETRY;
            return;
        }
        Result result = reader.read(file, Intake.Ending.OPEN);
        if (result == Result.STARVED || result == Result.WAITING) {
            starved |= result == Result.STARVED;
            file.quietAt = now + RETRY;
        } else {
            file.quietAt = Duty.NEVER;
            endOfRead(file, result, now);
        }
    }

    private void endOfRead(TailedFile file, Result result, long now) {
        if (reader.isMarked()) {
            parts.remember(file.generation);
        }
        if ((result == Result.MORE || result == Result.END) && reader.isGarbled()) {
            parts.notices().tell("most lines of " + file.path + " have bytes that mean nothing in "
                    + file.generation.encoding.charset().name() + ": is that its encoding?");
        }
        switch (result) {
            case MORE -> {
                file.trouble = "";
                more(file, now);
            }
            case END, NOTHING -> end(file, result == Result.END, now);
            case REPLACED -> lives.observe(file, new Observation.Replaced(), now);
            case WAITING -> {}
            case STARVED -> starved = true;
            case FAULT -> fault(file, now);
        }
    }

    private void more(TailedFile file, long now) {
        if (file.life instanceof Life.Idle) {
            lives.observe(file, new Observation.Grown(), now);
            return;
        }
        lives.observe(file, new Observation.Progress(), now);
        if (!(file.life instanceof Life.Reading)) {
            return;
        }
        if (handles.mustYield(file, now)) {
            lives.observe(file, new Observation.Evicted(), now);
        }
        if (file.life instanceof Life.Reading) {
            add(file);
        }
    }

    private void end(TailedFile file, boolean progress, long now) {
        if (file.content.isDamaged()) {
            fault(file, now);
            return;
        }
        file.trouble = "";
        file.seenSize = file.content.diskEnd();
        long completeSize = file.content.completeSize();
        if (completeSize != 0) {
            complete(file, completeSize, progress, now);
            return;
        }
        // What stands at the end of a compressed file that is not complete is no last line: nothing is to be done about it before more comes.
        boolean tail = file.openEvent && file.content.length() >= 0;
        boolean again = file.life instanceof Life.Idle;
        lives.observe(file, new Observation.End(progress, tail), now);
        if (file.life instanceof Life.Idle) {
            alarms.poll(file, now);
            if (tail && !again && parts.settings().lines().multiline() != null) {
                file.quietAt = parts.context().once() ? now : now + parts.settings().lines().multiline().timeout();
            }
            alarms.set(file);
        }
    }

    /** A compressed file that was read to its end: no more can come. */
    private void complete(TailedFile file, long size, boolean progress, long now) {
        Generation generation = file.generation;
        if (generation.completeSize != size || generation.completeLength != generation.offset) {
            generation.completeSize = size;
            generation.completeLength = generation.offset;
            parts.remember(generation);
        }
        lives.observe(file, new Observation.End(progress, false), now);
        lives.observe(file, new Observation.Evicted(), now);
    }

    private void fault(TailedFile file, long now) {
        Fault fault = file.content.fault();
        parts.notices().tell(fault);
        file.trouble = fault.toString();
        file.seenSize = file.content.isDamaged() ? file.content.diskSize() : DiskFile.FAILED;
        lives.observe(file, new Observation.Failed(), now);
        if (file.life instanceof Life.Idle) {
            alarms.poll(file, now);
            alarms.set(file);
        }
    }
}
