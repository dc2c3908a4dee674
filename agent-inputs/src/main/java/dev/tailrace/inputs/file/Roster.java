package dev.tailrace.inputs.file;

import dev.tailrace.core.platform.FileKey;
import dev.tailrace.inputs.file.discover.PathStyle;
import java.util.List;

/** The files that are followed, by key and by name; one of each. */
final class Roster {
    private final PathStyle style;
    private final Buckets<TailedFile> byKey =
            new Buckets<>(file -> file.key.hashCode(), each -> each.nextByKey, (each, next) -> each.nextByKey = next);
    private final Buckets<TailedFile> byPath;

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
            byPath.remove(before);
        }
        byPath.add(file);
    }

    void remove(TailedFile file) {
        byKey.remove(file);
        byPath.remove(file);
    }

    void move(TailedFile file, String path) {
        byPath.remove(file);
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

    /** All of them, as they are now. */
    List<TailedFile> all() {
        return byKey.all();
    }

    int size() {
        return byKey.size();
    }
}
