package dev.tailrace.packaging.scaleout;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * A squid's log that is written and rotated by one thread, so that nothing is written between the copying and the truncation of
 * {@code copytruncate}: no reader could save that.
 */
final class WrittenLog {
    private final int edge;
    private final Path folder;
    private OutputStream out;
    private volatile int written;
    private int rotations;

    WrittenLog(int edge, Path folder) throws IOException {
        this.edge = edge;
        this.folder = Files.createDirectories(folder);
        this.out = open();
    }

    /** How many lines stand there, whole. */
    int written() {
        return written;
    }

    private Path log() {
        return folder.resolve("access.log");
    }

    private OutputStream open() throws IOException {
        return Files.newOutputStream(log(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Writes some lines at once. */
    void write(int lines) throws IOException {
        StringBuilder text = new StringBuilder();
        long now = System.currentTimeMillis();
        for (int line = written; line < written + lines; line++) {
            text.append(String.format(
                    Locale.ROOT,
                    "%d.%03d %6d 10.%d.%d.7 TCP_MISS/200 %d GET http://www.example.com/page?edge=%d&seq=%d& - HIER_DIRECT/192.0.2.1 text/html%n",
                    now / 1000, now % 1000, line % 3000, edge, line % 250, 400 + line % 9000, edge, line));
        }
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        written += lines;
    }

    /** As {@code logrotate} does without options: another name, and a new file. */
    void rename() throws IOException {
        out.close();
        Files.move(log(), folder.resolve("access.log." + ++rotations));
        out = open();
    }

    /** As {@code logrotate} does with {@code copytruncate}. */
    void copyTruncate() throws IOException {
        Files.copy(log(), folder.resolve("access.log." + ++rotations), StandardCopyOption.COPY_ATTRIBUTES);
        try (FileChannel channel = FileChannel.open(log(), StandardOpenOption.WRITE)) {
            channel.truncate(0);
        }
    }

    void close() throws IOException {
        out.close();
    }
}
