package dev.tailrace.inputs.file;

import dev.tailrace.core.duty.Duty;
import dev.tailrace.inputs.file.content.Content;
import dev.tailrace.inputs.file.content.Contents;
import dev.tailrace.inputs.file.disk.DiskFile;
import dev.tailrace.inputs.file.disk.Fault;
import dev.tailrace.inputs.file.follow.Observation;

/** Opens the files that wait for it, as far as there are handles, and closes them. */
final class Opener {
    private static final int MOST_TURNS = 64;
    private static final String CROWDED = "too many open files for the limit of this process: the least active are closed, and opened again"
            + " when they grow; a higher limit (ulimit -n, LimitNOFILE=) lets more stay open";

    private final TailParts parts;
    private final Contents contents;
    private final Handles handles;
    private final Headings headings;
    private final Lives lives;

    Opener(TailParts parts, Contents contents, Handles handles, Headings headings, Lives lives) {
        this.parts = parts;
        this.contents = contents;
        this.handles = handles;
        this.headings = headings;
        this.lives = lives;
    }

    /** Hands handles to those that wait. */
    int work(long now) {
        int done = 0;
        while (handles.isAnyWaiting() && done < MOST_TURNS) {
            if (handles.isFull() && !handles.grow(now)) {
                TailedFile least = handles.leastActive();
                if (least != null) {
                    lives.observe(least, new Observation.Evicted(), now);
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
                headings.opened(file);
                file.paused = true;
                handles.opened(file);
                lives.observe(file, new Observation.Opened(), now);
            }
            case Contents.Opening.Another() -> lives.observe(file, new Observation.NotThere(), now);
            case Contents.Opening.Refused(Fault fault) -> {
                if (fault.kind() == Fault.Kind.TOO_MANY_OPEN && handles.count() > 0) {
                    handles.putBack(file);
                    makeRoom(now);
                    return false;
                }
                parts.notices().tell(fault);
                file.trouble = fault.toString();
                file.seenSize = DiskFile.FAILED;
                lives.observe(file, new Observation.Failed(), now);
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
            lives.observe(least, new Observation.Evicted(), now);
            least = handles.leastActive();
        }
    }

    /** Says what is wrong for as long as it is. */
    void complain(long now) {
        if (handles.isCrowded(now)) {
            parts.notices().tell(CROWDED);
        }
    }

    /** Closes a file, if it is open. */
    void close(TailedFile file) {
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
}
