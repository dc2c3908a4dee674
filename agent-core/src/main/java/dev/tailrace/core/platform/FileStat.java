package dev.tailrace.core.platform;

import java.nio.file.attribute.BasicFileAttributes;

/**
 * What stands at a path.
 *
 * @param key which file it is; for anything but a regular file it serves only to recognise a directory seen before
 * @param type what it is
 * @param size in bytes; may be old on Windows
 * @param modifiedAt in milliseconds since 1970
 */
public record FileStat(FileKey key, Type type, long size, long modifiedAt) {
    /** Kinds of things. */
    public enum Type {
        FILE,
        DIRECTORY,
        /** A symbolic link, when links were not to be followed. */
        LINK,
        /** A pipe, a socket, a device: nothing to tail. */
        OTHER;

        static Type of(BasicFileAttributes found) {
            if (found.isRegularFile()) {
                return FILE;
            }
            if (found.isDirectory()) {
                return DIRECTORY;
            }
            return found.isSymbolicLink() ? LINK : OTHER;
        }
    }
}
