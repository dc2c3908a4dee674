package dev.tailrace.core.movein;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * Files of one folder that a pattern names, such as {@code modules.d/*.yml}. The pattern is no path: where {@code *} is no character of names,
 * it cannot be made one.
 *
 * @param folder where they are
 * @param names a glob
 */
public record NamedFiles(Path folder, String names) {
    /** @param base what a relative pattern is relative to */
    public static NamedFiles of(Path base, String pattern) {
        int end = 1 + Math.max(pattern.lastIndexOf('/'), pattern.lastIndexOf(File.separatorChar));
        return new NamedFiles(base.toAbsolutePath().resolve(pattern.substring(0, end)), pattern.substring(end));
    }

    /**
     * Those that are there, by name.
     *
     * @throws IOException if the folder cannot be listed, or the pattern is none
     */
    public List<Path> list() throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, names)) {
            found.forEach(files::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        } catch (PatternSyntaxException e) {
            throw new IOException("no pattern: " + e.getDescription(), e);
        }
        Collections.sort(files);
        return files;
    }
}
