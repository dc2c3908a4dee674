package dev.tailrace.core.config;

/**
 * Text that others had a hand in (names of files, lines, answers of servers), as it may be shown: what would command a terminal, forge a line
 * or turn the direction of what follows stands there as its escape, such as {@code \u001b}. Everything else, a backslash too, stays.
 */
public final class Printable {
    private Printable() {}

    /** The text on one line. */
    public static String line(String text) {
        return shown(text, false);
    }

    /** The text with its line ends; a line after the first begins with a tab, so that it passes for no line of its own. */
    public static String lines(String text) {
        return shown(text, true);
    }

    /** Whether a character does something instead of being seen: controls, separators of lines, marks of direction. */
    public static boolean isAct(int c) {
        return Character.isISOControl(c)
                || c == 0x2028 || c == 0x2029 || c == 0x061C || c == 0x200E || c == 0x200F
                || c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }

    private static String shown(String text, boolean keepsLines) {
        int at = 0;
        while (at < text.length() && !isAct(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16).append(text, 0, at);
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (!isAct(c)) {
                shown.append(c);
            } else if (!keepsLines) {
                escape(c, shown);
            } else if (c == '\n') {
                boolean indented = at + 1 == text.length() || text.charAt(at + 1) == '\t';
                shown.append(indented ? "\n" : "\n\t");
            } else if (c == '\t') {
                shown.append(c);
            } else if (c != '\r' || at + 1 == text.length() || text.charAt(at + 1) != '\n') {
                escape(c, shown);
            }
        }
        return shown.toString();
    }

    private static void escape(char c, StringBuilder to) {
        switch (c) {
            case '\t' -> to.append("\\t");
            case '\n' -> to.append("\\n");
            case '\r' -> to.append("\\r");
            default -> to.append(String.format("\\u%04x", (int) c));
        }
    }
}
