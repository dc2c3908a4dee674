package dev.tailrace.core.ship;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of one output's dead letters: {@code es.ndjson}, {@code es.1.ndjson}, {@code es.2.ndjson}, ... Only the one with the highest
 * number grows; none is ever renamed.
 *
 * @param first the file without a number
 */
public record LetterFiles(Path first) {
    private static final String MARK = "dead-letter.length";

    /**
     * Up to where letters count.
     *
     * @param number of the file that grew
     * @param length bytes of it
     */
    public record Committed(long number, long length) {
        /** Before any letter was committed. */
        static final Committed NONE = new Committed(0, 0);

        /** As a mark; that of the first file is its length alone. */
        String text() {
            return number == 0 ? Long.toString(length) : number + ":" + length;
        }
    }

    public LetterFiles {
        first = first.toAbsolutePath().normalize();
    }

    /** What an output's marks say; {@link Committed#NONE} before the first letter. */
    public static Committed committed(java.util.Map<String, String> marks) {
        String mark = marks.get(MARK);
        if (mark == null) {
            return Committed.NONE;
        }
        int colon = mark.indexOf(':');
        long number = colon < 0 ? 0 : Long.parseLong(mark, 0, colon, 10);
        return new Committed(number, Long.parseLong(mark, colon + 1, mark.length(), 10));
    }

    /** The file with this number. */
    public Path file(long number) {
        String name = first.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        return number == 0 ? first : first.resolveSibling(stem + '.' + number + (dot > 0 ? name.substring(dot) : ""));
    }

    /** The files that there are, with their lengths, by number. */
    public SortedMap<Long, Long> lengths() throws IOException {
        SortedMap<Long, Long> lengths = new TreeMap<>();
        String name = first.getFileName().toString();
        int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
        Pattern numbered = Pattern.compile(Pattern.quote(name.substring(0, dot)) + "(?:\\.(\\d{1,15}))?" + Pattern.quote(name.substring(dot)));
        try (Stream<Path> files = Files.list(first.getParent())) {
            for (Path file : files.toList()) {
                Matcher matcher = numbered.matcher(file.getFileName().toString());
                if (matcher.matches()) {
                    lengths.put(matcher.group(1) == null ? 0 : Long.parseLong(matcher.group(1)), Files.size(file));
                }
            }
        } catch (NoSuchFileException none) {
            return lengths;
        }
        return lengths;
    }

    /** The files that hold letters which count, with how much of each does. */
    public SortedMap<Long, Long> committedLengths(Committed committed) throws IOException {
        SortedMap<Long, Long> lengths = lengths();
        lengths.keySet().removeIf(number -> number > committed.number());
        lengths.computeIfPresent(committed.number(), (number, length) -> Math.min(length, committed.length()));
        lengths.values().removeIf(length -> length == 0);
        return lengths;
    }

    /**
     * Cuts what was written by a run that died before it could commit it: those events come again.
     *
     * @return number of the file that may grow
     */
    public long recover(Committed committed) throws IOException {
        SortedMap<Long, Long> lengths = lengths();
        for (var file : lengths.tailMap(committed.number()).entrySet()) {
            long length = file.getKey() == committed.number() ? committed.length() : 0;
            if (file.getValue() > length) {
                cut(file(file.getKey()), length);
            }
        }
        long highest = lengths.isEmpty() ? -1 : lengths.lastKey();
        boolean isGone = committed.length() > 0 && !lengths.containsKey(committed.number());
        return Math.max(highest, isGone ? committed.number() + 1 : committed.number());
    }

    private static void cut(Path file, long length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
            channel.force(true);
        }
    }

    /** Begins a file after all others, so that these grow no more. Its number. */
    public long begin(Committed committed) throws IOException {
        long next = recover(committed) + 1;
        Files.createDirectories(first.getParent());
        Files.newOutputStream(file(next), StandardOpenOption.CREATE).close();
        return next;
    }

    /** Key of the committed length among the output's marks. */
    static String mark() {
        return MARK;
    }
}
