package dev.tailrace.packaging.bench;

import dev.tailrace.packaging.samples.LogFormat;
import dev.tailrace.packaging.samples.SampleLog;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The logs that are drained: the same requests in each, numbered from 0, however they lie. */
final class Samples {
    private static final int BUFFER = 1 << 16;
    private static final int TEXT = 1 << 15;

    private Samples() {}

    /** One log in the combined format. */
    static void combined(Path file, long lines) throws IOException {
        spread(file.getParent(), file.getFileName().toString(), 1, lines);
    }

    /** The same lines in several logs, one after another; {@code %d} in the name is the number of the log. */
    static void spread(Path folder, String name, int files, long lines) throws IOException {
        Files.createDirectories(folder);
        SampleLog sample = new SampleLog(LogFormat.COMBINED, 1);
        for (int file = 0; file < files; file++) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve(name.formatted(file))), BUFFER)) {
                sample.write(out, lines / files);
            }
        }
    }

    /** A log of lines of so many bytes with their ends: a number, and what stands in logs. */
    static void ofLength(Path file, int bytes, long lines) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        while (text.size() < 2 * TEXT) {
            new SampleLog(LogFormat.COMBINED, 1).write(text, 500);
        }
        byte[] filling = text.toString(StandardCharsets.US_ASCII).replace("seq=", "sid=").replace('\n', ' ').getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
            for (long line = 0; line < lines; line++) {
                byte[] number = ("10.25.3.7 seq=" + line + ' ').getBytes(StandardCharsets.US_ASCII);
                out.write(number);
                out.write(filling, (int) (line * 31 % TEXT), bytes - number.length - 1);
                out.write('\n');
            }
        }
    }
}
