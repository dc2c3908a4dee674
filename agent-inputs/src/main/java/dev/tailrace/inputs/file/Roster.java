package dev.tailrace.inputs.file;

import dev.tailrace.core.platform.FileKey;
import dev.tailrace.inputs.file.discover.PathStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files that are followed, by key and by name. */
final class Roster {
    private final PathStyle style;
    private final Map<FileKey, TailedFile> byKey = new HashMap<>();
    private final Map<String, TailedFile> byPath = new HashMap<>();

    Roster(PathStyle style) {
        this.style = style;
    }

    void add(TailedFile file) {
        byKey.put(file.key, file);
        byPath.put(style.folded(file.path), file);
    }

    void remove(TailedFile file) {
        byKey.remove(file.key, file);
        byPath.remove(style.folded(file.path), file);
    }

    void move(TailedFile file, String path) {
        byPath.remove(style.folded(file.path), file);
        file.path = path;
        byPath.put(style.folded(path), file);
    }

    TailedFile ofKey(FileKey key) {
        return byKey.get(key);
    }

    TailedFile ofPath(String path) {
        return byPath.get(style.folded(path));
    }

    /** All of them, as they are now. */
    List<TailedFile> all() {
        return new ArrayList<>(byKey.values());
    }

    Collection<TailedFile> view() {
        return byKey.values();
    }

    int size() {
        return byKey.size();
    }
}
