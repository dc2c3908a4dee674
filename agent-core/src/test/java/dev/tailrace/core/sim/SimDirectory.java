package dev.tailrace.core.sim;

import dev.tailrace.core.storage.Storage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The disk under a registry or a disk queue, with what real ones do to it.
 *
 * <p>A process sees it through {@link #storage()}; after {@link #kill} or {@link #powerCut} that view is dead, as the process is, and the next
 * process takes a new one. What can be asked for:
 * <ul>
 *   <li>death at any point: {@link #dieAfter} counts <i>effort</i>, one for each byte appended and one for each other change (create,
 *       truncate, sync, rename, delete), so that a loop over it visits every point of a run;
 *   <li>power cuts that lose unsynced bytes, all or some, and leave zeros or garbage in their place: {@link #powerCut};
 *   <li>no space left, with appends that are written in part: {@link #capacity};
 *   <li>no right to write: {@link #readOnly};
 *   <li>syncs that fail and lose what they should have kept: {@link #failSyncs};
 *   <li>any other damage: {@link #content(String)} and {@link #put}.
 * </ul>
 *
 * <p>Model: content is durable as of a file's last sync; a file that was never synced may be gone after a power cut, name and all.
 * Renames and deletes are durable when they return. A lock goes with its process. Deterministic, and used by one thread at a time.
 */
public final class SimDirectory {
    /** What stands after a power cut where unsynced bytes were lost. */
    public enum Residue {
        /** The file ends there. */
        NOTHING,
        /** The file has its length, but zeros there: metadata came before data. */
        ZEROS,
        /** The file has its length, and old content of the disk there. */
        GARBAGE
    }

    private final Map<String, SimContent> files = new TreeMap<>();
    private View current;
    private boolean isLocked;
    private long effort;
    private long deathAt = Long.MAX_VALUE;
    private long capacity = Long.MAX_VALUE;
    private boolean isReadOnly;
    private int syncsBeforeFailure;
    private int failingSyncs;

    // ---- processes

    /** The view of a new process. Views of processes that were not killed stay alive: two agents on one disk. */
    public Storage storage() {
        current = new View();
        return current;
    }

    /**
     * The process dies: everything that was written stays, the lock is free, its view is dead. What a failed sync dropped is gone, too: after
     * that error the system owes nobody the bytes that it showed until then.
     */
    public void kill() {
        files.values().forEach(SimContent::dropLost);
        endProcess();
    }

    private void endProcess() {
        deathAt = Long.MAX_VALUE;
        isLocked = false;
        if (current != null) {
            current.isDead = true;
        }
    }

    /**
     * The machine loses power: as {@link #kill}, and of the unsynced bytes of each file only the first {@code surviving} stay.
     *
     * <p>A truncation that was not synced did not happen if {@code surviving} is 0.
     *
     * @param residue what stands in place of the others
     */
    public void powerCut(long surviving, Residue residue) {
        endProcess();
        files.values().removeIf(file -> !file.isNameDurable() && surviving == 0);
        files.values().forEach(file -> file.powerCut(surviving, residue));
    }

    // ---- faults

    /** The process dies, with a {@link SimCrash}, once this much more effort was made; a torn append stays torn. */
    public void dieAfter(long more) {
        deathAt = effort + more;
    }

    /** Effort made so far. */
    public long effort() {
        return effort;
    }

    /** Bytes that all files together can take. */
    public void capacity(long bytes) {
        capacity = bytes;
    }

    /** Bytes that all files together take. */
    public long used() {
        return files.values().stream().mapToLong(SimContent::length).sum();
    }

    /** From now on nothing can be changed, or everything again. */
    public void readOnly(boolean readOnly) {
        isReadOnly = readOnly;
    }

    /** The next {@code count} syncs fail, and what they should have kept is lost when the process dies even if a later sync succeeds. */
    public void failSyncs(int count) {
        failSyncs(0, count);
    }

    /** The same after {@code before} syncs that succeed. */
    public void failSyncs(int before, int count) {
        syncsBeforeFailure = before;
        failingSyncs = count;
    }

    // ---- for tests to look and to damage

    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    /** A copy of a file's bytes. */
    public byte[] content(String name) {
        return files.get(name).bytes();
    }

    /** Replaces or makes a file, durably. */
    public void put(String name, byte[] bytes) {
        SimContent file = new SimContent();
        file.append(ByteBuffer.wrap(bytes), bytes.length);
        file.sync();
        files.put(name, file);
    }

    /** Removes a file, durably. */
    public void remove(String name) {
        files.remove(name);
    }

    /** Another disk with the same files, all of it durable. */
    public SimDirectory copy() {
        SimDirectory copy = new SimDirectory();
        files.forEach((name, file) -> copy.put(name, file.bytes()));
        return copy;
    }

    private void spend(String what) {
        if (effort >= deathAt) {
            throw new SimCrash(what);
        }
        effort++;
    }

    /** What one process sees. */
    private final class View implements Storage {
        private boolean isDead;

        private void check() {
            if (isDead) {
                throw new IllegalStateException("this process is dead");
            }
        }

        private void checkWrite(String operation, String name) throws IOException {
            check();
            if (isReadOnly) {
                throw new IOException("cannot " + operation + " " + place() + "/" + name + ": Read-only file system");
            }
            spend(operation + "s " + name);
        }

        private SimContent file(String name) throws NoSuchFileException {
            SimContent file = files.get(name);
            if (file == null) {
                throw new NoSuchFileException(name);
            }
            return file;
        }

        @Override
        public String place() {
            return "sim:/registry";
        }

        @Override
        public List<String> list() {
            check();
            return names();
        }

        @Override
        public InputStream read(String name) throws IOException {
            check();
            return new ByteArrayInputStream(file(name).bytes());
        }

        @Override
        public Tail create(String name) throws IOException {
            checkWrite("create", name);
            if (files.containsKey(name)) {
                throw new FileAlreadyExistsException(name);
            }
            SimContent file = new SimContent();
            files.put(name, file);
            return new OpenFile(this, name, file);
        }

        @Override
        public Tail open(String name) throws IOException {
            check();
            if (isReadOnly) {
                throw new IOException("cannot open " + place() + "/" + name + ": Read-only file system");
            }
            return new OpenFile(this, name, file(name));
        }

        @Override
        public void rename(String from, String to) throws IOException {
            checkWrite("rename", from);
            if (files.containsKey(to)) {
                throw new FileAlreadyExistsException(to);
            }
            SimContent file = file(from);
            files.remove(from);
            files.put(to, file);
            file.syncName();
        }

        @Override
        public void delete(String name) throws IOException {
            checkWrite("delete", name);
            files.remove(name);
        }

        @Override
        public Locking lock() throws IOException {
            checkWrite("lock", "lock");
            if (isLocked) {
                return new Locking.HeldBy("4711");
            }
            isLocked = true;
            return new Locking.Obtained(() -> {
                if (!isDead) {
                    isLocked = false;
                }
            });
        }
    }

    /** The end of a file that a process has open; renaming or deleting the file does not bother it. */
    private final class OpenFile implements Storage.Tail {
        private final View view;
        private final String name;
        private final SimContent file;

        OpenFile(View view, String name, SimContent file) {
            this.view = view;
            this.name = name;
            this.file = file;
        }

        @Override
        public long length() {
            return file.length();
        }

        @Override
        public void append(ByteBuffer source) throws IOException {
            view.check();
            if (isReadOnly) {
                throw new IOException("cannot append to sim:/registry/" + name + ": Read-only file system");
            }
            int alive = (int) Math.min(source.remaining(), Math.max(0, deathAt - effort));
            int room = (int) Math.min(alive, Math.max(0, capacity - used()));
            file.append(source, room);
            effort += room;
            if (room < alive) {
                throw new IOException("cannot append to sim:/registry/" + name + ": No space left on device");
            }
            if (source.hasRemaining()) {
                throw new SimCrash("appends to " + name);
            }
        }

        @Override
        public void truncate(long length) throws IOException {
            view.checkWrite("truncate", name);
            file.truncate((int) length);
        }

        @Override
        public void sync() throws IOException {
            view.checkWrite("sync", name);
            if (failingSyncs > 0 && syncsBeforeFailure-- <= 0) {
                failingSyncs--;
                file.failSync();
                throw new IOException("cannot sync sim:/registry/" + name + ": Input/output error");
            }
            file.sync();
        }

        @Override
        public void close() {
            view.check();
        }
    }
}
