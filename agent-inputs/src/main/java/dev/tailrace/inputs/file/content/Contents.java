package dev.tailrace.inputs.file.content;

import dev.tailrace.core.platform.FileKey;
import dev.tailrace.core.platform.FileStat;
import dev.tailrace.inputs.file.disk.Disk;
import dev.tailrace.inputs.file.disk.DiskFile;
import dev.tailrace.inputs.file.disk.Fault;
import dev.tailrace.inputs.file.identify.FileIdentity;
import java.util.Locale;

/** Opens files for tailing. */
public final class Contents {
    private final Disk disk;
    private final boolean gzip;
    private final boolean links;

    /**
     * @param gzip whether {@code .gz} files that are what their name says are decompressed
     * @param links whether symbolic links are followed
     */
    public Contents(Disk disk, boolean gzip, boolean links) {
        this.disk = disk;
        this.gzip = gzip;
        this.links = links;
    }

    /** The outcome of opening. */
    public sealed interface Opening {
        /** The file that was meant. */
        record Opened(Content content) implements Opening {}

        /** Nothing has its name any more, or another file has. */
        record Another() implements Opening {}

        /** The disk refused. */
        record Refused(Fault fault) implements Opening {}
    }

    /**
     * Opens the file at a path, if it still is the one with this key, and finds out whether it is compressed. Whoever may write to the folder may have
     * put a link or a pipe there since the path was looked at: neither is opened, nor does a link that comes in between lead anywhere.
     */
    public Opening open(String path, FileKey key) {
        return switch (disk.look(path, links)) {
            case Disk.Look.Found(FileStat stat) when stat.type() == FileStat.Type.FILE ->
                openSeen(path, key, stat);
            case Disk.Look.Found other -> new Opening.Another();
            case Disk.Look.Absent() -> new Opening.Another();
            case Disk.Look.Failed(Fault fault) -> new Opening.Refused(fault);
        };
    }

    private Opening openSeen(String path, FileKey key, FileStat seen) {
        return switch (disk.open(path)) {
            case Disk.Opening.Opened(DiskFile file) -> {
                if (!isMeant(path, key, seen, file)) {
                    file.close();
                    yield new Opening.Another();
                }
                yield new Opening.Opened(isCompressed(path, file) ? new GzipContent(path, file) : new PlainContent(file));
            }
            case Disk.Opening.Absent() -> new Opening.Another();
            case Disk.Opening.Refused(Fault fault) -> new Opening.Refused(fault);
        };
    }

    /** A file that is known by its path may be on a disk whose indexes do not last: there it must still be no link. */
    private boolean isMeant(String path, FileKey key, FileStat seen, DiskFile file) {
        return FileIdentity.isOfPath(key) ? file.key().equals(seen.key()) || isFile(path) : file.key().equals(key);
    }

    private boolean isFile(String path) {
        return disk.look(path, links) instanceof Disk.Look.Found(FileStat stat) && stat.type() == FileStat.Type.FILE;
    }

    /** Whether the file with this key can be opened at a path, as far as can be told without doing so. */
    public boolean leadsTo(String path, FileKey key) {
        return disk.look(path, links) instanceof Disk.Look.Found(FileStat stat)
                && (FileIdentity.isOfPath(key) || stat.key().equals(key));
    }

    private boolean isCompressed(String path, DiskFile file) {
        if (!gzip || !isNamedCompressed(path)) {
            return false;
        }
        byte[] magic = new byte[1];
        return file.read(0, magic, 0, 1) != 1 || magic[0] == 0x1F;
    }

    /** Whether a name says that what stands there is compressed. */
    public static boolean isNamedCompressed(String path) {
        return path.toLowerCase(Locale.ROOT).endsWith(".gz");
    }
}
