package dev.tailrace.inputs.file.identify;

import dev.tailrace.core.platform.FileKey;
import dev.tailrace.core.platform.FileStat;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What is trusted to tell files apart: the setting {@code file_identity}. It decides what the key of the identity table is, and whether there
 * are copies:
 * <pre>
 * rows of the table                    NATIVE             FINGERPRINT            PATH
 * 1  a file under its name             goes on            goes on                goes on
 * 1  a renamed file                    goes on, by key    goes on, as row 3      is another file, from 0
 * 2  cut, or written anew              from 0             from 0                 from 0
 * 2  a key that is given again         from 0             says nothing: row 6    says nothing: row 6
 * 3  a copy, also compressed           goes on            goes on                is another file, from 0
 * 4  a copy taken before the last read nothing again      nothing again          is another file, from 0
 * 5  a copy in the making              waits              waits                  is another file, from 0
 * 6  another file                      from 0             from 0                 from 0
 * </pre>
 * FINGERPRINT answers indexes that change or are given twice on shares (elastic/beats#1361, #515, vector#19865), PATH those who ask for it
 * where no file is ever renamed (elastic/beats#6984). An index of 0 is no index (logstash-input-file#232: all files that have it are taken for
 * one).
 */
public enum FileIdentity {
    /** The volume's file index, and content. Where there is no index that lasts, as on shares and FAT, as FINGERPRINT. */
    NATIVE,
    /** Content alone; the path only says where to look first. For shares whose indexes change or repeat. */
    FINGERPRINT,
    /** The path; a file that was renamed is another one. */
    PATH;

    private static final long OF_PATH = -1;

    /** The key under which a file is known. */
    public FileKey key(String path, FileStat stat) {
        return switch (this) {
            case NATIVE -> stat.key().isStable() ? stat.key() : ofPath(path);
            case FINGERPRINT, PATH -> ofPath(path);
        };
    }

    /** Whether a file's index was asked for, and is none. */
    public boolean lacksIndex(FileStat stat) {
        return this == NATIVE && !stat.key().isStable();
    }

    private static FileKey ofPath(String path) {
        byte[] utf8 = path.getBytes(StandardCharsets.UTF_8);
        return new FileKey(OF_PATH, utf8.length, Hash64.of(utf8, 0, utf8.length));
    }

    /** Whether the key stands for a path, not for a file: then an open file may not be the one that has the key now. */
    public static boolean isOfPath(FileKey key) {
        return key.volume() == OF_PATH;
    }

    /** Whether a file can be recognised as the copy of another (rows 3 and 4 of the table). */
    public boolean knowsCopies() {
        return this != PATH;
    }

    /** Reads {@link FileKey#toString()}. */
    public static Optional<FileKey> parse(String text) {
        int colon = text.indexOf(':');
        int digits = text.length() - colon - 1;
        if (colon < 1 || digits < 1 || digits > 32) {
            return Optional.empty();
        }
        try {
            int split = Math.max(colon + 1, text.length() - 16);
            long high = split == colon + 1 ? 0 : Long.parseUnsignedLong(text, colon + 1, split, 16);
            return Optional.of(new FileKey(
                    Long.parseUnsignedLong(text, 0, colon, 16), high, Long.parseUnsignedLong(text, split, text.length(), 16)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
