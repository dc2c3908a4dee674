package dev.tailrace.packaging.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A document of this project.
 *
 * @param path below the project's folder
 * @param text Markdown
 */
record Page(Path path, String text) {
    static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Set<String> NOT_OURS = Set.of("target", ".git");
    private static final Pattern FENCE = Pattern.compile("(?ms)^ *```.*?^ *```$");
    private static final Pattern SPAN = Pattern.compile("`[^`\n]*`");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$");

    /** What stands between fences, and of what language it says it is. */
    record Block(String language, String text) {}

    static Page of(String path) {
        try {
            return new Page(Path.of(path), Files.readString(PROJECT.resolve(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of them, in the order of their paths. */
    static List<Page> all() throws IOException {
        List<Page> pages = new ArrayList<>();
        collect(PROJECT, pages);
        return pages;
    }

    private static void collect(Path folder, List<Page> pages) throws IOException {
        List<Path> entries;
        try (Stream<Path> listed = Files.list(folder)) {
            entries = listed.sorted().toList();
        }
        for (Path entry : entries) {
            if (Files.isDirectory(entry)) {
                if (!NOT_OURS.contains(entry.getFileName().toString())) {
                    collect(entry, pages);
                }
            } else if (entry.toString().endsWith(".md")) {
                pages.add(of(PROJECT.relativize(entry).toString()));
            }
        }
    }

    /** What it links to, as written. */
    List<String> links() {
        String prose = SPAN.matcher(FENCE.matcher(text).replaceAll("")).replaceAll("");
        return LINK.matcher(prose).results().map(found -> found.group(1)).toList();
    }

    /** What links to its headings end with. */
    Set<String> anchors() {
        Set<String> anchors = new HashSet<>();
        HEADING.matcher(FENCE.matcher(text).replaceAll("")).results().map(found -> anchor(found.group(1))).forEach(anchors::add);
        return anchors;
    }

    /** As GitHub makes them: small letters, blanks as hyphens, and of all else only letters, digits, hyphens and underscores. */
    private static String anchor(String heading) {
        return heading.strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
    }

    List<Block> blocks(String language) {
        return BLOCK.matcher(text).results()
                .map(found -> new Block(found.group(1), found.group(2)))
                .filter(block -> block.language().equals(language))
                .toList();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
