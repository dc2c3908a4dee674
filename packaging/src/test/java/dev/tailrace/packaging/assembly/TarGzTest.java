package dev.tailrace.packaging.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarGzTest {
    private static final FileTime TIME = FileTime.from(Instant.parse("2026-11-01T00:00:00Z"));

    @TempDir
    Path temp;

    @Test
    void tarUnpacksWhatWasPacked() throws IOException, InterruptedException {
        Path folder = folder("a");
        TarGz.pack(folder, "thing-1", temp.resolve("a.tar.gz"));
        int status = new ProcessBuilder("tar", "xzf", "a.tar.gz").directory(temp.toFile()).inheritIO().start().waitFor();

        Path unpacked = temp.resolve("thing-1");
        assertThat(status).isZero();
        assertThat(unpacked.resolve("bin/run")).hasContent("#!/bin/sh").isExecutable();
        assertThat(Files.readString(unpacked.resolve("x".repeat(80)).resolve("y".repeat(60)).resolve("deep"))).isEqualTo("deep");
        assertThat(unpacked.resolve("empty")).isEmptyFile();
        assertThat(Files.size(unpacked.resolve("block"))).isEqualTo(512);
        assertThat(Files.readSymbolicLink(unpacked.resolve("link"))).hasToString("bin/run");
        assertThat(Files.getLastModifiedTime(unpacked.resolve("bin/run"))).isEqualTo(TIME);
    }

    @Test
    void sameContentGivesTheSameBytes() throws IOException {
        TarGz.pack(folder("a"), "thing-1", temp.resolve("a.tar.gz"));
        TarGz.pack(folder("b"), "thing-1", temp.resolve("b.tar.gz"));

        assertThat(temp.resolve("b.tar.gz")).hasSameBinaryContentAs(temp.resolve("a.tar.gz"));
    }

    @Test
    void refusesANameThatFitsNoHeader() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("long"));
        Files.createFile(folder.resolve("n".repeat(120)));

        assertThatThrownBy(() -> TarGz.pack(folder, "thing-1", temp.resolve("long.tar.gz"))).hasMessageContaining("name too long");
    }

    private Path folder(String name) throws IOException {
        Path folder = Files.createDirectories(temp.resolve(name));
        Path deep = Files.createDirectories(folder.resolve("x".repeat(80)).resolve("y".repeat(60)));
        Files.writeString(deep.resolve("deep"), "deep");
        Files.createDirectories(folder.resolve("bin"));
        Files.writeString(folder.resolve("bin/run"), "#!/bin/sh");
        Files.setPosixFilePermissions(folder.resolve("bin/run"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createFile(folder.resolve("empty"));
        Files.write(folder.resolve("block"), new byte[512]);
        Files.createSymbolicLink(folder.resolve("link"), Path.of("bin/run"));
        for (Path path : Tree.of(folder)) {
            if (!Files.isSymbolicLink(path)) {
                Files.setLastModifiedTime(path, TIME);
            }
        }
        return folder;
    }
}
