package dev.tailrace.windows.identity;

/**
 * Paths as the wide-character functions take them: without the {@code \\?\} prefix they end at 260 characters.
 *
 * <p>Source: Microsoft, "Maximum Path Length Limitation" and "Naming Files, Paths, and Namespaces".
 */
final class WidePath {
    private static final int SHORT = 248;

    private WidePath() {}

    /** An absolute path, prefixed if it is long: {@code C:\x} as {@code \\?\C:\x}, {@code \\srv\share} as {@code \\?\UNC\srv\share}. */
    static String of(String absolute) {
        if (absolute.length() < SHORT || absolute.startsWith("\\\\?\\")) {
            return absolute;
        }
        String plain = absolute.replace('/', '\\');
        return plain.startsWith("\\\\") ? "\\\\?\\UNC" + plain.substring(1) : "\\\\?\\" + plain;
    }
}
