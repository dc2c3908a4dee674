package dev.tailrace.inputs.file.discover;

import dev.tailrace.core.platform.FileStat;
import dev.tailrace.inputs.file.disk.Disk;
import dev.tailrace.inputs.file.disk.Fault;
import dev.tailrace.inputs.file.disk.Watch;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** Finds out what stands where: whole scans at intervals, and single looks where a hint points. */
public final class Scouting {
    /** Names considered in one piece of work: some two milliseconds. */
    private static final int SLICE = 512;
    private static final long SOON = 1_000_000_000L;

    /** Told what was found. */
    public interface Findings {
        /** A file that a glob matches. */
        void sighted(String path, FileStat stat, long scan, long now);

        /** A path of a file that is followed leads nowhere. */
        void absent(String path, long now);

        /** It cannot be told what stands at a path. */
        void unreachable(String path, Fault fault, long now);

        /** Bytes were perhaps written to the file at a path. */
        void stirred(String path, long now);

        /** A whole scan is over. */
        void scanned(Scan scan, long number, long now);
    }

    private final Disk disk;
    private final Selection selection;
    private final Watch watch;
    private final Findings findings;
    private final long interval;
    private final Set<String> hushed = new HashSet<>();
    private final ArrayDeque<Watch.Hint> untreated = new ArrayDeque<>();
    private Scan scan;
    private long number;
    private long finished;
    private long nextScan = Long.MIN_VALUE;

    /** @param interval nanoseconds from the end of a scan to the start of the next */
    public Scouting(Disk disk, Selection selection, Watch watch, Findings findings, long interval) {
        this.disk = disk;
        this.selection = selection;
        this.watch = watch;
        this.findings = findings;
        this.interval = interval;
    }

    /** How many scans came to their end. */
    public long scans() {
        return finished;
    }

    /** Something is unclear: do not wait the whole interval. */
    public void soon(long now) {
        nextScan = Math.min(nextScan, now + Math.min(SOON, interval));
    }

    /** Takes hints, and goes on with a scan if one is due; returns how much was done. */
    public int work(long now) {
        int done = hints(now);
        if (scan == null && now >= nextScan) {
            number++;
            scan = new Scan(disk, selection);
        }
        if (scan != null) {
            done++;
            if (scan.advance(SLICE, sighting -> findings.sighted(sighting.path(), sighting.stat(), number, now))) {
                finish(now);
            }
        }
        return done;
    }

    private void finish(long now) {
        Scan over = scan;
        scan = null;
        finished = number;
        nextScan = now + interval;
        over.directories().forEach(watch::watch);
        findings.scanned(over, number, now);
    }

    private int hints(long now) {
        watch.take(untreated::add);
        return untreated.isEmpty() ? 0 : treatHints(now);
    }

    private int treatHints(long now) {
        Set<String> came = new LinkedHashSet<>();
        Set<String> stirred = new LinkedHashSet<>();
        for (Watch.Hint hint = untreated.poll(); hint != null; hint = untreated.poll()) {
            sort(hint, came, stirred, now);
        }
        Set<String> absent = new LinkedHashSet<>();
        came.forEach(path -> look(path, absent, now));
        absent.forEach(path -> findings.absent(path, now));
        stirred.removeAll(came);
        stirred.forEach(path -> findings.stirred(path, now));
        return came.size() + stirred.size();
    }

    private void sort(Watch.Hint hint, Set<String> came, Set<String> stirred, long now) {
        if (hint.directory() == null) {
            soon(now);
            return;
        }
        String path = selection.style().join(hint.directory(), hint.name());
        if (selection.matches(path)) {
            (hint.modified() ? stirred : came).add(path);
        } else if (!hint.modified() && selection.entersDirectories()) {
            soon(now);
        }
    }

    /** Hints about what is written beside this file are not needed until {@link #listen}. */
    public void hush(String path) {
        String directory = selection.style().parent(path);
        if (hushed.add(directory)) {
            watch.hush(directory);
        }
    }

    /** Hints about everything are needed again. */
    public void listen() {
        hushed.forEach(watch::listen);
        hushed.clear();
    }

    /** Looks at one path. */
    public void look(String path, long now) {
        Set<String> absent = new LinkedHashSet<>();
        look(path, absent, now);
        absent.forEach(each -> findings.absent(each, now));
    }

    private void look(String path, Set<String> absent, long now) {
        switch (disk.look(path, selection.links())) {
            case Disk.Look.Found(FileStat stat) -> {
                if (stat.type() == FileStat.Type.FILE) {
                    findings.sighted(path, stat, number, now);
                }
            }
            case Disk.Look.Absent() -> absent.add(path);
            case Disk.Look.Failed(Fault fault) -> findings.unreachable(path, fault, now);
        }
    }

    /** When {@link #work} has something to do again by the passing of time. */
    public long due() {
        return scan == null ? nextScan : Long.MIN_VALUE;
    }

    /** Ends a scan in the middle, and takes no more hints. */
    public void close() {
        if (scan != null) {
            scan.abandon();
        }
        watch.close();
    }
}
