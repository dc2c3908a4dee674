package dev.tailrace.inputs.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.platform.Platform;
import dev.tailrace.inputs.file.disk.NioDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Symbolic links on a real disk. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "making a symbolic link takes a privilege there")
class SymlinkTest {
    private static final Duration SCAN = Duration.ofSeconds(11);

    @TempDir
    private Path directory;

    private Path logs;
    private Path real;
    private TurnedTail tail;

    @BeforeEach
    void begin() throws IOException {
        logs = Files.createDirectory(directory.resolve("logs"));
        real = Files.createDirectory(directory.resolve("real"));
        tail = new TurnedTail(new NioDisk(Platform.current()), logs + "/**/*.log");
    }

    @AfterEach
    void close() {
        tail.close();
    }

    @Test
    void linksAreLeftAloneUnlessAskedFor() throws IOException {
        link("a.log", write("real/a.log", "linked\n"));
        link("below", Files.createDirectory(real.resolve("sub")));
        write("real/sub/b.log", "behind a link\n");
        write("logs/c.log", "own\n");
        tail.start("");
        tail.pass(SCAN);

        assertThat(tail.out.lines).containsExactly("own");
    }

    @Test
    void linksToFilesAndDirectoriesAreFollowedIfAskedFor() throws IOException {
        link("a.log", write("real/a.log", "linked\n"));
        link("below", Files.createDirectory(real.resolve("sub")));
        write("real/sub/b.log", "behind a link\n");
        tail.start("symlinks: true");
        tail.pass(SCAN);

        assertThat(tail.out.lines).containsExactlyInAnyOrder("linked", "behind a link");
    }

    @Test
    void fileThatIsReachedByTwoNamesIsReadOnce() throws IOException {
        Path file = write("logs/a.log", "one\n");
        link("current.log", file);
        tail.start("symlinks: true");
        tail.pass(SCAN);
        append(file, "two\n");
        tail.pass(SCAN);

        assertThat(tail.out.lines).containsExactly("one", "two");
        assertThat(tail.registry.entries).hasSize(1);
    }

    @Test
    void loopsOfLinksEnd() throws IOException {
        Files.createDirectory(logs.resolve("sub"));
        link("sub/up", logs);
        link("sub/here", logs.resolve("sub"));
        link("ring1.log", logs.resolve("ring2.log"));
        link("ring2.log", logs.resolve("ring1.log"));
        write("logs/sub/a.log", "one\n");
        tail.start("symlinks: true");
        tail.pass(SCAN);

        assertThat(tail.out.lines).containsExactly("one");
    }

    @Test
    void linkThatIsTurnedToAnotherFileLetsTheOldOneBeReadToItsEnd() throws IOException {
        Path monday = write("real/monday", "monday 1\n");
        Path tuesday = write("real/tuesday", "tuesday 1\n");
        Path link = link("current.log", monday);
        tail.start("symlinks: true");
        tail.turn();
        append(monday, "monday 2\n");
        Files.delete(link);
        link("current.log", tuesday);
        tail.pass(SCAN);
        append(tuesday, "tuesday 2\n");
        tail.pass(SCAN);

        assertThat(tail.out.linesOf("monday 1")).containsExactly("monday 1", "monday 2");
        assertThat(tail.out.linesOf("tuesday 1")).containsExactly("tuesday 1", "tuesday 2");
        assertThat(tail.out.lines).hasSize(4);
    }

    @Test
    void linkThatIsTurnedBackGoesOnWhereItWas() throws IOException {
        Path monday = write("real/monday", "monday 1\n");
        Path tuesday = write("real/tuesday", "tuesday 1\n");
        Path link = link("current.log", monday);
        tail.start("symlinks: true");
        tail.turn();
        Files.delete(link);
        link("current.log", tuesday);
        tail.pass(Duration.ofSeconds(30));
        Files.delete(link);
        append(monday, "monday 2\n");
        link("current.log", monday);
        tail.pass(Duration.ofSeconds(30));

        assertThat(tail.out.lines).containsExactly("monday 1", "tuesday 1", "monday 2");
    }

    @Test
    void fileBehindALinkMayBeRotated() throws IOException {
        Path file = write("real/a", "one\n");
        link("a.log", file);
        tail.start("symlinks: true");
        tail.turn();
        Files.move(file, real.resolve("a.1"));
        append(real.resolve("a.1"), "two\n");
        write("real/a", "three\n");
        tail.pass(SCAN);

        assertThat(tail.out.lines).containsExactlyInAnyOrder("one", "two", "three");
        assertThat(tail.out.linesOf("one")).containsExactly("one", "two");
    }

    private Path link(String name, Path target) throws IOException {
        return Files.createSymbolicLink(logs.resolve(name), target);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }
}
