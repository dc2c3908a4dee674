package dev.tailrace.packaging.launch;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Warnings and errors that an agent told, by their text, in which a number is as good as another; how often each was. */
public record Complaints(Map<String, Integer> times) {
    private static final Pattern LINE = Pattern.compile("(?m)^\\S+ \\S+ (WARN|ERROR) +(.*)$");
    private static final Pattern NUMBER = Pattern.compile("\\d+([.,:]\\d+)*");

    public static Complaints in(String said) {
        Map<String, Integer> times = new TreeMap<>();
        for (Matcher line = LINE.matcher(said); line.find(); ) {
            times.merge(NUMBER.matcher(line.group(2)).replaceAll("N"), 1, Integer::sum);
        }
        return new Complaints(times);
    }

    /** How often the one that was told most often was told. */
    public int most() {
        return times.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}
