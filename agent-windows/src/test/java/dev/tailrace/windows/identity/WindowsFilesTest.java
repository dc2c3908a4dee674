package dev.tailrace.windows.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinNT;
import dev.tailrace.core.platform.FileKey;
import dev.tailrace.core.platform.FileStat;
import dev.tailrace.core.platform.OpenFile;
import dev.tailrace.core.platform.SharingViolation;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.WINDOWS, disabledReason = "asks Windows itself")
class WindowsFilesTest {
    @TempDir
    Path directory;

    private final WindowsFiles files = new WindowsFiles();

    @Test
    void aFileKeepsItsKeyUnderAnotherNameAndTheNextOneHasAnother() throws IOException {
        Path log = Files.writeString(directory.resolve("access.log"), "one\n");
        FileKey key = files.key(log);
        Path rotated = Files.move(log, directory.resolve("access.log.1"));
        Files.writeString(log, "two\n");

        assertThat(key.isStable()).isTrue();
        assertThat(files.key(rotated)).isEqualTo(key);
        assertThat(files.key(log)).isNotEqualTo(key);
    }

    @Test
    void writersAppendRenameAndDeleteWhileItIsRead() throws IOException {
        Path log = Files.writeString(directory.resolve("access.log"), "one\n");
        try (OpenFile file = files.open(log)) {
            Files.writeString(log, "two\n", StandardOpenOption.APPEND);
            Path rotated = Files.move(log, directory.resolve("access.log.1"));
            assertThat(text(file)).isEqualTo("one\ntwo\n");
            assertThat(file.key()).isEqualTo(files.key(rotated));
            Files.delete(rotated);
            assertThat(text(file)).isEqualTo("one\ntwo\n");
        }
    }

