package dev.tailrace.outputs.file;

import dev.tailrace.core.encode.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files that the output has open, one for each series, and what the shipment at hand did to them. Follows the package's rules: birth
 * before growth, known lengths, everything taken back after a failure.
 */
final class FileSet {
    private static final int MOST = 64;

    private final FileOptions options;
    private final Disk disk;
    private final Births births;
    private final LinkedHashMap<Path, OpenFile> open = new LinkedHashMap<>(16, 0.75f, true);
    private final List<OpenFile> finished = new ArrayList<>();
    private final Map<Path, Long> torn = new LinkedHashMap<>();
    private final Set<Path> newNamesIn = new LinkedHashSet<>();

    FileSet(FileOptions options, Disk disk, Births births) {
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
        }
        return file;
    }

    /**
     * An event was just added to the file's buffer from {@code start} on: if it does not fit any more, it moves to the next file of the
     * series.
     */
    OpenFile rotateIfFull(Path stem, OpenFile file, int start) throws IOException {
        boolean fits = options.rotateSize() == 0 || file.length() <= options.rotateSize();
        boolean alone = file.length() == file.buffer().length() - start;
        if (fits || alone) {
            return file;
        }
        Bytes buffer = file.buffer();
        file.write(start);
        NumberedName series = new NumberedName(stem);
        OpenFile next = born(series, file.number() + 1, -1);
        next.buffer().write(buffer.array(), 0, buffer.length());
        buffer.clear();
        open.put(stem, next);
        finish(file);
        return next;
    }

    private OpenFile first(NumberedName series) throws IOException {
        disk.createDirectories(series.directory());
        long number = Math.max(0, series.highest(disk));
        Path path = series.file(number);
        long size = disk.size(path);
        boolean full = options.rotateSize() > 0 && size >= options.rotateSize();
        if (size > 0 && (full || !disk.endsWithLine(path))) {
            number++;
            size = -1;
        }
        return born(series, number, size);
    }

    private OpenFile born(NumberedName series, long number, long size) throws IOException {
        Path path = series.file(number);
        births.add(path, size);
        OpenFile file = new OpenFile(path, number, disk.append(path), Math.max(0, size), size < 0);
        if (file.created()) {
            newNamesIn.add(series.directory());
            forgetOldest(series, number);
        }
        return file;
    }

    private void forgetOldest(NumberedName series, long newest) throws IOException {
        if (options.keep() > 0) {
            for (long old = newest - options.keep(); old >= 0 && disk.size(series.file(old)) >= 0; old--) {
                disk.delete(series.file(old));
            }
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
        return new Mark(births.next(), lengths);
    }

    /**
     * After a failure: closes every file and notes where each ended before the shipment, for {@link #mend}.
     *
     * @return what went wrong while closing, or null
     */
    IOException takeBack() {
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
