package dev.tailrace.core.input;

import dev.tailrace.core.platform.FileStat;
import java.util.List;

/**
 * What an input would find if it was started now.
 *
 * @param sources files that it would follow
 * @param complaints what would keep it from others, for people
 */
public record Outlook(List<Source> sources, List<String> complaints) {
    /** Of an input that follows no files. */
    public static final Outlook NONE = new Outlook(List.of(), List.of());

    /**
     * A file.
     *
     * @param path of it
     * @param stat what it is
     * @param trouble why it cannot be read; empty if it can
     */
    public record Source(String path, FileStat stat, String trouble) {}
}
