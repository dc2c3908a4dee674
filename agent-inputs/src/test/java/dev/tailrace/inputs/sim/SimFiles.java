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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

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

    private static final long FIRST_VOLUME = 0xfe01;
    private static final long FIRST_INDEX = 11;

    private final System system;
    private final Clock clock;
    private final Map<String, SimFile> names = new TreeMap<>();
    /** Directories, and the volumes that they are on. */
    private final Map<String, Long> directories = new TreeMap<>();
    private final Map<Long, Indexes> indexes = new TreeMap<>();
    private final Set<SimHandle> open = new LinkedHashSet<>();
    private final List<SimWatch> watches = new ArrayList<>();
    private Consumer<LetGo> onLetGo = file -> {};
    private int mostOpen = Integer.MAX_VALUE;
    private int mostRead = Integer.MAX_VALUE;

    /** The file indexes of a volume. */
    private static final class Indexes {
        private final PriorityQueue<Long> freed = new PriorityQueue<>();
        private long next = FIRST_INDEX;

        SimFile file(long volume, String name) {
            return freed.isEmpty() ? new SimFile(volume, next++, false, name) : new SimFile(volume, freed.poll(), true, name);
        }
    }

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

        /** What stands in its file after the last line end. */
        public String lastLine() {
            String text = file.text();
            return text.substring(text.lastIndexOf('\n') + 1);
        }

        /** Whether its file has a name, or the tail holds it: whether what is written can be read. */
        public boolean isRead() {
            return !file.deleted || file.held > 0;
        }

        /** What was written is on the disk, whatever happens to the power. */
        public void sync() {
            file.synced = file.length;
        }

        public void close() {
            file.handles--;
            release(file);
        }
    }

    /** Makes a directory on the first volume. */
    public void directory(String path) {
        directory(path, 0);
    }

    /** Makes a directory that leads to a volume of its own, unless its number is that of another one. */
    public void directory(String path, int volume) {
        directories.put(path, FIRST_VOLUME + volume);
    }

    private long volume(String path) {
        return directories.get(path.substring(0, path.lastIndexOf('/')));
    }

    /** Opens a file for appending and makes it if there is none; null if its name is blocked by a deletion that is pending. */
    public Writer writer(String path) {
        SimFile file = names.get(path);
        if (file == null) {
            long volume = volume(path);
            file = indexes.computeIfAbsent(volume, each -> new Indexes()).file(volume, path);
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
        boolean taken = names.containsKey(to) && system == System.WINDOWS;
        if (file == null || file.deleted || taken || file.volume != volume(to)) {
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
        file.cut(length);
        changed(file);
    }

    /** Goes on copying what a file holds to another one, by at most some bytes; false if there is no more. */
    public boolean copy(String from, String to, int most) {
        SimFile source = names.get(from);
        Writer target = writer(to);
        int count = Math.clamp(source.length - target.file.length, 0, most);
        target.file.append(source.bytes, target.file.length, count);
        target.file.content = source.content;
        changed(target.file);
        target.sync();
        target.close();
        return target.file.length < source.length;
    }

    /** Copies what a file holds now to another one. */
    public void copy(String from, String to) {
        copy(from, to, Integer.MAX_VALUE);
    }

    /** Compresses what a file holds now into another one, of which only the first bytes are written so far. */
    public void compress(String from, String to, double part) {
        String text = names.get(from).text();
        byte[] packed = Gzipped.gzip(text);
        Writer target = writer(to);
        SimFile file = target.file;
        int end = (int) (packed.length * part);
        file.cut(0);
        file.append(packed, 0, end);
        file.content = end == packed.length ? text : "";
        changed(file);
        target.sync();
        target.close();
    }

    /** What every file holds, by its name; what a file holds that has none and that the tail still holds open, under a made-up one. */
    public Map<String, String> readable() {
        Map<String, String> all = new TreeMap<>();
        names.forEach((name, file) -> {
            if (!file.deleted) {
                all.put(name, file.text());
            }
        });
        for (SimHandle handle : open) {
            if (handle.file.deleted) {
                all.put("(nameless) " + handle.file.index, handle.file.text());
            }
        }
        return all;
    }

    /** Whether a name is taken, perhaps by a file whose deletion is pending. */
    public boolean exists(String path) {
        return names.containsKey(path);
    }

    /** Whether a file has a name that was not taken away. */
    public boolean stands(String path) {
        return exists(path) && !names.get(path).deleted;
    }

    /** What a file holds. */
    public String text(String path) {
        return names.get(path).text();
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
            indexes.get(file.volume).freed.add(file.index);
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

    /** Whether a file cannot even be looked at. */
    public void hidden(String path, boolean hidden) {
        names.get(path).hidden = hidden;
    }

    /** Whether its writer shares a file with nobody: it can be looked at then, and not be opened. */
    public void unshared(String path, boolean unshared) {
        names.get(path).unshared = unshared;
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

    /**
     * A file of which the tail closed its last handle.
     *
     * @param name or null if that is gone
     * @param isAnother whether it may hold other content than it was opened for: it was cut, or another file had its index before
     * @param text what it holds
     */
    public record LetGo(String name, boolean isAnother, Supplier<String> text) {}

    /** Says who is to be told of each file of which the tail closes its last handle. */
    public void onLetGo(Consumer<LetGo> told) {
        onLetGo = told;
    }

    /** The tail's process dies: its handles and watches are gone. */
    public void kill() {
        List.copyOf(open).forEach(SimHandle::release);
        watches.clear();
    }

    /** The machine loses power, and with it what was not synced, or a part of that; gives what is left of the files that lost bytes. */
    public List<String> powerCut(Random random) {
        List<String> cut = new ArrayList<>();
        for (SimFile file : names.values()) {
            if (file.length > file.synced) {
                file.cut(file.synced + random.nextInt(file.length - file.synced));
                cut.add(file.text());
            }
            file.synced = file.length;
        }
        return cut;
    }

    // ---- what the tail sees

    @Override
    public Look look(String path, boolean followLinks) {
        if (directories.containsKey(path)) {
            return new Look.Found(new FileStat(new FileKey(directories.get(path), 0, 2), FileStat.Type.DIRECTORY, 0, 0));
        }
        SimFile file = names.get(path);
        if (file == null) {
            return new Look.Absent();
        }
        if (file.deleted || file.hidden) {
            return new Look.Failed(denied("look at", path));
        }
        return new Look.Found(new FileStat(file.key(), FileStat.Type.FILE, file.length, file.modifiedAt));
    }

    private static Fault denied(String operation, String path) {
        return new Fault(Fault.Kind.DENIED, operation, path, "access denied");
    }

    @Override
    public Listing list(String directory) {
        if (!directories.containsKey(directory)) {
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
        if (file.unshared) {
            return new Opening.Refused(new Fault(Fault.Kind.SHARING, "open", path, "another process uses it"));
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

    private final class SimHandle implements DiskFile {
        private final SimFile file;

        SimHandle(SimFile file) {
            this.file = file;
            file.handles++;
            file.held++;
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
        public boolean isDeletePending() {
            return file.deleted && system == System.WINDOWS;
        }

        @Override
        public Fault fault() {
            return null;
        }

        @Override
        public void close() {
            if (file.held == 1 && open.contains(this)) {
                onLetGo.accept(new LetGo(file.deleted ? null : file.name, file.wasCut || file.succeeds, file::text));
            }
            release();
        }

        void release() {
            if (open.remove(this)) {
                file.handles--;
                file.held--;
                SimFiles.this.release(file);
            }
        }
    }
}
