package dev.tailrace.packaging.assembly;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a folder as a gzipped tar (POSIX.1-1988 "ustar": blocks of 512 bytes, a header a file, octal numbers, two empty blocks at the
 * end). Order, owners and rights do not depend on the machine.
 */
final class TarGz {
    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int PREFIX = 155;

    private final OutputStream out;

    private TarGz(OutputStream out) {
        this.out = out;
    }

    /** A folder, and what it is called in the archive. */
    record Part(Path folder, String name) {}

    /** Packs the folder under another name. Symbolic links stay links. */
    static void pack(Path folder, String name, Path archive) throws IOException {
        pack(List.of(new Part(folder, name)), archive, Deflater.BEST_COMPRESSION);
    }

    /**
     * Packs several folders, one behind the other.
     *
     * @param level of compression
     */
    static void pack(List<Part> parts, Path archive, int level) throws IOException {
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(archive), 1 << 16);
                OutputStream gzip = new TimelessGzip(file, level)) {
            TarGz tar = new TarGz(gzip);
            for (Part part : parts) {
                for (Path path : Tree.of(part.folder())) {
                    String relative = part.folder().relativize(path).toString();
                    tar.entry(path, relative.isEmpty() ? part.name() : part.name() + "/" + relative);
                }
            }
            gzip.write(new byte[2 * BLOCK]);
        }
    }

    private void entry(Path path, String name) throws IOException {
        if (Files.isSymbolicLink(path)) {
            out.write(header(name, '2', 0777, 0, 0, Files.readSymbolicLink(path).toString()));
            return;
        }
        long seconds = Files.getLastModifiedTime(path).toMillis() / 1000;
        if (Files.isDirectory(path)) {
            out.write(header(name + "/", '5', 0755, 0, seconds, ""));
            return;
        }
        long size = Files.size(path);
        out.write(header(name, '0', Files.isExecutable(path) ? 0755 : 0644, size, seconds, ""));
        Files.copy(path, out);
        out.write(new byte[(int) (-size & BLOCK - 1)]);
    }

    private static byte[] header(String name, char type, int mode, long size, long seconds, String link) {
        byte[] header = new byte[BLOCK];
        int split = name.length() <= NAME ? -1 : name.indexOf('/', name.length() - NAME - 1);
        if (name.length() > NAME && (split < 0 || split > PREFIX || split == name.length() - 1)) {
            throw new IllegalArgumentException("a name too long for a tar: " + name);
        }
        text(header, 0, name.substring(split + 1));
        octal(header, 100, 8, mode);
        octal(header, 108, 8, 0);
        octal(header, 116, 8, 0);
        octal(header, 124, 12, size);
        octal(header, 136, 12, seconds);
        text(header, 148, "        ");
        header[156] = (byte) type;
        text(header, 157, link);
        text(header, 257, "ustar\00000");
        text(header, 265, "root");
        text(header, 297, "root");
        if (split > 0) {
            text(header, 345, name.substring(0, split));
        }
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        octal(header, 148, 7, sum);
        return header;
    }

    private static void text(byte[] header, int at, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    /** As wide as the field less its closing NUL. */
    private static void octal(byte[] header, int at, int width, long value) {
        String digits = Long.toOctalString(value);
        text(header, at, "0".repeat(width - 1 - digits.length()) + digits + '\0');
    }

    /** Gzip's header carries no time here, so that the same content gives the same bytes. */
    private static final class TimelessGzip extends GZIPOutputStream {
        TimelessGzip(OutputStream out, int level) throws IOException {
            super(out, 1 << 16);
            def.setLevel(level);
        }
    }
}
