package dev.tailrace.outputs.file;

import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.encode.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files that the output has open, one for each series, and what the shipment at hand did to them. Follows the package's rules: birth
 * before growth, known lengths, everything taken back after a failure.
 */
final class FileSet {
    private static final Logger LOG = LoggerFactory.getLogger(FileSet.class);
    private static final int MOST = 64;

    private final FileOptions options;
    private final Disk disk;
    private final Births births;
    private final Clock clock;
    private final LinkedHashMap<Path, OpenFile> open = new LinkedHashMap<>(16, 0.75f, true);
    private final List<OpenFile> finished = new ArrayList<>();
    private final List<Path> toCompress = new ArrayList<>();
    private final Map<Path, Long> torn = new LinkedHashMap<>();
    private final Set<Path> newNamesIn = new LinkedHashSet<>();

    FileSet(FileOptions options, Disk disk, Births births, Clock clock) {
        this.clock = clock;
        this.options = options;
        this.disk = disk;
        this.births = births;
    }

    /** The file of a series that grows. */
    OpenFile growing(Path stem) throws IOException {
        OpenFile file = open.get(stem);
        if (file == null) {
            if (open.size() == MOST) {
                finishEldest();
            }
            file = first(new NumberedName(stem));
            open.put(stem, file);
        } else if (file.period() != period() && file.length() > 0) {
            file.write(file.buffer().length());
            file = next(stem, file);
        }
        return file;
    }

    private long period() {
        return options.rotation().period(clock.epochMillis());
    }

    /** Begins the next file of a series; what the old one has stays. */
    private OpenFile next(Path stem, OpenFile old) throws IOException {
        OpenFile next = born(new NumberedName(stem), old.number() + 1, -1);
        open.put(stem, next);
        finish(old);
        if (options.rotation().gzip()) {
            toCompress.add(old.path());
        }
        return next;
    }

    /**
     * An event was just added to the file's buffer from {@code start} on: if it does not fit any more, it moves to the next file of the
     * series.
     */
    OpenFile rotateIfFull(Path stem, OpenFile file, int start) throws IOException {
        boolean fits = options.rotation().size() == 0 || file.length() <= options.rotation().size();
        boolean alone = file.length() == file.buffer().length() - start;
        if (fits || alone) {
            return file;
        }
        Bytes buffer = file.buffer();
        file.write(start);
        OpenFile next = next(stem, file);
        next.buffer().write(buffer.array(), 0, buffer.length());
        buffer.clear();
        return next;
    }

    private OpenFile first(NumberedName series) throws IOException {
        disk.createDirectories(series.directory());
        long number = Math.max(0, series.highest(disk));
        Path path = series.file(number);
        long size = disk.size(path);
        boolean full = options.rotation().size() > 0 && size >= options.rotation().size();
        if (new Compressed(path, disk).isAll() || size > 0 && (full || over(path) || !disk.endsWithLine(path))) {
            number++;
            size = -1;
        }
        if (options.rotation().gzip()) {
            leftOver(series, number);
        }
        return born(series, number, size);
    }

    /** Finished files that an earlier run did not come to compress. */
    private void leftOver(NumberedName series, long growing) throws IOException {
        for (long old = growing - 1; old >= 0; old--) {
            Path path = series.file(old);
            long size = disk.size(path);
            if (size < 0 && disk.size(new Compressed(path, disk).file()) < 0) {
                return;
            }
            if (size >= 0) {
                births.add(path, size);
                toCompress.add(path);
            }
        }
    }

    private boolean over(Path path) throws IOException {
        return options.rotation().period(disk.modified(path)) != period();
    }

    private OpenFile born(NumberedName series, long number, long size) throws IOException {
        Path path = series.file(number);
        births.add(path, size);
        OpenFile file = new OpenFile(path, number, disk.append(path), Math.max(0, size), size < 0);
        file.period(period());
        if (file.created()) {
            newNamesIn.add(series.directory());
            forgetOldest(series, number);
        }
        return file;
    }

    private void forgetOldest(NumberedName series, long newest) throws IOException {
        for (long old = newest - options.rotation().keep(); options.rotation().keep() > 0 && old >= 0; old--) {
            Compressed compressed = new Compressed(series.file(old), disk);
            if (disk.size(compressed.plain()) < 0 && disk.size(compressed.file()) < 0) {
                return;
            }
            disk.delete(compressed.plain());
            disk.delete(compressed.file());
        }
    }

    private void finishEldest() throws IOException {
        var eldest = open.firstEntry();
        OpenFile file = eldest.getValue();
        file.write(file.buffer().length());
        open.remove(eldest.getKey());
        finish(file);
    }

    private void finish(OpenFile file) throws IOException {
        finished.add(file);
        if (options.sync() == FileOptions.Sync.BATCH) {
            file.force();
        }
        file.close();
    }

    /** Writes out what waits, makes it durable, and says how long each open file is. */
    Mark deliver() throws IOException {
        Map<Path, Long> lengths = new LinkedHashMap<>();
        for (OpenFile file : open.values()) {
            file.write(file.buffer().length());
            if (file.length() > file.before() && options.sync() == FileOptions.Sync.BATCH) {
                file.force();
            }
            lengths.put(file.path(), file.length());
        }
        if (options.sync() == FileOptions.Sync.BATCH) {
            for (Path directory : newNamesIn) {
                disk.forceDirectory(directory);
            }
        }
        newNamesIn.clear();
        finished.clear();
        open.values().forEach(OpenFile::settle);
        Mark mark = new Mark(births.next(), lengths);
        compress();
        return mark;
    }

    /** What cannot be compressed now stays as it is, and is tried again when the series is next opened. */
    private void compress() {
        for (Path file : toCompress) {
            try {
                if (disk.size(file) >= 0) {
                    new Compressed(file, disk).make();
                }
            } catch (IOException e) {
                LOG.warn("{}: cannot be compressed and stays as it is: {}", file, e.toString());
            }
        }
        toCompress.clear();
    }

    /**
     * After a failure: closes every file and notes where each ended before the shipment, for {@link #mend}.
     *
     * @return what went wrong while closing, or null
     */
    IOException takeBack() {
        toCompress.clear();
        finished.addAll(open.values());
        open.clear();
        IOException trouble = null;
        for (OpenFile file : finished) {
            torn.putIfAbsent(file.path(), file.before());
            try {
                file.close();
            } catch (IOException e) {
                trouble = e;
            }
        }
        finished.clear();
        return trouble;
    }

    /** Cuts what {@link #takeBack} noted; nothing may be written before that is done. */
    void mend() throws IOException {
        for (var each = torn.entrySet().iterator(); each.hasNext(); ) {
            var file = each.next();
            if (disk.size(file.getKey()) > file.getValue()) {
                disk.cut(file.getKey(), file.getValue());
            }
            each.remove();
        }
    }

    void close() throws IOException {
        for (OpenFile file : open.values()) {
            file.close();
        }
        open.clear();
    }
}
