package dev.tailrace.packaging.windows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;

/**
 * A program of Windows that writes a log and rotates it by renaming, as squid does: a process of its own, which the agent's handles must not
 * hinder. {@code RotatingWriter FOLDER LINES A_FILE MILLIS}: a pause of so many milliseconds after every ten lines.
 */
public final class RotatingWriter {
    private static final int AT_ONCE = 10;

    private RotatingWriter() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        int lines = Integer.parseInt(args[1]);
        int aFile = Integer.parseInt(args[2]);
        long pause = Long.parseLong(args[3]) * 1_000_000;
        Path log = folder.resolve("access.log");
        int rotations = 0;
        for (int line = 0; line < lines; line += AT_ONCE) {
            if (line > 0 && line % aFile == 0) {
                for (int number = ++rotations; number > 0; number--) {
                    Files.move(number == 1 ? log : folder.resolve("access.log." + (number - 1)), folder.resolve("access.log." + number));
                }
            }
            StringBuilder text = new StringBuilder();
            for (int i = line; i < line + AT_ONCE; i++) {
                text.append("GET /thing?seq=").append(i).append(" HTTP/1.1\n");
            }
            Files.writeString(log, text, StandardCharsets.US_ASCII, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            LockSupport.parkNanos(pause);
        }
        System.out.println(lines + " lines, " + rotations + " rotations");
    }
}
