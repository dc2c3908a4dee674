package dev.tailrace.core.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;

/** Linux and its kin: device and inode through the {@code unix} attribute view. */
public final class PosixPlatform implements Platform {
    private static final String ALL = "unix:mode,dev,ino,size,lastModifiedTime";
    private static final LinkOption[] FOLLOW = {};
    private static final LinkOption[] STAY = {LinkOption.NOFOLLOW_LINKS};
    /** Bits of a mode that say what it is, and their values: POSIX, sys/stat.h. */
    private static final int FORMAT = 0170000;
    private static final int REGULAR = 0100000;
    private static final int DIRECTORY = 0040000;
    private static final int LINK = 0120000;

    @Override
    public boolean isCurrent() {
        return true;
    }

    @Override
    public FileKey fileKey(Path file) throws IOException {
        Map<String, Object> attributes = Files.readAttributes(file, "unix:dev,ino");
        return key(attributes);
    }

    private static FileKey key(Map<String, Object> attributes) {
        return new FileKey(((Number) attributes.get("dev")).longValue(), 0, ((Number) attributes.get("ino")).longValue());
    }

    /** One {@code stat}. */
    @Override
    public FileStat look(Path file, boolean followLinks) throws IOException {
        Map<String, Object> found = Files.readAttributes(file, ALL, followLinks ? FOLLOW : STAY);
        FileStat.Type type = switch ((Integer) found.get("mode") & FORMAT) {
            case REGULAR -> FileStat.Type.FILE;
            case DIRECTORY -> FileStat.Type.DIRECTORY;
            case LINK -> FileStat.Type.LINK;
            default -> FileStat.Type.OTHER;
        };
        long modifiedAt = ((FileTime) found.get("lastModifiedTime")).toMillis();
        return new FileStat(key(found), type, (Long) found.get("size"), modifiedAt);
    }

    @Override
    public Path defaultData() {
        return Path.of("/var/lib/tailrace");
    }

    @Override
    public String hostName() {
        String given = System.getenv("HOSTNAME");
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            return given == null || given.isBlank() ? "localhost" : given;
        }
    }
}
