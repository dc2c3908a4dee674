package dev.tailrace.inputs.file.discover;

import java.io.File;

/** A system's notation of paths. */
public enum PathStyle {
    /** {@code /var/log/x.log}; letter case counts. */
    POSIX('/'),
    /** {@code C:\x\y.log}, {@code C:/x/y.log}, {@code \\server\share\y.log}; letter case does not count. */
    WINDOWS('\\');

    private final char separator;

    PathStyle(char separator) {
        this.separator = separator;
    }

    /** The notation of the system we run on. */
    public static PathStyle current() {
        return File.separatorChar == '\\' ? WINDOWS : POSIX;
    }

    boolean isSeparator(char c) {
        return c == '/' || c == separator;
    }

    /** A name below a directory. */
    public String join(String directory, String name) {
        return opened(directory).concat(name);
    }

    /** A directory as names below it follow it. */
    String opened(String directory) {
        return directory.isEmpty() || isSeparator(directory.charAt(directory.length() - 1)) ? directory : directory + separator;
    }

    /** The directory that a path's last name stands in; empty for a bare name. */
    public String parent(String path) {
        int at = path.length() - 1;
        while (at >= 0 && !isSeparator(path.charAt(at))) {
            at--;
        }
        return at < rootLength(path) ? path.substring(0, rootLength(path)) : path.substring(0, at);
    }

    /**
     * The form in which two paths that mean the same place are equal texts (links and short names apart). As long as the path: letters are
     * folded one by one, as the file system does, whatever stands beside them.
     */
    public String folded(String path) {
        if (this == POSIX) {
            return path;
        }
        char[] folded = path.toCharArray();
        for (int at = 0; at < folded.length; at++) {
            folded[at] = folded[at] == '/' ? '\\' : Character.toUpperCase(folded[at]);
        }
        return new String(folded);
    }

    /**
     * What a path means for a process: relative to the working directory, or below the root of its drive.
     *
     * @param workingDirectory as an absolute path
     * @throws IllegalArgumentException if it is relative to the working directory of a drive, which nobody knows of a service
     */
    public String absolute(String path, String workingDirectory) {
        if (isAbsolute(path)) {
            return path;
        }
        int root = rootLength(path);
        if (root == 2) {
            throw new IllegalArgumentException("'" + path + "' is relative to wherever drive " + path.substring(0, 2)
                    + " happens to be; write " + path.substring(0, 2) + separator + path.substring(2));
        }
        return root == 1 ? workingDirectory.substring(0, rootLength(workingDirectory)) + path.substring(1) : join(workingDirectory, path);
    }

    /** Whether a path says where it starts: with {@code /}, a drive and a separator, or a server. */
    public boolean isAbsolute(String path) {
        int root = rootLength(path);
        return root > 0 && isSeparator(path.charAt(root - 1)) && (this == POSIX || root > 1);
    }

    /** Length of what stands before the first name: {@code /}, {@code C:\}, {@code C:}, {@code \\server\share\}. */
    int rootLength(String path) {
        if (this == WINDOWS && path.length() >= 2 && isSeparator(path.charAt(0)) && isSeparator(path.charAt(1))) {
            return afterComponent(path, afterComponent(path, 2));
        }
        if (this == WINDOWS && path.length() >= 2 && path.charAt(1) == ':' && Character.isLetter(path.charAt(0))) {
            return path.length() > 2 && isSeparator(path.charAt(2)) ? 3 : 2;
        }
        return !path.isEmpty() && isSeparator(path.charAt(0)) ? 1 : 0;
    }

    private int afterComponent(String path, int from) {
        int at = from;
        while (at < path.length() && !isSeparator(path.charAt(at))) {
            at++;
        }
        return Math.min(path.length(), at + 1);
    }
}
