package dev.tailrace.outputs.file;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The files of a series: {@code events.ndjson}, {@code events.1.ndjson}, {@code events.2.ndjson}. A name that ends in no extension of
 * letters takes its number at the end.
 *
 * @param stem the file with number 0
 */
record NumberedName(Path stem) {
    private static final long NONE = -1;

    Path file(long number) {
        if (number == 0) {
            return stem;
        }
        String name = name();
        int cut = extension(name);
        return stem.resolveSibling(name.substring(0, cut) + '.' + number + name.substring(cut));
    }

    /** The highest number that has a file, compressed or not, or -1. */
    long highest(Disk disk) throws IOException {
        long highest = NONE;
        for (String each : disk.names(directory())) {
            String plain = each.endsWith(Compressed.SUFFIX) ? each.substring(0, each.length() - Compressed.SUFFIX.length()) : each;
            highest = Math.max(highest, Math.max(number(each), number(plain)));
        }
        return highest;
    }

    Path directory() {
        return stem.getParent();
    }

    /** The number in a name of this series, -1 for other names. */
    private long number(String other) {
        String name = name();
        if (other.equals(name)) {
            return 0;
        }
        int cut = extension(name);
        String before = name.substring(0, cut) + '.';
        String after = name.substring(cut);
        if (other.length() <= before.length() + after.length() || !other.startsWith(before) || !other.endsWith(after)) {
            return NONE;
        }
        String digits = other.substring(before.length(), other.length() - after.length());
        boolean canonical = digits.length() < 19 && digits.charAt(0) != '0' && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return canonical ? Long.parseLong(digits) : NONE;
    }

    private String name() {
        return stem.getFileName().toString();
    }

    private static int extension(String name) {
        int dot = name.lastIndexOf('.');
        boolean letters = dot > 0 && dot < name.length() - 1 && name.substring(dot + 1).chars().anyMatch(Character::isLetter);
        return letters ? dot : name.length();
    }
}
