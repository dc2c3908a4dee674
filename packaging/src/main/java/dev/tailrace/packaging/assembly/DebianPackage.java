package dev.tailrace.packaging.assembly;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * The package for Debian and its kin. What a distribution holds goes to {@code /usr/lib/tailrace}, and around it what makes it a service.
 *
 * <p><b>Format</b> (deb(5)): an {@code ar} archive of {@code debian-binary}, {@code control.tar.gz} and {@code data.tar.gz}, in this order.
 */
final class DebianPackage {
    private static final String PROGRAM = "./usr/lib/tailrace";
    /** A tenth of the time of the best, for a hundredth more bytes. */
    private static final int QUICK = 5;

    private final Path home;
    private final Path source;
    private final Path scratch;
    private final FileTime time;

    /**
     * @param home the distribution, ready
     * @param source {@code src/deb}
     * @param scratch a folder to work in; it is emptied first
     * @param time of all files
     */
    DebianPackage(Path home, Path source, Path scratch, FileTime time) {
        this.home = home;
        this.source = source;
        this.scratch = scratch;
        this.time = time;
    }

    void write(String version, Path deb) throws IOException {
        Tree.delete(scratch);
        Path root = Files.createDirectories(scratch.resolve("root"));
        around(root);
        settle(root);
        Path data = scratch.resolve("data.tar.gz");
        TarGz.pack(List.of(new TarGz.Part(root, "."), new TarGz.Part(home, PROGRAM)), data, QUICK);
        Path control = scratch.resolve("control.tar.gz");
        TarGz.pack(List.of(new TarGz.Part(control(version), ".")), control, QUICK);
        archive(deb, control, data);
    }

    private void around(Path root) throws IOException {
        copy(home.resolve("config/tailrace.yml"), root.resolve("etc/tailrace/tailrace.yml"));
        copy(source.resolve("tailrace.default"), root.resolve("etc/default/tailrace"));
        copy(home.resolve("share/systemd/tailrace.service"), root.resolve("usr/lib/systemd/system/tailrace.service"));
        copy(home.resolve("share/completions/tailrace.bash"), root.resolve("usr/share/bash-completion/completions/tailrace"));
        Path manual = Files.createDirectories(root.resolve("usr/share/man/man1")).resolve("tailrace.1.gz");
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(manual))) {
            Files.copy(home.resolve("share/man/man1/tailrace.1"), gzip);
        }
        copy(home.resolve("LICENSE"), root.resolve("usr/share/doc/tailrace/copyright"));
        copy(home.resolve("NOTICE"), root.resolve("usr/share/doc/tailrace/NOTICE"));
        Files.createSymbolicLink(Files.createDirectories(root.resolve("usr/bin")).resolve("tailrace"), Path.of("../lib/tailrace/bin/tailrace"));
        Files.createDirectories(root.resolve("usr/lib"));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
    }

    private Path control(String version) throws IOException {
        Path control = Files.createDirectories(scratch.resolve("control"));
        long kibibytes = 0;
        for (Path path : Tree.of(home)) {
            kibibytes += Files.isRegularFile(path) ? (Files.size(path) + 1023) / 1024 : 1;
        }
        String fields = Files.readString(source.resolve("control")).replace("VERSION", version).replace("SIZE", Long.toString(kibibytes));
        Files.writeString(control.resolve("control"), fields);
        Files.writeString(control.resolve("conffiles"), "/etc/tailrace/tailrace.yml\n/etc/default/tailrace\n");
        for (String script : List.of("postinst", "prerm", "postrm")) {
            Files.copy(source.resolve(script), control.resolve(script));
        }
        settle(control);
        for (String script : List.of("postinst", "prerm", "postrm")) {
            Files.setPosixFilePermissions(control.resolve(script), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return control;
    }

    private void settle(Path tree) throws IOException {
        for (Path path : Tree.of(tree)) {
            if (!Files.isSymbolicLink(path)) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwxr-xr-x" : "rw-r--r--"));
                Files.setLastModifiedTime(path, time);
            }
        }
    }

    /** Members stand one behind the other, each with a line of 60 characters before it, at even places. */
    static void archive(Path deb, Path control, Path data) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(deb), 1 << 16)) {
            out.write("!<arch>\n".getBytes(StandardCharsets.US_ASCII));
            byte[] format = "2.0\n".getBytes(StandardCharsets.US_ASCII);
            out.write(header("debian-binary", format.length));
            out.write(format);
            for (Path member : List.of(control, data)) {
                long size = Files.size(member);
                out.write(header(member.getFileName().toString(), size));
                Files.copy(member, out);
                out.write(new byte[] {'\n'}, 0, (int) (size & 1));
            }
        }
    }

    private static byte[] header(String name, long size) {
        return "%-16s%-12d%-6d%-6d%-8s%-10d`\n".formatted(name, 0, 0, 0, "100644", size).getBytes(StandardCharsets.US_ASCII);
    }
}
