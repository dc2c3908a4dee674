package dev.tailrace.packaging.bench;

import dev.tailrace.packaging.samples.LogFormat;
import dev.tailrace.packaging.samples.SampleLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** A log that is written to as a server does, a line at a time; each tells behind its number when it was written: {@code seq=N,ts=NANOS}. One thread. */
final class LiveLog {
    private static final String NUMBER = "?seq=";

    private final Path file;
    private final SampleLog sample = new SampleLog(LogFormat.COMBINED, 7);
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    LiveLog(Path file) {
        this.file = file;
    }

    /** Appends so many, one every so many nanoseconds. */
    void write(long lines, long nanosApart) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
            long began = System.nanoTime();
            for (long written = 0; written < lines; written++) {
                line.reset();
                sample.write(line, 1);
                long due = began + nanosApart * written;
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                channel.write(ByteBuffer.wrap(stamped(line.toString(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    private static String stamped(String line) {
        int at = line.indexOf(NUMBER) + NUMBER.length();
        while (Character.isDigit(line.charAt(at))) {
            at++;
        }
        Instant now = Instant.now();
        return line.substring(0, at) + ",ts=" + (now.getEpochSecond() * 1_000_000_000 + now.getNano()) + line.substring(at);
    }
}
