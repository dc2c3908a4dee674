package dev.tailrace.core.movein.filebeat;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Layouts of times as Go writes them, by example, in the letters of {@code java.time}: {@code 02/Jan/2006:15:04:05 -0700} is {@code
 * dd/MMM/yyyy:HH:mm:ss xx}. The example is always the same second; https://pkg.go.dev/time#pkg-constants.
 */
final class GoLayout {
    /** Longer examples before those that they begin with. */
    private static final Map<String, String> LETTERS = new LinkedHashMap<>();

    static {
        LETTERS.put("January", "MMMM");
        LETTERS.put("Jan", "MMM");
        LETTERS.put("Monday", "EEEE");
        LETTERS.put("Mon", "EEE");
        LETTERS.put("MST", "z");
        LETTERS.put("2006", "yyyy");
        LETTERS.put("Z07:00", "XXX");
        LETTERS.put("Z0700", "XX");
        LETTERS.put("-07:00", "xxx");
        LETTERS.put("-0700", "xx");
        LETTERS.put("-07", "x");
        LETTERS.put("002", "DDD");
        LETTERS.put("01", "MM");
        LETTERS.put("02", "dd");
        LETTERS.put("_2", "ppd");
        LETTERS.put("03", "hh");
        LETTERS.put("04", "mm");
        LETTERS.put("05", "ss");
        LETTERS.put("06", "yy");
        LETTERS.put("15", "HH");
        LETTERS.put("PM", "a");
        LETTERS.put("1", "M");
        LETTERS.put("2", "d");
        LETTERS.put("3", "h");
        LETTERS.put("4", "m");
        LETTERS.put("5", "s");
    }

    private GoLayout() {}

    static String inJava(String layout) {
        if (layout.equals("UNIX") || layout.equals("UNIX_MS")) {
            return layout;
        }
        StringBuilder java = new StringBuilder();
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < layout.length(); ) {
            int at = i;
            int digits = fraction(layout, at);
            var known = LETTERS.entrySet().stream().filter(each -> layout.startsWith(each.getKey(), at)).findFirst();
            char c = layout.charAt(at);
            if (digits == 0 && known.isEmpty() && (Character.isLetter(c) || c == '\'')) {
                words.append(c == '\'' ? "''" : String.valueOf(c));
                i++;
                continue;
            }
            quote(words, java);
            if (digits > 0) {
                String part = c + "S".repeat(digits);
                java.append(layout.charAt(at + 1) == '9' ? '[' + part + ']' : part);
                i += digits + 1;
            } else if (known.isPresent()) {
                java.append(known.get().getValue());
                i += known.get().getKey().length();
            } else {
                java.append(c);
                i++;
            }
        }
        quote(words, java);
        return java.toString();
    }

    private static void quote(StringBuilder words, StringBuilder into) {
        if (!words.isEmpty()) {
            into.append('\'').append(words).append('\'');
            words.setLength(0);
        }
    }

    /** Digits of a fraction of seconds that begins here, such as {@code .000}. */
    private static int fraction(String layout, int at) {
        char c = layout.charAt(at);
        if (c != '.' && c != ',' || at + 1 >= layout.length() || "09".indexOf(layout.charAt(at + 1)) < 0) {
            return 0;
        }
        int end = at + 1;
        while (end < layout.length() && layout.charAt(end) == layout.charAt(at + 1)) {
            end++;
        }
        return end - at - 1;
    }
}
