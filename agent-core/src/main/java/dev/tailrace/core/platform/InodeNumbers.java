package dev.tailrace.core.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Device and inode of files, by the key that Java has for them. Java tells these numbers only as a map of attributes, which costs a multiple of
 * the look itself; its key stands for the same two numbers, and comes with every look. So the numbers of a key are asked for once, and kept in one place of
 * a table; another key that falls on that place takes it. Any thread may ask.
 */
final class InodeNumbers {
    private record Known(Object posixKey, FileKey key) {}

    private final AtomicReferenceArray<Known> places;

    /** @param places of how many files at most the numbers are kept */
    InodeNumbers(int places) {
        this.places = new AtomicReferenceArray<>(places);
    }

    /**
     * The numbers that a key stands for.
     *
     * @param posixKey as {@link java.nio.file.attribute.BasicFileAttributes#fileKey} gave it
     * @param file where that was found just now
     * @return null if they are not known, and another file stands there by now
     */
    FileKey of(Object posixKey, Path file, LinkOption... links) throws IOException {
        int place = Math.floorMod(posixKey.hashCode(), places.length());
        Known known = places.get(place);
        if (known != null && known.posixKey().equals(posixKey)) {
            return known.key();
        }
        Map<String, Object> told = Files.readAttributes(file, "unix:dev,ino,fileKey", links);
        if (!told.get("fileKey").equals(posixKey)) {
            return null;
        }
        FileKey key = new FileKey(((Number) told.get("dev")).longValue(), 0, ((Number) told.get("ino")).longValue());
        places.set(place, new Known(posixKey, key));
        return key;
    }
}
