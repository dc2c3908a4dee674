package dev.tailrace.inputs.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tailrace.core.batch.Span;
import dev.tailrace.core.platform.Platform;
import dev.tailrace.core.registry.Entry;
import dev.tailrace.inputs.file.disk.Disk;
import dev.tailrace.inputs.file.disk.Fault;
import dev.tailrace.inputs.file.disk.NioDisk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The tail duty on a real disk, turned by hand and without hints: scans and polls find everything. */
class FileInputTest {
    @TempDir
    private Path directory;

    private final LockedDisk disk = new LockedDisk(new NioDisk(Platform.current()), new HashSet<>());
    private TurnedTail tail;
    private PaperRegistry registry;
    private TakenLines out;

    @BeforeEach
    void begin() {
        tail = new TurnedTail(disk, directory + "/*.log");
        registry = tail.registry;
        out = tail.out;
        tail.start("");
    }

    @AfterEach
    void end() {
        tail.close();
    }

    @Test
    void newFileIsReadFromItsBeginning() {
        write("a.log", "one\ntwo\n");
        tail.turn();

        assertThat(out.lines).containsExactly("one", "two");
        assertThat(out.spans).extracting(Span::first, Span::end).containsExactly(tuple(0L, 8L));
    }

    @Test
    void itTellsWhereEachFileStands() {
        write("a.log", "one\ntwo\nthr");
        tail.turn();

        assertThat(tail.report().sources()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo(directory.resolve("a.log").toString());
            assertThat(file.size()).isEqualTo(11);
            assertThat(file.offset()).isEqualTo(8);
            assertThat(file.state()).isEqualTo("idle");
            assertThat(file.trouble()).isEmpty();
            assertThat(file.unreadSince()).isZero();
        });
    }

    @Test
    void onlyFilesThatAGlobMatchesAreRead() {
        write("a.log", "one\n");
        write("a.txt", "other\n");
        tail.turn();

        assertThat(out.lines).containsExactly("one");
    }

    @Test
    void startAtTheEndPassesOverWhatStandsThereAtTheVeryFirstStart() {
        write("a.log", "before\n");
        tail.start("start_position: end");
        tail.turn();
        append("a.log", "after\n");
        write("b.log", "born later\n");
        tail.pass(Duration.ofSeconds(30));

        assertThat(out.lines).containsExactlyInAnyOrder("after", "born later");
    }

    @Test
    void startAtTheEndReadsFilesFromTheirBeginningAtLaterStarts() {
        tail.start("start_position: end");
        tail.turn();
        tail.restart("start_position: end");
        write("a.log", "written while stopped\n");
        tail.turn();

        assertThat(out.lines).containsExactly("written while stopped");
    }

    @Test
    void appendedLinesAreReadOnce() {
        write("a.log", "one\n");
        tail.turn();
        append("a.log", "two\n");
        tail.pass(Duration.ofSeconds(2));

        assertThat(out.lines).containsExactly("one", "two");
    }

    @Test
    void lastLineWaitsForItsEnd() {
        write("a.log", "one\ntw");
        tail.turn();
        tail.pass(Duration.ofMinutes(1));
        assertThat(out.lines).containsExactly("one");

        append("a.log", "o\n");
        tail.pass(Duration.ofMinutes(1));
        assertThat(out.lines).containsExactly("one", "two");
    }

    @Test
    void renamedFileIsReadOnThroughItsHandleAndTheNewOneFromItsBeginning() {
        tail.start("paths: ['" + directory + "/a.log*']");
        write("a.log", "one\n");
        tail.turn();
        move("a.log", "a.log.1");
        append("a.log.1", "two\n");
        write("a.log", "three\n");
        tail.pass(Duration.ofSeconds(30));
        append("a.log.1", "four\n");
        append("a.log", "five\n");
        tail.pass(Duration.ofSeconds(30));

        assertThat(out.linesOf("one")).containsExactly("one", "two", "four");
        assertThat(out.linesOf("three")).containsExactly("three", "five");
        assertThat(out.lines).hasSize(5);
    }

    @Test
    void fileMovedToWhereNoGlobLooksIsReadToItsEnd() {
        write("a.log", "one\n");
        tail.turn();
        append("a.log", "two\n");
        move("a.log", "a.old");
        tail.pass(Duration.ofSeconds(60));

        assertThat(out.lines).containsExactly("one", "two");
        assertThat(registry.entries.values()).singleElement().satisfies(entry -> assertThat(entry.isTombstone()).isTrue());
    }

    @Test
    void truncationReadsAgainFromZeroAsANewGeneration() {
        write("a.log", "first one\nsecond one\n");
        tail.turn();
        write("a.log", "again\n");
        tail.pass(Duration.ofSeconds(30));

        assertThat(out.lines).containsExactly("first one", "second one", "again");
        assertThat(out.spans).extracting(Span::first).containsExactly(0L, 0L);
        assertThat(out.spans).extracting(span -> span.source().generation()).doesNotHaveDuplicates();
    }

    @Test
    void truncatedFileThatGrewBeyondTheOldPositionIsReadFromZero() {
        write("a.log", "one\n");
        tail.turn();
        write("a.log", "something else\nand more of it\n");
        tail.pass(Duration.ofSeconds(30));

        assertThat(out.lines).containsExactly("one", "something else", "and more of it");
    }

    @Test
    void restartGoesOnAtTheAcknowledgedOffset() {
        write("a.log", "one\n");
        tail.turn();
        registry.acknowledge(out.spans);
        append("a.log", "two\n");
        tail.pass(Duration.ofSeconds(5));
        tail.restart("");
        tail.turn();

        assertThat(out.lines).as("what was not acknowledged is read again").containsExactly("one", "two", "two");
        assertThat(out.spans.getLast().first()).isEqualTo(4);
        assertThat(out.spans).extracting(span -> span.source().generation()).containsOnly(1L);
    }

    @Test
    void afterARestartInMidFileTheSourceHasTheLastHeadingBeforeThatPlace() {
        write("a.log", "#Fields: old\none\n#Fields: new columns\n" + "two\n".repeat(200_000));
        tail.turn();
        registry.acknowledge(out.spans);
        append("a.log", "three\n#Fields: newest\nfour\n");
        tail.restart("");
        tail.turn();

        assertThat(out.lines).endsWith("three", "#Fields: newest", "four");
        assertThat(heading()).startsWith("#Fields: new columns\ntwo\n").doesNotContain("newest");
    }

    @Test
    void aFileThatIsOpenedAgainKeepsTheHeadingItBeganWith() {
        write("a.log", "#Fields: old\none\n");
        write("b.log", "one\n#Fields: in a file without a heading\n");
        tail.start("start_position: end\nclose_inactive: 1m");
        tail.turn();
        append("a.log", "two\n");
        tail.pass(Duration.ofMinutes(5));
        append("a.log", "#Fields: new\nthree\n");
        tail.pass(Duration.ofMinutes(1));

        assertThat(out.lines).containsExactly("two", "#Fields: new", "three");
        assertThat(heading()).isEqualTo("#Fields: old\none\n");
        append("b.log", "two\n");
        tail.pass(Duration.ofMinutes(1));
        assertThat(heading()).isEmpty();
    }

    @Test
    void readFromItsBeginningAFileNeedsNoHeading() {
        write("a.log", "#Fields: old\none\n");
        tail.turn();

        assertThat(heading()).isEmpty();
    }

    private String heading() {
        return new String(out.spans.getLast().source().head(), StandardCharsets.UTF_8);
    }

    @Test
    void fileRenamedWhileStoppedGoesOnAtItsOffset() {
        tail.start("paths: ['" + directory + "/a.log*']");
        write("a.log", "one\n");
        tail.turn();
        registry.acknowledge(out.spans);
        move("a.log", "a.log.1");
        append("a.log.1", "two\n");
        write("a.log", "three\n");
        tail.restart("paths: ['" + directory + "/a.log*']");
        tail.pass(Duration.ofSeconds(30));

        assertThat(out.lines).containsExactlyInAnyOrder("one", "two", "three");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "making a symbolic link takes a privilege there")
    void brokenLinkAndADirectoryOfThatNameStopNobody() throws IOException {
        tail.start("symlinks: true");
        Files.createSymbolicLink(directory.resolve("broken.log"), directory.resolve("nowhere"));
        Files.createSymbolicLink(directory.resolve("circle.log"), directory.resolve("circle.log"));
        Files.createDirectory(directory.resolve("directory.log"));
        write("a.log", "one\n");
        tail.turn();

        assertThat(out.lines).containsExactly("one");
    }

    @Test
    void fileThatCannotBeOpenedStopsNobodyAndIsReadOnceItCan() {
        write("a.log", "one\n");
        write("b.log", "two\n");
        disk.denied.add(directory.resolve("a.log").toString());
        tail.turn();
        tail.pass(Duration.ofSeconds(30));
        assertThat(out.lines).containsExactly("two");

        disk.denied.clear();
        tail.pass(Duration.ofSeconds(30));
        assertThat(out.lines).containsExactly("two", "one");
    }

    @Test
    void directoryThatCannotBeReadIsNotTakenForAnEmptyOne() {
        write("a.log", "one\n");
        tail.turn();
        disk.denied.add(directory.toString());
        tail.pass(Duration.ofMinutes(10));
        assertThat(registry.entries.values()).noneMatch(Entry::isTombstone);

        disk.denied.clear();
        append("a.log", "two\n");
        tail.pass(Duration.ofSeconds(30));
        assertThat(out.lines).containsExactly("one", "two");
    }

    @Test
    void directoryThatIsNotThereStopsNobody() {
        tail.start("paths: ['" + directory + "/nowhere/*.log', '" + directory + "/*.log']");
        write("a.log", "one\n");
        tail.turn();

        assertThat(out.lines).containsExactly("one");
    }

    @Test
    void nothingIsReadWhileThePoolIsDry() {
        out.dry = true;
        write("a.log", "one\n");
        tail.turn();
        tail.pass(Duration.ofMinutes(1));
        assertThat(out.lines).isEmpty();

        out.dry = false;
        tail.turn();
        assertThat(out.lines).containsExactly("one");
    }

    @Test
    void noLineIsShippedBeforeItsGenerationHasANumber() {
        registry.slow = true;
        write("a.log", "one\n");
        tail.turn();
        append("a.log", "two\n");
        tail.pass(Duration.ofSeconds(30));
        assertThat(out.lines).isEmpty();
        assertThat(registry.requests).hasSize(1);

        registry.answer();
        tail.turn();
        assertThat(out.lines).containsExactly("one", "two");
        assertThat(out.spans.getFirst().source().generation()).isEqualTo(1);
    }

    @Test
    void emptyFileIsAFileOnceItHasABytes() {
        write("a.log", "");
        tail.turn();
        assertThat(registry.entries).isEmpty();

        append("a.log", "one\n");
        tail.pass(Duration.ofSeconds(30));
        assertThat(out.lines).containsExactly("one");
    }

    @Test
    void bookCountsWhatWasHandedOver() {
        write("a.log", "one\ntwo\n");
        tail.turn();

        assertThat(out.tally.balance().read()).isEqualTo(2);
        assertThat(out.tally.balance().bytes()).isEqualTo(8);
    }

    // ---- the disk under it

    private void write(String name, String text) {
        store(name, text, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    private void append(String name, String text) {
        store(name, text, StandardOpenOption.APPEND);
    }

    private void store(String name, String text, StandardOpenOption... how) {
        try {
            Files.writeString(directory.resolve(name), text, how);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void move(String from, String to) {
        try {
            Files.move(directory.resolve(from), directory.resolve(to));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The real disk, on which files do not open and directories do not list while they are denied. */
    private record LockedDisk(Disk disk, Set<String> denied) implements Disk {
        @Override
        public Look look(String path, boolean followLinks) {
            return disk.look(path, followLinks);
        }

        @Override
        public Listing list(String path) {
            return denied.contains(path) ? new Listing.Failed(fault("list", path)) : disk.list(path);
        }

        @Override
        public Opening open(String path) {
            return denied.contains(path) ? new Opening.Refused(fault("open", path)) : disk.open(path);
        }

        private static Fault fault(String operation, String path) {
            return new Fault(Fault.Kind.DENIED, operation, path, "permission denied");
        }
    }
}
