package dev.tailrace.inputs.file;

import dev.tailrace.core.platform.FileKey;
import dev.tailrace.inputs.file.discover.PathStyle;
import java.util.Arrays;
import java.util.List;

/** The files that are followed, by key and by name; one of each. */
final class Roster {
    private final PathStyle style;
    private final Buckets<TailedFile> byKey =
            new Buckets<>(file -> file.key.hashCode(), each -> each.nextByKey, (each, next) -> each.nextByKey = next);
    private final Buckets<TailedFile> byPath;
    /** How many paths have which length: most lengths that a path may be cut to are nobody's, and need not be looked for. */
    private int[] lengths = new int[128];

    Roster(PathStyle style) {
        this.style = style;
        this.byPath = new Buckets<>(
                file -> style.folded(file.path).hashCode(), each -> each.nextByPath, (each, next) -> each.nextByPath = next);
    }

    /** Takes in a file instead of those with its key or its name. */
    void add(TailedFile file) {
        TailedFile before = ofKey(file.key);
        if (before != null) {
            byKey.remove(before);
        }
        byKey.add(file);
        name(file);
    }

    private void name(TailedFile file) {
        TailedFile before = ofPath(file.path);
        if (before != null) {
            unname(before);
        }
        byPath.add(file);
        int length = file.path.length();
        if (length >= lengths.length) {
            lengths = Arrays.copyOf(lengths, 2 * length);
        }
        lengths[length]++;
    }

    private void unname(TailedFile file) {
        if (byPath.remove(file)) {
            lengths[file.path.length()]--;
        }
    }

    void remove(TailedFile file) {
        byKey.remove(file);
        unname(file);
    }

    void move(TailedFile file, String path) {
        unname(file);
        file.path = path;
        name(file);
    }

    TailedFile ofKey(FileKey key) {
        return byKey.find(key.hashCode(), file -> file.key.equals(key));
    }

    TailedFile ofPath(String path) {
        String folded = style.folded(path);
        return byPath.find(folded.hashCode(), file -> style.folded(file.path).equals(folded));
    }

    /** The file with the longest name that this path begins with and that is not all of it, or null. */
    TailedFile ofBeginningOf(String path) {
        for (int length = Math.min(path.length(), lengths.length) - 1; length > 0; length--) {
            TailedFile file = lengths[length] == 0 ? null : ofPath(path.substring(0, length));
            if (file != null) {
                return file;
            }
        }
        return null;
    }

    /** All of them, as they are now. */
    List<TailedFile> all() {
        return byKey.all();
    }

    int size() {
        return byKey.size();
    }
}