    @Test
    void sizesAreThoseOfTheFileWhileItsWriterKeepsIt() throws IOException {
        Path log = directory.resolve("u_ex261121.log");
        try (FileChannel writer = FileChannel.open(log, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            writer.write(StandardCharsets.US_ASCII.encode("one\n"));
            FileStat stat = files.look(log, true);
            assertThat(stat.size()).isEqualTo(4);
            assertThat(stat.type()).isEqualTo(FileStat.Type.FILE);
            assertThat(stat.modifiedAt()).isEqualTo(Files.getLastModifiedTime(log).toMillis());
        }
        assertThat(files.look(directory, true).type()).isEqualTo(FileStat.Type.DIRECTORY);
    }

    @Test
    @DisabledIfSystemProperty(named = "tailrace.wine", matches = "true", disabledReason = "Wine shows a deleted file as if it stood there")
    void deletionThatIsPendingShowsOnTheHandleAndRefusesEverybodyElse() throws IOException {
        Path log = Files.writeString(directory.resolve("access.log"), "one\n");
        try (OpenFile file = files.open(log)) {
            assertThat(file.isDeletePending()).isFalse();
            Files.delete(log);
            if (Files.exists(log)) {
                assertThat(file.isDeletePending()).isTrue();
                assertThatThrownBy(() -> files.look(log, true)).isInstanceOf(AccessDeniedException.class);
                assertThatThrownBy(() -> files.open(log)).isInstanceOf(AccessDeniedException.class);
            }
            assertThat(text(file)).isEqualTo("one\n");
        }
        assertThatThrownBy(() -> files.look(log, true)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void fileThatItsWriterSharesWithNobodyCanBeLookedAtAndNotOpened() throws IOException {
        Path log = Files.writeString(directory.resolve("access.log"), "one\n");
        WinNT.HANDLE writer = Kernel32.INSTANCE.CreateFile(
                log.toString(), WinNT.GENERIC_WRITE, 0, null, WinNT.OPEN_EXISTING, WinNT.FILE_ATTRIBUTE_NORMAL, null);
        try {
            assertThatThrownBy(() -> files.open(log)).isInstanceOf(SharingViolation.class).hasMessageContaining("(32)");
            assertThat(files.look(log, true).size()).isEqualTo(4);
        } finally {
            Kernel32.INSTANCE.CloseHandle(writer);
        }
        try (OpenFile file = files.open(log)) {
            assertThat(text(file)).isEqualTo("one\n");
        }
    }

    @Test
    @DisabledIfSystemProperty(named = "tailrace.wine", matches = "true", disabledReason = "Wine's locks stop no reader")
    void bytesThatAreLockedAreReadOnceTheyAreNot() throws IOException {
        Path log = Files.writeString(directory.resolve("access.log"), "one\n");
        try (OpenFile file = files.open(log);
                FileChannel writer = FileChannel.open(log, StandardOpenOption.WRITE)) {
            try (FileLock lock = writer.lock(0, 4, false)) {
                assertThat(lock.isValid()).isTrue();
                assertThatThrownBy(() -> text(file)).isInstanceOf(SharingViolation.class);
            }
            assertThat(text(file)).isEqualTo("one\n");
        }
    }

    @Test
    void readingAtAndBeyondTheEndGivesNothing() throws IOException {
        Path log = Files.writeString(directory.resolve("access.log"), "one\n");
        try (OpenFile file = files.open(log)) {
            assertThat(file.read(4, new byte[8], 0, 8)).isEqualTo(OpenFile.END);
            assertThat(file.read(1L << 33, new byte[8], 0, 8)).isEqualTo(OpenFile.END);
            byte[] into = new byte[8];
            assertThat(file.read(1, into, 3, 2)).isEqualTo(2);
            assertThat(into).containsExactly(0, 0, 0, 'n', 'e', 0, 0, 0);
        }
    }

    @Test
    void pathsMayBeLongerThan260Characters() throws IOException {
        Path deep = directory;
        for (int level = 0; level < 12; level++) {
            deep = deep.resolve("a-directory-of-a-rather-long-name-" + level);
        }
        Path log = Files.writeString(Files.createDirectories(deep).resolve("access.log"), "one\n");

        assertThat(log.toString()).hasSizeGreaterThan(400);
        assertThat(files.look(log, true).size()).isEqualTo(4);
        try (OpenFile file = files.open(log)) {
            assertThat(text(file)).isEqualTo("one\n");
        }
    }

    @Test
    void allSpellingsOfAPathLeadToOneFile() throws IOException {
        Path log = Files.writeString(directory.resolve("access log of the proxy.log"), "one\n");
        FileKey key = files.key(log);
        char[] shortPath = new char[260];
        Kernel32.INSTANCE.GetShortPathName(log.toString(), shortPath, shortPath.length);

        assertThat(files.key(Path.of(new String(shortPath).replace("\0", "")))).as("8.3").isEqualTo(key);
        assertThat(files.key(Path.of(log.toString().toUpperCase(Locale.ROOT)))).as("letter case").isEqualTo(key);
        assertThat(files.key(Path.of(log.toString().replace('\\', '/')))).as("slashes").isEqualTo(key);
        assertThat(files.key(Path.of("\\\\?\\" + log))).as("prefix").isEqualTo(key);
        assertThat(files.key(directory.resolve("none/../" + log.getFileName()))).as("dots").isEqualTo(key);
    }

    @Test
    void nameOfADeviceIsThatOfAFileInADirectoryAndElseNothing() throws IOException {
        assertThatThrownBy(() -> files.look(directory.resolve("nul"), true)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> files.look(directory.resolve("aux.log"), true)).isInstanceOf(NoSuchFileException.class);
        String name = "\\\\?\\" + directory.resolve("aux.log");
        WinNT.HANDLE made = Kernel32.INSTANCE.CreateFile(name, WinNT.GENERIC_WRITE, 7, null, WinNT.CREATE_NEW, 0, null);
        Kernel32.INSTANCE.CloseHandle(made);

        assertThat(files.look(directory.resolve("aux.log"), true).type()).isEqualTo(FileStat.Type.FILE);
        assertThat(Kernel32.INSTANCE.DeleteFile(name)).as("under its plain name it cannot be deleted").isTrue();
    }

    @Test
    void whatIsNotThereSaysSo() {
        assertThatThrownBy(() -> files.look(directory.resolve("none"), true)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> files.look(directory.resolve("none").resolve("a.log"), true)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> files.open(directory)).isInstanceOf(AccessDeniedException.class);
    }

    private static String text(OpenFile file) throws IOException {
        byte[] bytes = new byte[64];
        return new String(bytes, 0, file.read(0, bytes, 0, bytes.length), StandardCharsets.US_ASCII);
    }
}
