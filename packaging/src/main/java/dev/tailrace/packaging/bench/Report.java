package dev.tailrace.packaging.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is printed, in Markdown, line by line as it is known; kept, to be put into a page. One thread. */
final class Report {
    private static final String BEGIN = "<!-- what packaging/bench/run -w writes -->";
    private static final String END = "<!-- end of it -->";

    private final List<String> lines = new ArrayList<>();

    void line(String format, Object... values) {
        String line = text(format, values);
        lines.add(line);
        System.out.println(line);
    }

    /** A table begins, behind an empty line. */
    void columns(String... names) {
        line("");
        row(names);
        line("|%s", "---|".repeat(names.length));
    }

    /** As all figures are written, whatever the machine's language. */
    static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    void row(String... cells) {
        line("| %s |", String.join(" | ", cells));
    }

    /** Puts it all in a page, between the marks that stand there. */
    void writeInto(Path page) throws IOException {
        List<String> all = Files.readAllLines(page);
        int begin = all.indexOf(BEGIN);
        int end = all.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException(page + " has no place for the tables: " + BEGIN + " and " + END);
        }
        List<String> whole = new ArrayList<>(all.subList(0, begin + 1));
        whole.addAll(lines);
        whole.addAll(all.subList(end, all.size()));
        Files.write(page, whole);
    }
}
