package dev.tailrace.core.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many files may be open at a time. Linux tells; elsewhere there is no such limit to speak of. */
final class Limits {
    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final Pattern OPEN_FILES = Pattern.compile("Max open files\\s+(\\d+)\\s.*");
    /** Beside followed files: jars, sockets, the registry. */
    private static final int BESIDE = 128;

    private Limits() {}

    /** @param files that would be followed */
    static List<Finding> examine(int files) {
        if (!Files.exists(LIMITS)) {
            return List.of();
        }
        try {
            return Files.readAllLines(LIMITS).stream()
                    .map(OPEN_FILES::matcher)
                    .filter(Matcher::matches)
                    .map(limit -> of(Long.parseLong(limit.group(1)), files))
                    .toList();
        } catch (IOException e) {
            return List.of(Finding.doubtful("descriptors", "their limit cannot be told: " + e, ""));
        }
    }

    static Finding of(long limit, int files) {
        String text = limit + " files may be open, " + files + " would be followed";
        return limit < files + BESIDE
                ? Finding.doubtful("descriptors", text, "raise it (LimitNOFILE=, ulimit -n), or the least active files are closed and opened in turns")
                : Finding.fine("descriptors", text);
    }
}
