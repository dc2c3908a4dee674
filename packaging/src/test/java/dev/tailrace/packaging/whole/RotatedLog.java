package dev.tailrace.packaging.whole;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A log that a server keeps open and logrotate rotates in one way. Server and rotation meet in two files: {@code reopen}, in place of a
 * signal, makes the server open its log anew; while there is {@code hold}, it writes nothing, and shows by {@code held} that it has noticed.
 *
 * <p>The latter is for {@code copytruncate}: what is written between the copying and the truncation stands in no file any more, and no
 * reader can save it. Two threads: one writes, one rotates; each field has one owner.
 */
final class RotatedLog {
    private static final int AT_ONCE = 5;

    private final String name;
    private final List<String> directives;
    private final Path folder;
    private OutputStream out;
    private volatile int written;
    private int rotated;

    /**
     * @param folder of this log alone
     * @param directives of logrotate
     */
    RotatedLog(String name, Path folder, List<String> directives) throws IOException {
        this.name = name;
        this.folder = Files.createDirectories(folder);
        this.directives = directives;
        Files.createDirectories(signals());
        out = open();
    }

    String name() {
        return name;
    }

    Path folder() {
        return folder;
    }

    /** Lines that were written, whole. */
    int written() {
        return written;
    }

    /** Lines that had been written when it was last rotated: all that stand in rotated files are among them. */
    int rotated() {
        return rotated;
    }

    /** It was rotated. */
    void rotates() {
        rotated = written;
    }

    private Path log() {
        return folder.resolve("access.log");
    }

    private Path signals() {
        return folder.resolve("signals");
    }

    private OutputStream open() throws IOException {
        return Files.newOutputStream(log(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    // ---- the server

    /** Writes some lines, if nobody asks for something else. */
    void serve() throws IOException {
        if (Files.exists(signals().resolve("hold"))) {
            if (Files.notExists(signals().resolve("held"))) {
                Files.createFile(signals().resolve("held"));
            }
            return;
        }
        Files.deleteIfExists(signals().resolve("held"));
        if (Files.exists(signals().resolve("reopen"))) {
            out.close();
            out = open();
            Files.delete(signals().resolve("reopen"));
        }
        for (int i = 0; i < AT_ONCE; i++) {
            String line = "10.25.3.7 - - \"GET /" + name + "?seq=" + written + " HTTP/1.1\" 200 17 \"-\" \"an agent of some length\"\n";
            out.write(line.getBytes(StandardCharsets.UTF_8));
            written++;
        }
    }

    void close() throws IOException {
        out.close();
    }

    // ---- the rotation

    /** What logrotate is to do. The server keeps its handle until it is told, as servers do. */
    String rules() {
        boolean copies = directives.contains("copytruncate");
        String before = copies ? "touch %1$s/hold; while [ ! -e %1$s/held ]; do sleep 0.01; done" : "true";
        String after = copies
                ? "rm %1$s/hold; while [ -e %1$s/held ]; do sleep 0.01; done"
                : "touch %1$s/reopen; while [ -e %1$s/reopen ]; do sleep 0.01; done";
        return """
                %s {
                    %s
                    prerotate
                        %s
                    endscript
                    postrotate
                        %s
                    endscript
                }
                """.formatted(log(), String.join("\n    ", directives), before.formatted(signals()), after.formatted(signals()));
    }
}
