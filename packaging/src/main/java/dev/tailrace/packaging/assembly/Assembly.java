package dev.tailrace.packaging.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

/** The distribution, from built jars to archive. */
public final class Assembly {
    private final Path home;
    private final FileTime time;

    private Assembly(Path home, Instant time) {
        this.home = home;
        this.time = FileTime.from(time);
    }

    /** {@code Assembly VERSION TIME JARS FILES PROJECT TARGET}: folders, but for the first two. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length != 6) {
            throw new IllegalArgumentException("usage: Assembly VERSION TIME JARS FILES PROJECT TARGET");
        }
        Path target = Path.of(args[5]);
        Assembly assembly = new Assembly(target.resolve("tailrace"), Instant.parse(args[1]));
        assembly.files(Path.of(args[2]), Path.of(args[3]), Path.of(args[4]));
        RuntimeImage.link(assembly.home.resolve("lib"), assembly.home.resolve("runtime"));
        assembly.settle();
        new TrainingRun(assembly.home, target.resolve("training")).record(assembly.home.resolve("lib/tailrace.aot"));
        assembly.settle();
        Path archive = target.resolve("tailrace-" + args[0] + "-linux-x64.tar.gz");
        TarGz.pack(assembly.home, "tailrace-" + args[0], archive);
        System.out.println("[tailrace] " + assembly.home + ", " + archive.getFileName() + " (" + Files.size(archive) / 1_000_000 + " MB)");
    }

    private void files(Path jars, Path files, Path project) throws IOException {
        Tree.delete(home);
        Tree.copy(files, home);
        Tree.copy(jars, home.resolve("lib"));
        Files.copy(project.resolve("LICENSE"), home.resolve("LICENSE"));
        Files.copy(project.resolve("NOTICE"), home.resolve("NOTICE"));
    }

    /** One time for all files, and the same rights whatever the builder's umask. */
    private void settle() throws IOException {
        for (Path path : Tree.of(home)) {
            if (Files.isSymbolicLink(path)) {
                continue;
            }
            boolean opens = Files.isDirectory(path) || Files.isExecutable(path) || path.startsWith(home.resolve("bin"));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(opens ? "rwxr-xr-x" : "rw-r--r--"));
            Files.setLastModifiedTime(path, time);
        }
    }
}
