package dev.tailrace.windows.identity;

import java.nio.file.Path;

/**
 * Paths as the wide-character functions take them. With the {@code \\?\} prefix they may be longer than 260 characters, and a name such as
 * {@code nul} or {@code aux.log}, or one that ends with a dot, means the file that a directory lists, not a device or another file. In exchange
 * nothing is resolved any more: neither slashes nor dots nor what a relative path is relative to.
 *
 * <p>Source: Microsoft, "Maximum Path Length Limitation" and "Naming Files, Paths, and Namespaces".
 */
final class WidePath {
    private static final String PREFIX = "\\\\?\\";
    private static final String DEVICES = "\\\\.\\";

    private WidePath() {}

    static String of(Path file) {
        return of(file.toAbsolutePath().normalize().toString());
    }

    /** An absolute path: {@code C:\x} as {@code \\?\C:\x}, {@code \\srv\share} as {@code \\?\UNC\srv\share}. */
    static String of(String absolute) {
        if (absolute.startsWith(PREFIX) || absolute.startsWith(DEVICES)) {
            return absolute;
        }
        String plain = absolute.replace('/', '\\');
        return plain.startsWith("\\\\") ? PREFIX + "UNC" + plain.substring(1) : PREFIX + plain;
    }
}
