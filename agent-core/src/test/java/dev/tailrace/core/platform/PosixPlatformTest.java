package dev.tailrace.core.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "devices and inodes are what POSIX has")
class PosixPlatformTest {
    @TempDir
    Path folder;

    private final PosixPlatform platform = new PosixPlatform();

    @Test
    void aFilesKeyIsItsDeviceAndInodeAtEachLook() throws IOException {
        Path file = Files.writeString(folder.resolve("access.log"), "one\n");
        FileKey key = new FileKey(number(file, "unix:dev"), 0, number(file, "unix:ino"));
        assertThat(platform.fileKey(file)).isEqualTo(key);
        Files.writeString(file, "one, two\n");
        assertThat(platform.look(file, false))
                .isEqualTo(new FileStat(key, FileStat.Type.FILE, 9, Files.getLastModifiedTime(file).toMillis()));
    }

    @Test
    void aLinkIsItselfOrWhatItPointsAt() throws IOException {
        Path file = Files.writeString(folder.resolve("access.log"), "one\n");
        Path link = Files.createSymbolicLink(folder.resolve("current"), file);
        assertThat(platform.look(link, true)).isEqualTo(platform.look(file, false));
        assertThat(platform.look(link, false).type()).isEqualTo(FileStat.Type.LINK);
        long inode = ((Number) Files.getAttribute(link, "unix:ino", LinkOption.NOFOLLOW_LINKS)).longValue();
        assertThat(platform.look(link, false).key().low()).isEqualTo(inode);
    }

    @Test
    void whatIsNotThereIsSaidSo() {
        assertThatThrownBy(() -> platform.look(folder.resolve("none"), false)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void numbersThatFallOnOnePlaceAreStillTheirOwn() throws IOException {
        InodeNumbers one = new InodeNumbers(1);
        Path a = Files.writeString(folder.resolve("a"), "a");
        Path b = Files.writeString(folder.resolve("b"), "b");
        for (int round = 0; round < 2; round++) {
            assertThat(one.of(javaKey(a), a).low()).isEqualTo(number(a, "unix:ino"));
            assertThat(one.of(javaKey(b), b).low()).isEqualTo(number(b, "unix:ino"));
        }
    }

    @Test
    void aFileThatWasExchangedSinceTheLookHasNoNumbersForIt() throws IOException {
        Path a = Files.writeString(folder.resolve("a"), "a");
        Path b = Files.writeString(folder.resolve("b"), "b");
        assertThat(new InodeNumbers(8).of(javaKey(a), b)).isNull();
    }

    private static Object javaKey(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    private static long number(Path file, String attribute) throws IOException {
        return ((Number) Files.getAttribute(file, attribute)).longValue();
    }
}
