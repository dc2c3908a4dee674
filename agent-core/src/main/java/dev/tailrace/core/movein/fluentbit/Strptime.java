package dev.tailrace.core.movein.fluentbit;

import java.util.List;
import java.util.Map;

/** Formats of times as strptime(3) has them, in the letters of {@code java.time}. */
final class Strptime {
    private static final Map<Character, String> LETTERS = Map.ofEntries(
            Map.entry('Y', "yyyy"), Map.entry('y', "yy"), Map.entry('m', "MM"), Map.entry('d', "dd"), Map.entry('e', "ppd"),
            Map.entry('H', "HH"), Map.entry('I', "hh"), Map.entry('M', "mm"), Map.entry('S', "ss"), Map.entry('z', "[xx][xxx][X]"),
            Map.entry('Z', "z"), Map.entry('b', "MMM"), Map.entry('h', "MMM"), Map.entry('B', "MMMM"), Map.entry('a', "EEE"),
            Map.entry('A', "EEEE"), Map.entry('p', "a"), Map.entry('j', "DDD"), Map.entry('T', "HH:mm:ss"), Map.entry('D', "MM/dd/yy"),
            Map.entry('F', "yyyy-MM-dd"), Map.entry('R', "HH:mm"), Map.entry('n', " "), Map.entry('t', " "), Map.entry('%', "%"));
    /** {@code %L}: as many digits as there are. */
    private static final List<String> FRACTIONS = List.of("SSS", "SSSSSS", "SSSSSSSSS");

    private Strptime() {}

    /** Formats that together read what this one reads. */
    static List<String> inJava(String format) {
        if (format.equals("%s") || format.equals("%s.%L")) {
            return List.of("UNIX");
        }
        String java = letters(format);
        return java.contains("%L") ? FRACTIONS.stream().map(digits -> java.replace("%L", digits)).toList() : List.of(java);
    }

    private static String letters(String format) {
        StringBuilder java = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c == '%' && i + 1 < format.length()) {
                char letter = format.charAt(++i);
                java.append(LETTERS.getOrDefault(letter, "%" + letter));
            } else {
                java.append(Character.isLetter(c) ? "'" + c + '\'' : c == '\'' ? "''" : String.valueOf(c));
            }
        }
        return java.toString();
    }
}
