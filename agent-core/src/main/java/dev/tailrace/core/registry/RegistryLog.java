package dev.tailrace.core.registry;

import dev.tailrace.core.registry.FileHeader.Kind;
import dev.tailrace.core.storage.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The files, written: groups go to the log, and now and then the state goes into a snapshot. Rules 1 to 3 of the package's page.
 *
 * <p>Whatever throws may be called again; the files are then as if the failed call had not been made, or will be before anything else is
 * written.
 */
final class RegistryLog implements Closeable {
    private final Storage storage;
    private final String epoch;
    private final long compactBytes;
    /** New files that failed half-way; they must be gone before the log that goes on without them gets longer. */
    private final Deque<String> doomed = new ArrayDeque<>();

    private FileHeader header;
    private Storage.Tail tail;
    private long length;
    private long synced;
    private boolean isTorn;
    private boolean syncFailed;

    private long base;
    private long baseBytes;
    private long highest;
    private SnapshotWriter snapshot;

    /**
     * @param base number of the snapshot that the log adds to
     * @param baseBytes length of that snapshot
     * @param highest number in use
     * @param compactBytes a log this long is compacted, once it is also longer than the snapshot before
     */
    private RegistryLog(Storage storage, String epoch, long base, long baseBytes, long highest, long compactBytes) {
        this.storage = storage;
        this.epoch = epoch;
        this.base = base;
        this.baseBytes = baseBytes;
        this.highest = highest;
        this.compactBytes = compactBytes;
    }

    /** The first log of an epoch. */
    static RegistryLog born(Storage storage, String epoch, long highest, long compactBytes) throws IOException {
        RegistryLog log = new RegistryLog(storage, epoch, highest + 1, 0, highest, compactBytes);
        log.goOnIn(FileHeader.log(log.nextNumber(), epoch, FileHeader.EMPTY, 0, 1));
        return log;
    }

    /** Goes on where the files end: in the last log if all is whole, else in a new one. */
    static RegistryLog after(Storage storage, Replay.Known known, long compactBytes) throws IOException {
        RegistryLog log = new RegistryLog(storage, known.epoch(), known.base(), known.baseBytes(), known.highest(), compactBytes);
        forceCounted(storage, known);
        if (known.isWhole()) {
            log.adopt(known.header(), storage.open(Kind.LOG.fileName(known.last())));
        } else {
            log.goOnIn(FileHeader.log(log.nextNumber(), known.epoch(), known.last(), known.length(), known.state().next()));
        }
        return log;
    }

    /**
     * What a killed process wrote without forcing it must not go missing under what goes on from it, nor under an input that was told of
     * it. The logs in between were forced before the next one was made.
     */
    private static void forceCounted(Storage storage, Replay.Known known) throws IOException {
        if (known.baseBytes() > 0) {
            force(storage, Kind.SNAPSHOT.fileName(known.base()));
        }
        if (known.length() > 0) {
            force(storage, Kind.LOG.fileName(known.last()));
        }
    }

    private static void force(Storage storage, String name) throws IOException {
        try (Storage.Tail counted = storage.open(name)) {
            counted.sync();
        }
    }

    // ---- groups

    /** Writes a group, whole or not at all. */
    void append(Frame group) throws IOException {
        prepare();
        isTorn = true;
        tail.append(group.seal(header, length));
        isTorn = false;
        length = tail.length();
    }

    private void prepare() throws IOException {
        removeDoomed();
        if (isTorn) {
            tail.truncate(length);
            isTorn = false;
        }
    }

    private void removeDoomed() throws IOException {
        while (!doomed.isEmpty()) {
            storage.delete(doomed.peek());
            doomed.remove();
        }
    }

    /** Forces what was appended. If it throws, {@link #restart} comes before anything else. */
    void sync() throws IOException {
        syncFailed = true;
        tail.sync();
        synced = length;
        syncFailed = false;
    }

    boolean hasUnsynced() {
        return synced < length;
    }

    /** True if nobody knows what the disk holds of this log. */
    boolean needsRestart() {
        return syncFailed;
    }

    long length() {
        return length;
    }

    // ---- compaction, in slices

    /** True if there is something for {@link #compact} to do. */
    boolean wantsCompaction() {
        return !syncFailed && (snapshot != null || length >= Math.max(compactBytes, baseBytes));
    }

    /** Does one slice of a compaction, the first of which switches to a new log. */
    void compact(RegistryState state) throws IOException {
        if (snapshot == null) {
            prepare();
            sync();
            goOnIn(FileHeader.log(nextNumber(), epoch, header.number(), length, state.next()));
            snapshot = new SnapshotWriter(storage, FileHeader.snapshot(header.number(), epoch, state.next()), state);
            return;
        }
        try {
            snapshot.step();
        } catch (IOException failure) {
            abandonSnapshot();
            throw failure;
        }
        if (snapshot.isComplete()) {
            finishSnapshot(header.number());
        }
    }

    /** The log before it and the one after it hold all that the unfinished snapshot would. */
    private void abandonSnapshot() throws IOException {
        if (snapshot != null) {
            SnapshotWriter unfinished = snapshot;
            snapshot = null;
            doomed.add(Kind.SNAPSHOT.fileName(unfinished.number()));
            unfinished.close();
        }
    }

    /** Makes it the base, and deletes what is older than the base before. */
    private void finishSnapshot(long number) throws IOException {
        long before = base;
        base = number;
        baseBytes = snapshot.length();
        SnapshotWriter finished = snapshot;
        snapshot = null;
        finished.close();
        for (String text : storage.list()) {
            FileName name = FileName.parse(text).orElse(null);
            if (name != null && !name.isSetAside() && name.number() < before) {
                storage.delete(text);
            }
        }
    }

    // ---- a new start

    /** After a failed {@link #sync}: the whole state goes to a new snapshot, and groups to its log. */
    void restart(RegistryState state) throws IOException {
        abandonSnapshot();
        removeDoomed();
        FileHeader next = FileHeader.log(nextNumber(), epoch, FileHeader.DETACHED, 0, state.next());
        doomed.add(Kind.SNAPSHOT.fileName(next.number()));
        Storage.Tail made = make(next);
        try {
            snapshot = new SnapshotWriter(storage, FileHeader.snapshot(next.number(), epoch, state.next()), state);
            while (!snapshot.isComplete()) {
                snapshot.step();
            }
        } catch (IOException failure) {
            doomed.add(Kind.LOG.fileName(next.number()));
            made.close();
            throw failure;
        }
        doomed.clear();
        syncFailed = false;
        adopt(next, made);
        finishSnapshot(next.number());
    }

    // ---- files

    private long nextNumber() {
        return highest + 1;
    }

    /** Appends to a new log from now on. */
    private void goOnIn(FileHeader next) throws IOException {
        adopt(next, make(next));
    }

    /** A new log, forced to the disk. */
    private Storage.Tail make(FileHeader next) throws IOException {
        String name = next.kind().fileName(next.number());
        highest = next.number();
        doomed.add(name);
        Storage.Tail made = storage.create(name);
        try {
            made.append(next.encode());
            made.sync();
        } catch (IOException failure) {
            made.close();
            throw failure;
        }
        doomed.remove(name);
        return made;
    }

    private void adopt(FileHeader next, Storage.Tail made) throws IOException {
        Storage.Tail before = tail;
        header = next;
        tail = made;
        length = made.length();
        synced = length;
        isTorn = false;
        if (before != null) {
            before.close();
        }
    }

    @Override
    public void close() throws IOException {
        try (Storage.Tail open = tail) {
            abandonSnapshot();
        }
    }
}
