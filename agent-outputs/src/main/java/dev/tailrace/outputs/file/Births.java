package dev.tailrace.outputs.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** The births file: which files were opened for appending, and how long they were then. See the package's rules. */
final class Births {
    /** One birth. */
    record Birth(String epoch, long number, long length, Path file) {}

    private final Disk disk;
    private final Path log;
    private final String epoch;
    private long next;
    private long length;
    private Disk.Appender appender;

    Births(Disk disk, Path log, String epoch) {
        this.disk = disk;
        this.log = log;
        this.epoch = epoch;
    }

    /** The longest valid prefix of the file; what follows it was never durable, so no file was opened for it. */
    List<Birth> read() throws IOException {
        List<Birth> births = new ArrayList<>();
        String text = new String(disk.read(log), StandardCharsets.UTF_8);
        int at = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', at)) {
            Birth birth = parse(text.substring(at, end));
            if (birth == null) {
                break;
            }
            births.add(birth);
            at = end + 1;
        }
        return births;
    }

    /** Empties the file; births are numbered from {@code next} on. */
    void restart(long next) throws IOException {
        this.next = next;
        this.length = 0;
        disk.createDirectories(log.getParent());
        close();
        open();
        disk.forceDirectory(log.getParent());
    }

    /** Notes, durably, that a file is about to be opened. */
    void add(Path file, long fileLength) throws IOException {
        String rest = epoch + ' ' + next + ' ' + fileLength + ' ' + file;
        byte[] line = (crc(rest) + ' ' + rest + '\n').getBytes(StandardCharsets.UTF_8);
        try {
            open();
            appender.write(line, 0, line.length);
            appender.force();
        } catch (IOException e) {
            close();
            throw e;
        }
        length += line.length;
        next++;
    }

    /** Opens the file where its last whole line ends: after a failure there may be half a line, which would hide what follows it. */
    private void open() throws IOException {
        if (appender == null) {
            if (disk.size(log) > length) {
                disk.cut(log, length);
            }
            appender = disk.append(log);
        }
    }

    /** The number that the next birth will have. */
    long next() {
        return next;
    }

    void close() throws IOException {
        if (appender != null) {
            appender.close();
            appender = null;
        }
    }

    private static Birth parse(String line) {
        String[] parts = line.split(" ", 5);
        if (parts.length < 5 || !crc(line.substring(parts[0].length() + 1)).equals(parts[0])) {
            return null;
        }
        return new Birth(parts[1], Long.parseLong(parts[2]), Long.parseLong(parts[3]), Path.of(parts[4]));
    }

    private static String crc(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", crc.getValue());
    }
}
