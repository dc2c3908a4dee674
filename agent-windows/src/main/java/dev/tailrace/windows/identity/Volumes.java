package dev.tailrace.windows.identity;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which volumes give files an index that lasts. On FAT it is the place of the directory entry: it changes with a rename, and goes to the
 * next file (Microsoft, {@code BY_HANDLE_FILE_INFORMATION}). What a share gives is its server's affair, and servers give 0, or numbers that
 * change (elastic/beats#1361, #515; logstash-input-file#232). Thread-safe: a volume keeps its file system while it is mounted.
 */
final class Volumes {
    private final Map<Long, Boolean> lasting = new ConcurrentHashMap<>();

    /** Whether the indexes of the volume with this serial number last; the handle leads to a file there. */
    boolean isLasting(long serial, FileHandle handle) {
        return lasting.computeIfAbsent(serial, unknown -> isLasting(handle.fileSystem()));
    }

    /** @param fileSystem its name, as {@code GetVolumeInformation} gives it; empty if it gives none */
    static boolean isLasting(String fileSystem) {
        String name = fileSystem.toUpperCase(Locale.ROOT);
        return !name.contains("FAT") && !name.equals("CDFS");
    }
}
