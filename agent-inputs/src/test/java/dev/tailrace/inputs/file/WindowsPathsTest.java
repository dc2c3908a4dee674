package dev.tailrace.inputs.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tailrace.core.input.InputState;
import dev.tailrace.core.platform.Platform;
import dev.tailrace.inputs.file.disk.NioDisk;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The tail duty on Windows' own disk: whatever a path is called there, and whoever else has the file. */
@EnabledOnOs(value = OS.WINDOWS, disabledReason = "asks Windows itself")
class WindowsPathsTest {
    private static final Duration SCANS = Duration.ofSeconds(25);

    @TempDir
    Path directory;

    private Path logs;
    private TurnedTail tail;

    @BeforeEach
    void make() throws IOException {
        logs = Files.createDirectory(directory.resolve("Logs of the proxy"));
        Files.writeString(logs.resolve("Access.log"), "one\n");
    }

    @AfterEach
    void close() {
        tail.close();
    }

    private void follow(String... globs) {
        tail = new TurnedTail(new NioDisk(Platform.current()), directory.toString());
        tail.start("paths: " + List.of(globs).stream().map(glob -> '\'' + glob + '\'').toList());
        tail.pass(SCANS);
    }

    private void append(String text) throws IOException {
        Files.writeString(logs.resolve("Access.log"), text, StandardOpenOption.APPEND);
        tail.pass(SCANS);
    }

    @Test
    void globsMeanTheSameInAnyLetterCaseAndWithEitherSeparator() throws IOException {
        String glob = logs + "\\*.log";

        follow(glob, glob.replace('\\', '/'), glob.toUpperCase(Locale.ROOT), glob.toLowerCase(Locale.ROOT));
        append("two\n");

        assertThat(tail.out.lines).containsExactly("one", "two");
        assertThat(tail.report().sources()).hasSize(1);
    }

    @Test
    void shortNameLeadsToTheSameFile() throws IOException, InterruptedException {
        Process command = new ProcessBuilder("cmd", "/c", "for %I in (\"" + logs + "\") do @echo %~sI").start();
        String shortened = new String(command.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        assertThat(command.waitFor()).isZero();
        assertThat(shortened).contains("~").isNotEqualTo(logs.toString());

        follow(logs + "\\*.log", shortened + "\\*.log");
        append("two\n");

        assertThat(tail.out.lines).containsExactly("one", "two");
        assertThat(tail.report().sources()).hasSize(1);
    }

    @Test
    void prefixThatLiftsTheLimitsMayBeGiven() throws IOException {
        follow("\\\\?\\" + logs + "\\*.log");
        append("two\n");

        assertThat(tail.out.lines).containsExactly("one", "two");
    }

    @Test
    void shareIsListedAndReadByItsPath() throws IOException {
        // Every Windows shares its disks with its administrators.
        String shared = "\\\\localhost\\" + logs.toString().replaceFirst(":", "\\$");
        assumeTrue(Files.isDirectory(Path.of(shared)), "there is no share " + shared);

        follow(shared + "\\*.log");
        append("two\n");

        assertThat(tail.out.lines).containsExactly("one", "two");
    }

    @Test
    void filesBelowFoldersOfMoreThan260CharactersAreFoundAndFollowed() throws IOException {
        Path deep = logs;
        for (int level = 0; level < 8; level++) {
            deep = deep.resolve("a-folder-of-a-rather-long-name-" + level);
        }
        Files.move(logs.resolve("Access.log"), Files.createDirectories(deep).resolve("Access.log"));
        assertThat(deep.toString()).hasSizeGreaterThan(260);

        follow(logs + "\\**\\*.log");
        Files.writeString(deep.resolve("Access.log"), "two\n", StandardOpenOption.APPEND);
        Files.move(deep.resolve("Access.log"), deep.resolve("Access.1.log"));
        tail.pass(SCANS);

        assertThat(tail.out.lines).containsExactly("one", "two");
    }

    @Test
    void nameOfADeviceIsNoFileAndHarmsNoOther() throws IOException {
        follow(logs + "\\nul", logs + "\\con.log", logs + "\\*.log");
        append("two\n");

        assertThat(tail.out.lines).containsExactly("one", "two");
        assertThat(tail.report().complaints().keySet()).allMatch(complaint -> complaint.startsWith("no file matches"));
    }

    @Test
    void fileThatItsWriterSharesWithNobodyIsTriedAgainCountedAndShown() throws IOException {
        try (FileChannel writer = FileChannel.open(
                logs.resolve("Access.log"), StandardOpenOption.APPEND, alone("READ"), alone("WRITE"), alone("DELETE"))) {
            follow(logs + "\\*.log");
            writer.write(StandardCharsets.US_ASCII.encode("two\n"));
            tail.pass(SCANS);
            InputState state = tail.report();
            assertThat(tail.out.lines).isEmpty();
            assertThat(state.sharingViolations()).isGreaterThan(2);
            assertThat(state.complaints().keySet()).anyMatch(complaint -> complaint.contains("Access.log") && complaint.contains("(32)"));
        }
        tail.pass(SCANS);

        assertThat(tail.out.lines).containsExactly("one", "two");
        assertThat(tail.report().complaints()).isEmpty();
    }

    /** Keeps others from a right; of a module that not every runtime has. */
    private static OpenOption alone(String right) {
        try {
            return (OpenOption) Class.forName("com.sun.nio.file.ExtendedOpenOption").getField("NOSHARE_" + right).get(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
