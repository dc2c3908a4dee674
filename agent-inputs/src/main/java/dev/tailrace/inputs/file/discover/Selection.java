package dev.tailrace.inputs.file.discover;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What an input wants of the disk.
 *
 * @param globs paths wanted
 * @param exclude paths not wanted, where any of these is found in the path
 * @param links whether symbolic links count
 * @param style the notation of the paths
 */
public record Selection(List<Glob> globs, List<Pattern> exclude, boolean links, PathStyle style) {
    /** Whether a path is wanted, links apart. */
    public boolean matches(String path) {
        for (Glob glob : globs) {
            if (glob.matches(path, style)) {
                return !excludes(path);
            }
        }
        return false;
    }

    /** Whether a new directory may hold something that is wanted. */
    public boolean entersDirectories() {
        return globs.stream().anyMatch(glob -> glob.levels().size() > 1 || !glob.levels().isEmpty() && glob.levels().getFirst() == Glob.ANY_DEPTH);
    }

    boolean excludes(String path) {
        for (Pattern pattern : exclude) {
            if (pattern.matcher(path).find()) {
                return true;
            }
        }
        return false;
    }
}
