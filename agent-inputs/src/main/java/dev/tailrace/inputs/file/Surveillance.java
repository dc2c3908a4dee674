package dev.tailrace.inputs.file;

import dev.tailrace.core.platform.FileKey;
import dev.tailrace.core.platform.FileStat;
import dev.tailrace.inputs.file.discover.Scan;
import dev.tailrace.inputs.file.discover.Scouting;
import dev.tailrace.inputs.file.disk.Fault;
import dev.tailrace.inputs.file.disk.Watch;
import dev.tailrace.inputs.file.follow.Follow;
import dev.tailrace.inputs.file.follow.Life;
import dev.tailrace.inputs.file.follow.Observation;
import dev.tailrace.inputs.file.identify.FileIdentity;
import dev.tailrace.inputs.file.read.Loading;
import java.util.ArrayList;
import java.util.List;

/**
 * What is seen of the disk, and what that means: for a file that is followed, for one that is to be identified, for a generation whose file no scan
 * found. {@link Scouting} and {@link Patrol} look; {@link Tail} and {@link Lineup} are told.
 */
final class Surveillance implements Scouting.Findings {
    private final TailParts parts;
    private final Tail tail;
    private final Lineup lineup;
    private final Scouting scouting;
    private final Patrol patrol;

    /** @param manyHints see {@link Patrol} */
    Surveillance(TailParts parts, Tail tail, Lineup lineup, Loading loading, Watch watch, int manyHints) {
        this.parts = parts;
        this.tail = tail;
        this.lineup = lineup;
        FileSettings settings = parts.settings();
        this.scouting = new Scouting(parts.disk(), settings.selection(), watch, this, settings.scanNanos());
        this.patrol = new Patrol(parts, tail, lineup, scouting, loading, manyHints);
    }

    /** Looks where it is time to look; returns how much was done. */
    int work(long now) {
        return scouting.work(now) + patrol.work(now);
    }

    long due() {
        return Math.min(scouting.due(), patrol.due());
    }

    /** Whether everything was looked at once. */
    boolean hasScanned() {
        return scouting.scans() > 0;
    }

    /** Looks what stands at a path now. */
    void look(String path, long now) {
        scouting.look(path, now);
    }

    void close() {
        scouting.close();
    }

    @Override
    public void sighted(String path, FileStat stat, long scan, long now) {
        FileKey key = parts.settings().identity().key(path, stat);
        if (parts.settings().identity().lacksIndex(stat)) {
            parts.notices().tell(parts.settings().selection().style().parent(path)
                    + " has no file ids that last (a network share, FAT): files there are known by what they hold, as with file_identity: fingerprint");
        }
        TailedFile file = parts.roster().ofKey(key);
        if (file == null) {
            lineup.sighted(key, path, stat, scan, now);
            return;
        }
        boolean renamed = !file.path.equals(path);
        if (renamed && file.seenIn == scan && !file.life.presence().isLeaving() && tail.hasItsName(file)) {
            return;
        }
        if (renamed) {
            tail.renamed(file, path, now);
        }
        file.seenIn = scan;
        boolean changed = stat.size() != file.seenSize || stat.modifiedAt() != file.seenModified;
        file.seenModified = stat.modifiedAt();
        if (changed && FileIdentity.isOfPath(key)) {
            tail.letGoIfExchanged(file, stat.size(), now);
        }
        if (changed || renamed || Follow.waitsToBeSeen(file.life)) {
            tail.observe(file, new Observation.Seen(changed && file.isNumbered(), renamed), now);
        }
        if (!changed && isInactive(stat)) {
            tail.observe(file, new Observation.Inactive(), now);
        }
    }

    /** {@code clean_inactive}: nobody has written to it for so long that it is not worth remembering. */
    private boolean isInactive(FileStat stat) {
        long limit = parts.settings().cleanInactiveMillis();
        return limit > 0 && parts.context().clock().epochMillis() - stat.modifiedAt() > limit;
    }

    @Override
    public void absent(String path, long now) {
        TailedFile file = parts.roster().ofPath(path);
        if (file != null) {
            tail.observe(file, new Observation.Missing(), now);
            lineup.lookAgain(now);
            scouting.soon(now);
        }
    }

    @Override
    public void unreachable(String path, Fault fault, long now) {
        parts.notices().tell(fault);
        TailedFile file = parts.roster().ofPath(path);
        if (file != null) {
            tail.observe(file, unreadable(file), now);
        }
    }

    @Override
    public void stirred(String path, long now) {
        patrol.hinted(path, now);
        TailedFile file = parts.roster().ofPath(path);
        if (file != null && file.life instanceof Life.Idle) {
            tail.poll(file, now);
        } else if (file == null || file.content == null) {
            scouting.look(path, now);
        }
    }

    @Override
    public void scanned(Scan scan, long number, long now) {
        scan.faults().stream().filter(fault -> !isForWantOfDescriptors(fault)).forEach(parts.notices()::tell);
        if (scan.faults().stream().anyMatch(Surveillance::isForWantOfDescriptors)) {
            tail.makeRoom(now);
            scouting.soon(now);
        }
        scan.skippedLinks().forEach(path -> parts.notices().tell(path + " is a symbolic link, left out: symlinks is false"));
        scan.unmatched().forEach(text -> parts.notices().tell("no file matches " + text));
        tail.complain(now);
        parts.notices().scanned();
        for (TailedFile file : parts.roster().all()) {
            if (file.seenIn < number) {
                missed(file, scan, now);
            }
        }
        lineup.scanned(number);
        for (Generation generation : orphans()) {
            if (!scan.isUnreadable(generation.path)) {
                lineup.bereave(generation, now);
            }
        }
        parts.catalogue().forget(parts.context().clock().epochMillis());
    }

    private static boolean isForWantOfDescriptors(Fault fault) {
        return fault.kind() == Fault.Kind.TOO_MANY_OPEN;
    }

    private void missed(TailedFile file, Scan scan, long now) {
        if (scan.isUnreadable(file.path)) {
            tail.observe(file, unreadable(file), now);
            return;
        }
        if (!file.life.presence().isLeaving()) {
            scouting.soon(now);
        }
        tail.observe(file, new Observation.Missing(), now);
        lineup.lookAgain(now);
    }

    /** What it means that a file's name cannot be looked at. */
    private static Observation unreadable(TailedFile file) {
        boolean deleted = file.content != null && file.content.isDeletePending();
        return deleted ? new Observation.Deleted() : new Observation.Unreachable();
    }

    /** Generations that are thought to have a file which no scan found. */
    private List<Generation> orphans() {
        List<Generation> orphans = new ArrayList<>();
        for (Generation generation : parts.catalogue().all()) {
            if (generation.hasFile && parts.roster().ofKey(generation.key) == null && !lineup.holds(generation.key)) {
                orphans.add(generation);
            }
        }
        return orphans;
    }
}
