package dev.tailrace.packaging.assembly;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The distribution, from built jars to archive. */
public final class Assembly {
    private final Path home;
    private final FileTime time;

    private Assembly(Path home, Instant time) {
        this.home = home;
        this.time = FileTime.from(time);
    }

    /**
     * {@code Assembly VERSION TIME PROJECT TARGET}: the last two are folders. In the target, {@code linux.jars} and {@code windows.jars}
     * name the jars, as a class path does.
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length != 4) {
            throw new IllegalArgumentException("usage: Assembly VERSION TIME PROJECT TARGET");
        }
        Path target = Path.of(args[3]);
        Assembly assembly = new Assembly(target.resolve("tailrace"), Instant.parse(args[1]));
        assembly.files(Path.of(args[2]), target);
        assembly.materials(target.resolve("materials.list"), args[0], args[1]);
        RuntimeImage.link(assembly.home.resolve("lib"), assembly.home.resolve("runtime"));
        assembly.settle();
        assembly.share();
        new TrainingRun(assembly.home, target.resolve("training")).record(assembly.home.resolve("lib/tailrace.aot"));
        assembly.settle();
        Path archive = target.resolve("tailrace-" + args[0] + "-linux-x64.tar.gz");
        TarGz.pack(assembly.home, "tailrace-" + args[0], archive);
        Path deb = target.resolve("tailrace-" + args[0] + "-linux-x64.deb");
        new DebianPackage(assembly.home, Path.of(args[2]).resolve("packaging/src/deb"), target.resolve("deb"), assembly.time).write(args[0], deb);
        // For those who measure the distribution beside what wants a whole JDK, and not only what the linked runtime has of it.
        Files.writeString(target.resolve("jdk.home"), System.getProperty("java.home"));
        for (Path made : List.of(archive, deb)) {
            System.out.println("[tailrace] " + assembly.home + ", " + made.getFileName() + " (" + Files.size(made) / 1_000_000 + " MB)");
        }
    }

    private void materials(Path list, String version, String builtAt) throws IOException {
        Path jars = home.resolve("lib");
        BillOfMaterials materials = BillOfMaterials.of(list, List.of(jars, jars.resolve("windows")), Notice.of(home.resolve("NOTICE")));
        Files.writeString(home.resolve("share/tailrace.cdx.json"), materials.json(version, builtAt));
    }

    /** What editors, shells and man read, told by the agent itself. */
    private void share() throws IOException, InterruptedException {
        tell("share/man/man1/tailrace.1", "manual");
        tell("share/tailrace.schema.json", "schema");
        tell("share/completions/tailrace.bash", "completion", "bash");
        tell("share/completions/tailrace.ps1", "completion", "powershell");
    }

    private void tell(String file, String... command) throws IOException, InterruptedException {
        Path told = home.resolve(file);
        Files.createDirectories(told.getParent());
        List<String> whole = new ArrayList<>(List.of(home.resolve("bin/tailrace").toString()));
        whole.addAll(List.of(command));
        int status = new ProcessBuilder(whole).redirectOutput(told.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT).start().waitFor();
        if (status != 0) {
            throw new IOException(whole + " ended with status " + status);
        }
    }

    private void files(Path project, Path target) throws IOException {
        Tree.delete(home);
        Tree.copy(project.resolve("packaging/src/dist"), home);
        jars(jars(target.resolve("linux.jars")), jars(target.resolve("windows.jars")));
        Files.copy(project.resolve("LICENSE"), home.resolve("LICENSE"));
        Files.copy(project.resolve("NOTICE"), home.resolve("NOTICE"));
    }

    private static List<Path> jars(Path list) throws IOException {
        return Stream.of(Files.readString(list).strip().split(File.pathSeparator)).map(Path::of).toList();
    }

    /** Those for Windows name types of the others. */
    private void jars(List<Path> everywhere, List<Path> windows) throws IOException {
        Path lib = home.resolve("lib");
        Path libWindows = Files.createDirectory(lib.resolve("windows"));
        try (CachedJars copies = new CachedJars(Stream.of(everywhere, windows).flatMap(List::stream).toList())) {
            for (Path jar : everywhere) {
                copies.copy(jar, lib.resolve(jar.getFileName()));
            }
            for (Path jar : windows) {
                copies.copy(jar, libWindows.resolve(jar.getFileName()));
            }
        }
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
