package dev.tailrace.inputs.sim;

import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.platform.FileKey;
import dev.tailrace.core.platform.FileStat;
import dev.tailrace.inputs.file.disk.Disk;
import dev.tailrace.inputs.file.disk.DiskFile;
import dev.tailrace.inputs.file.disk.Fault;
import dev.tailrace.inputs.file.disk.Watch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Files as the tail sees them and as their writers change them.
 *
 * <p>Model: an index is given again, lowest first, once its file has neither name nor handle. On {@link System#WINDOWS} a file that is
 * deleted while it is held open keeps its name, under which nothing can be opened or made, until the last handle is closed. Writers need no
 * handle: {@link Writer} stands for one that goes on after a rename or a deletion. Used by one thread.
 */
public final class SimFiles implements Disk {
    /** Whose rules hold for deletion. */
    public enum System {
        POSIX,
        WINDOWS
    }

    private static final FileKey DIRECTORY = new FileKey(0xfe01, 0, 2);
    private static final long FIRST_INDEX = 11;

    private final System system;
    private final Clock clock;
    private final Map<String, SimFile> names = new TreeMap<>();
    private final Set<String> directories = new TreeSet<>();
    private final PriorityQueue<Long> freed = new PriorityQueue<>();
    private final Set<SimHandle> open = new HashSet<>();
    private final List<SimWatch> watches = new ArrayList<>();
    private long nextIndex = FIRST_INDEX;
    private int mostOpen = Integer.MAX_VALUE;
    private int mostRead = Integer.MAX_VALUE;

    public SimFiles(System system, Clock clock) {
        this.system = system;
        this.clock = clock;
    }

    // ---- what writers and rotators do

    /** A writer that keeps its file, whatever becomes of the name. */
    public final class Writer {
        private final SimFile file;

        private Writer(SimFile file) {
            this.file = file;
        }

        public void append(String text) {
            append(text.getBytes(StandardCharsets.UTF_8));
        }

        public void append(byte... bytes) {
            file.append(bytes, 0, bytes.length);
            changed(file);
        }

        /** Writes at a place within what the file has already, and perhaps beyond. */
        public void write(int at, byte... bytes) {
            int within = Math.min(bytes.length, file.length - at);
            java.lang.System.arraycopy(bytes, 0, file.bytes, at, within);
            file.append(bytes, within, bytes.length - within);
            changed(file);
        }

        public void close() {
            file.handles--;
            release(file);
        }
    }

    /** Makes a directory. */
    public void directory(String path) {
        directories.add(path);
    }

    /** Opens a file for appending and makes it if there is none; null if its name is blocked by a deletion that is pending. */
    public Writer writer(String path) {
        SimFile file = names.get(path);
        if (file == null) {
            file = new SimFile(freed.isEmpty() ? nextIndex++ : freed.poll(), path);
            file.modifiedAt = clock.epochMillis();
            names.put(path, file);
            hint(path, false);
        }
        if (file.deleted) {
            return null;
        }
        file.handles++;
        return new Writer(file);
    }

    /** Renames a file, over whatever has the new name; false if the system refuses. */
    public boolean rename(String from, String to) {
        SimFile file = names.get(from);
        if (file == null || file.deleted || names.containsKey(to) && system == System.WINDOWS) {
            return false;
        }
        if (names.containsKey(to)) {
            delete(to);
        }
        names.remove(from);
        names.put(to, file);
        file.name = to;
        hint(from, false);
        hint(to, false);
        return true;
    }

    /** Takes a file's name away. */
    public void delete(String path) {
        SimFile file = names.get(path);
        file.deleted = true;
        hint(path, false);
        if (system == System.POSIX) {
            names.remove(path);
        }
        release(file);
    }

    /** Cuts a file. */
    public void truncate(String path, int length) {
        SimFile file = names.get(path);
        file.length = Math.min(file.length, length);
        changed(file);
    }

    /** Copies what a file holds now to another one, which is new. */
    public void copy(String from, String to) {
        SimFile source = names.get(from);
        Writer target = writer(to);
        target.file.append(source.bytes, 0, source.length);
        changed(target.file);
        target.close();
    }

    public boolean exists(String path) {
        return names.containsKey(path);
    }

    /** What a file holds. */
    public String text(String path) {
        SimFile file = names.get(path);
        return new String(file.bytes, 0, file.length, StandardCharsets.UTF_8);
    }

    private void changed(SimFile file) {
        file.modifiedAt = clock.epochMillis();
        if (!file.deleted) {
            hint(file.name, true);
        }
    }

    private void release(SimFile file) {
        if (file.deleted && file.handles == 0) {
            names.remove(file.name, file);
            freed.add(file.index);
            hint(file.name, false);
        }
    }

    private void hint(String path, boolean modified) {
        int slash = path.lastIndexOf('/');
        Watch.Hint hint = new Watch.Hint(path.substring(0, slash), path.substring(slash + 1), modified);
        watches.forEach(watch -> watch.offer(hint));
    }

    // ---- faults

    /** Whether reading a file is forbidden. */
    public void unreadable(String path, boolean unreadable) {
        names.get(path).unreadable = unreadable;
    }

    /** Most files that can be open at once. */
    public void mostOpen(int most) {
        mostOpen = most;
    }

    /** Most bytes that one read gives. */
    public void mostRead(int most) {
        mostRead = most;
    }

    /** Whether the tail holds a file open. */
    public boolean isOpen(String path) {
        return open.stream().anyMatch(handle -> handle.file == names.get(path));
    }

    /** How many files the tail holds open. */
    public int openCount() {
        return open.size();
    }

    /** The tail's process dies: its handles and watches are gone. */
    public void kill() {
        List.copyOf(open).forEach(SimHandle::close);
        watches.clear();
    }

    // ---- what the tail sees

    @Override
    public Look look(String path, boolean followLinks) {
        if (directories.contains(path)) {
            return new Look.Found(new FileStat(DIRECTORY, FileStat.Type.DIRECTORY, 0, 0));
        }
        SimFile file = names.get(path);
        if (file == null) {
            return new Look.Absent();
        }
        if (file.deleted) {
            return new Look.Failed(denied("look at", path));
        }
        return new Look.Found(new FileStat(file.key(), FileStat.Type.FILE, file.length, file.modifiedAt));
    }

    private static Fault denied(String operation, String path) {
        return new Fault(Fault.Kind.DENIED, operation, path, "access denied");
    }

    @Override
    public Listing list(String directory) {
        if (!directories.contains(directory)) {
            return new Listing.Absent();
        }
        String prefix = directory + '/';
        ArrayDeque<String> found = new ArrayDeque<>();
        for (String path : names.keySet()) {
            if (path.startsWith(prefix) && path.indexOf('/', prefix.length()) < 0) {
                found.add(path.substring(prefix.length()));
            }
        }
        return new Listing.Started(new SimNames(found));
    }

    @Override
    public Opening open(String path) {
        SimFile file = names.get(path);
        if (file == null) {
            return new Opening.Absent();
        }
        if (file.deleted || file.unreadable) {
            return new Opening.Refused(denied("open", path));
        }
        if (open.size() >= mostOpen) {
            return new Opening.Refused(new Fault(Fault.Kind.TOO_MANY_OPEN, "open", path, "Too many open files"));
        }
        return new Opening.Opened(new SimHandle(file));
    }

    /** Hints about everything that happens from now on in the directories that are asked for. */
    public Watch watch() {
        SimWatch watch = new SimWatch();
        watches.add(watch);
        return watch;
    }

    /** The names as they stood when the listing began. */
    private record SimNames(ArrayDeque<String> left) implements Names {
        @Override
        public boolean next(List<String> into, int most) {
            for (int i = 0; i < most; i++) {
                String name = left.poll();
                if (name == null) {
                    return false;
                }
                into.add(name);
            }
            return true;
        }

        @Override
        public Fault fault() {
            return null;
        }

        @Override
        public void close() {
            left.clear();
        }
    }

    private static final class SimWatch implements Watch {
        private final Set<String> watched = new HashSet<>();
        private final ArrayDeque<Hint> hints = new ArrayDeque<>();

        void offer(Hint hint) {
            if (watched.contains(hint.directory())) {
                hints.add(hint);
            }
        }

        @Override
        public void watch(String directory) {
            watched.add(directory);
        }

        @Override
        public void take(Consumer<Hint> to) {
            for (Hint hint = hints.poll(); hint != null; hint = hints.poll()) {
                to.accept(hint);
            }
        }

        @Override
        public void close() {
            watched.clear();
        }
    }

    private final class SimHandle implements DiskFile {
        private final SimFile file;

        SimHandle(SimFile file) {
            this.file = file;
            file.handles++;
            open.add(this);
        }

        @Override
        public FileKey key() {
            return file.key();
        }

        @Override
        public long size() {
            return file.length;
        }

        @Override
        public int read(long offset, byte[] into, int at, int most) {
            int count = (int) Math.min(Math.min(most, mostRead), file.length - offset);
            if (most == 0) {
                return 0;
            }
            if (count <= 0) {
                return END;
            }
            java.lang.System.arraycopy(file.bytes, (int) offset, into, at, count);
            Arrays.fill(into, at + count, at + most, (byte) '#');
            return count;
        }

        @Override
        public Fault fault() {
            return null;
        }

        @Override
        public void close() {
            if (open.remove(this)) {
                file.handles--;
                release(file);
            }
        }
    }
}
