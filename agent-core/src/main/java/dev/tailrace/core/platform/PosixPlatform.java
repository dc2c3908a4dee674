package dev.tailrace.core.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Linux and its kin: device and inode through the {@code unix} attribute view. */
public final class PosixPlatform implements Platform {
    private static final LinkOption[] FOLLOW = {};
    private static final LinkOption[] STAY = {LinkOption.NOFOLLOW_LINKS};

    /** 64 KiB for the table; with more files than this some are asked for their numbers again and again. */
    private static final int KNOWN_FILES = 16_381;

    private final InodeNumbers numbers = new InodeNumbers(KNOWN_FILES);

    @Override
    public boolean isCurrent() {
        return true;
    }

    @Override
    public FileKey fileKey(Path file) throws IOException {
        return look(file, true).key();
    }

    /** What the one {@code stat} tells that met a file whose numbers are known. */
    @Override
    public FileStat look(Path file, boolean followLinks) throws IOException {
        LinkOption[] links = followLinks ? FOLLOW : STAY;
        while (true) {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class, links);
            FileKey key = numbers.of(found.fileKey(), file, links);
            if (key != null) {
                return new FileStat(key, FileStat.Type.of(found), found.size(), found.lastModifiedTime().toMillis());
            }
        }
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
