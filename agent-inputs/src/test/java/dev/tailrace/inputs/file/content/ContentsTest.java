package dev.tailrace.inputs.file.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.platform.FileKey;
import dev.tailrace.core.platform.FileStat;
import dev.tailrace.core.platform.Platform;
import dev.tailrace.inputs.file.disk.Disk;
import dev.tailrace.inputs.file.disk.NioDisk;
import dev.tailrace.inputs.file.identify.FileIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What else may stand at a path by the time it is opened, on a real disk. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "making a symbolic link takes a privilege there, and there are no pipes in folders")
class ContentsTest {
    @TempDir
    private Path directory;

    private final Disk disk = new NioDisk(Platform.current());
    private Path log;
    private Path secret;

    @BeforeEach
    void write() throws IOException {
        log = Files.writeString(directory.resolve("a.log"), "one\n");
        secret = Files.writeString(directory.resolve("shadow"), "root:x\n");
    }

    /** The key under which the file is known, as an input with this identity has it. */
    private FileKey key(FileIdentity identity) {
        return identity.key(log.toString(), ((Disk.Look.Found) disk.look(log.toString(), true)).stat());
    }

    private void becomesALinkToTheSecret() {
        try {
            Files.delete(log);
            Files.createSymbolicLink(log, secret);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void fileThatBecameALinkIsAnother() {
        for (FileIdentity identity : FileIdentity.values()) {
            assertThat(new Contents(disk, true, false).open(log.toString(), key(identity))).isInstanceOf(Contents.Opening.Opened.class);
        }
        FileKey ofPath = key(FileIdentity.PATH);
        becomesALinkToTheSecret();

        assertThat(new Contents(disk, true, false).open(log.toString(), ofPath)).isInstanceOf(Contents.Opening.Another.class);
        assertThat(new Contents(disk, true, true).open(log.toString(), ofPath)).as("if asked for").isInstanceOf(Contents.Opening.Opened.class);
    }

    /** A link that is put there between the look and the opening leads nowhere, whatever tells files apart. */
    @Test
    void linkInTheLastMomentLeadsNowhere() {
        FileKey ofPath = key(FileIdentity.PATH);
        Disk quick = new Disk() {
            @Override
            public Look look(String path, boolean followLinks) {
                Look look = disk.look(path, followLinks);
                becomesALinkToTheSecret();
                return look;
            }

            @Override
            public Listing list(String path) {
                return disk.list(path);
            }

            @Override
            public Opening open(String path) {
                return disk.open(path);
            }
        };

        assertThat(new Contents(quick, true, false).open(log.toString(), ofPath)).isInstanceOf(Contents.Opening.Another.class);
    }

    /** To open a pipe is to wait for whoever writes to it: the input would stand still. */
    @Test
    @Timeout(120)
    void pipeIsNotOpened() throws IOException, InterruptedException {
        FileKey ofPath = key(FileIdentity.PATH);
        Files.delete(log);
        assertThat(new ProcessBuilder("mkfifo", log.toString()).start().waitFor()).isZero();

        assertThat(disk.look(log.toString(), true)).isInstanceOfSatisfying(Disk.Look.Found.class, found ->
                assertThat(found.stat().type()).isEqualTo(FileStat.Type.OTHER));
        assertThat(new Contents(disk, true, true).open(log.toString(), ofPath)).isInstanceOf(Contents.Opening.Another.class);
    }
}
