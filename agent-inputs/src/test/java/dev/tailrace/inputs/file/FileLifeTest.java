package dev.tailrace.inputs.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.registry.Entry;
import dev.tailrace.core.sim.SimClock;
import dev.tailrace.inputs.file.disk.Watch;
import dev.tailrace.inputs.sim.OverheardWatch;
import dev.tailrace.inputs.sim.SimFiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The settings of a file's life, each by what it does to files that are written, rotated and removed while the tail turns. */
class FileLifeTest {
    private static final Duration QUIET = Duration.ofSeconds(6);
    private static final Duration SCAN = Duration.ofSeconds(11);

    private final SimClock clock = new SimClock();
    private SimFiles files = disk(SimFiles.System.POSIX);
    private TurnedTail tail = new TurnedTail(files, "/logs/*.log*", clock);

    private SimFiles disk(SimFiles.System system) {
        SimFiles disk = new SimFiles(system, clock);
        disk.directory("/logs");
        disk.directory("/away");
        return disk;
    }

    @AfterEach
    void close() {
        tail.close();
    }

    // ---- descriptors

    @Test
    void whenDescriptorsRunOutTheLeastActiveAreClosedAndAllIsRead() {
        files.mostOpen(10);
        tail.start("");
        List<SimFiles.Writer> writers = IntStream.range(0, 40).mapToObj(file -> write(file + ".log", file + " first\n")).toList();
        tail.turn();
        for (int round = 0; round < 20; round++) {
            writers.getFirst().append("busy " + round + '\n');
            writers.get(1 + round).append("round " + round + '\n');
            tail.pass(SCAN);
        }

        assertThat(tail.out.lines).hasSize(80).doesNotHaveDuplicates();
        assertThat(files.isOpen("/logs/0.log")).as("the busiest").isTrue();
        assertThat(files.openCount()).isBetween(5, 10);
        assertThat(tail.notices()).singleElement().asString().contains("too many open files").contains("ulimit -n");
    }

    /** The lack may have been another part's of the agent, or a limit that somebody raised. */
    @Test
    void whenDescriptorsComeBackTheyAreUsedAgain() {
        files.mostOpen(10);
        tail.start("");
        List<SimFiles.Writer> writers = IntStream.range(0, 40).mapToObj(file -> write(file + ".log", file + " first\n")).toList();
        tail.turn();
        assertThat(files.openCount()).isLessThanOrEqualTo(10);
        files.mostOpen(1000);
        int rounds = 60;
        for (int round = 0; round < rounds; round++) {
            for (SimFiles.Writer writer : writers) {
                writer.append("round " + round + '\n');
            }
            tail.pass(SCAN);
        }

        assertThat(files.openCount()).isEqualTo(40);
        assertThat(tail.out.lines).hasSize(40 * (rounds + 1));
        assertThat(tail.complaints()).as("it is over").noneMatch(notice -> notice.contains("too many open files"));
    }

    @Test
    void filesThatTurnUpWhenAllDescriptorsAreTakenAreIdentifiedAllTheSame() {
        files.mostOpen(10);
        tail.start("");
        IntStream.range(0, 9).forEach(file -> write(file + ".log", file + " first\n"));
        tail.turn();
        files.mostOpen(9);
        IntStream.range(10, 20).forEach(file -> write(file + ".log", file + " late\n"));
        tail.pass(SCAN);

        assertThat(tail.out.lines).hasSize(19).doesNotHaveDuplicates();
    }

    // ---- closing

    @Test
    void closeInactiveCountsFromTheLastLineRead() {
        tail.start("close_inactive: 1m");
        SimFiles.Writer writer = write("a.log", "one\n");
        tail.pass(Duration.ofSeconds(50));
        writer.append("two\n");
        tail.pass(Duration.ofSeconds(59));
        assertThat(files.openCount()).isEqualTo(1);

        tail.pass(Duration.ofSeconds(3));
        assertThat(files.openCount()).isZero();
        assertThat(tail.out.lines).containsExactly("one", "two");
    }

    @Test
    void closedFileIsOpenedAgainWhenItGrows() {
        tail.start("close_inactive: 10s");
        SimFiles.Writer writer = write("a.log", "one\n");
        tail.pass(Duration.ofSeconds(30));
        assertThat(files.openCount()).isZero();

        writer.append("two\n");
        tail.pass(SCAN);
        assertThat(tail.out.lines).containsExactly("one", "two");
        assertThat(tail.out.last().offset()).isEqualTo(4);
    }

    @Test
    void lineWrittenWhenAFileIsJustBeingClosedIsNotMissed() {
        for (int millis = 9_000; millis <= 12_000; millis += 100) {
            files = disk(SimFiles.System.POSIX);
            tail = new TurnedTail(files, "/logs/*.log", clock);
            tail.start("close_inactive: 10s");
            SimFiles.Writer writer = write("a.log", "one\n");
            tail.turn();
            clock.advance(Duration.ofMillis(millis));
            writer.append("two\n");
            tail.pass(Duration.ofSeconds(30));
            assertThat(tail.out.lines).as("written %d ms after the first line", millis).containsExactly("one", "two");
        }
    }

    @Test
    void closeRenamedClosesARotatedFileOnceItIsRead() {
        tail.start("close_renamed: true");
        SimFiles.Writer writer = write("a.log", "one\n");
        tail.pass(SCAN);
        assertThat(files.openCount()).isEqualTo(1);

        writer.append("two\n");
        files.rename("/logs/a.log", "/logs/a.log.1");
        tail.pass(SCAN);
        assertThat(tail.out.lines).containsExactly("one", "two");
        assertThat(files.openCount()).isZero();
    }

    @Test
    void withoutCloseRenamedARotatedFileIsReadOnThroughItsHandle() {
        tail.start("");
        SimFiles.Writer writer = write("a.log", "one\n");
        tail.turn();
        files.rename("/logs/a.log", "/logs/a.log.1");
        tail.pass(SCAN);
        assertThat(files.openCount()).isEqualTo(1);

        writer.append("two\n");
        tail.pass(Duration.ofSeconds(8));
        assertThat(tail.out.lines).containsExactly("one", "two");
        assertThat(tail.out.last().path()).isEqualTo("/logs/a.log.1");
    }

    @Test
    void closeRemovedReadsARemovedFileToItsEndFirst() {
        tail.start("");
        SimFiles.Writer writer = write("a.log", "one\n");
        tail.turn();
        tail.out.dry = true;
        writer.append("two\nthree\n");
        files.delete("/logs/a.log");
        tail.pass(Duration.ofMinutes(10));
        assertThat(files.openCount()).as("held as long as lines wait").isEqualTo(1);

        tail.out.dry = false;
        tail.pass(QUIET);
        assertThat(tail.out.lines).containsExactly("one", "two", "three");
        assertThat(files.openCount()).isZero();
    }

    /** A file that has long been idle is seldom asked for its size, and Windows tells late of appended bytes. */
    @Test
    void lastLinesOfAFileThatWasLongIdleAreReadThoughItIsRemovedAtOnce() {
        tail.watching(() -> withoutModifications(files.watch())).start("close_inactive: 0s\nscan_frequency: 1m");
        for (int millis = 100; millis < 60_000; millis += 1_700) {
            SimFiles.Writer writer = write("a.log", "one, then " + millis + " ms\n");
            tail.pass(Duration.ofMinutes(20));
            clock.advance(Duration.ofMillis(millis));
            tail.turn();
            writer.append("two\n");
            files.delete("/logs/a.log");
            tail.pass(Duration.ofMinutes(2));
            assertThat(tail.out.lines).endsWith("one, then " + millis + " ms", "two");
        }
    }

    @Test
    void removedFileIsReadOnWhileItsWriterGoesOn() {
        tail.start("");
        SimFiles.Writer writer = write("a.log", "one\n");
        tail.turn();
        files.delete("/logs/a.log");
        for (int i = 0; i < 10; i++) {
            tail.pass(Duration.ofSeconds(4));
            writer.append("more " + i + '\n');
        }
        tail.pass(Duration.ofSeconds(3));

        assertThat(tail.out.lines).hasSize(11).endsWith("more 9");
        tail.pass(QUIET);
        assertThat(files.openCount()).isZero();
    }

    @Test
    void withoutCloseRemovedTheHandleStaysUntilCloseInactive() {
        tail.start("close_removed: false\nclose_inactive: 2m");
        SimFiles.Writer writer = write("a.log", "one\n");
        tail.turn();
        files.delete("/logs/a.log");
        tail.pass(Duration.ofSeconds(110));
        writer.append("two\n");
        tail.pass(Duration.ofSeconds(100));
        assertThat(files.openCount()).isEqualTo(1);
        assertThat(tail.out.lines).containsExactly("one", "two");

        tail.pass(Duration.ofSeconds(30));
        assertThat(files.openCount()).isZero();
    }

    @Test
    void closeEofClosesAtTheEndAndOpensAgainForMore() {
        tail.start("close_eof: true");
        SimFiles.Writer writer = write("a.log", "one\n");
        tail.turn();
        assertThat(files.openCount()).isZero();

        writer.append("two\n");
        tail.pass(SCAN);
        assertThat(tail.out.lines).containsExactly("one", "two");
        assertThat(files.openCount()).isZero();
    }

    @Test
    void closeEofClosesARemovedFileAtItsEndWithoutWaiting() {
        tail.start("close_eof: true");
        SimFiles.Writer writer = write("a.log", "one\n");
        tail.turn();
        tail.out.dry = true;
        writer.append("two\nthr");
        tail.pass(SCAN);
        files.delete("/logs/a.log");
        tail.pass(SCAN);
        assertThat(files.openCount()).isEqualTo(1);

        tail.out.dry = false;
        tail.turn();
        assertThat(files.openCount()).as("closed at its end, no time passed").isZero();
        assertThat(tail.out.lines).containsExactly("one", "two", "thr");
        assertThat(tail.out.last().flags()).isEqualTo(Batch.PARTIAL);
    }

    @Test
    void closeTimeoutGivesTheHandleBackInTheMiddleAndLosesNothing() {
        tail.start("close_timeout: 10s");
        List<String> lines = numbered(20_000);
        write("a.log", String.join("\n", lines) + '\n');
        for (int batches = 0; tail.out.lines.size() < lines.size() && batches < 200; batches++) {
            tail.out.left = batches % 20 == 0 ? 1 : 0;
            tail.pass(Duration.ofSeconds(2));
        }

        assertThat(tail.out.lines).isEqualTo(lines);
        tail.pass(Duration.ofSeconds(30));
        assertThat(files.openCount()).isZero();
    }

    /** Elsewhere the rest of such a file is lost: its handle is closed in the middle, and nothing can open it again. */
    @Test
    void removedFileIsReadToItsEndWhateverCloseTimeoutSays() {
        tail.start("close_timeout: 10s");
        List<String> lines = numbered(20_000);
        write("a.log", String.join("\n", lines) + '\n');
        tail.out.left = 1;
        tail.turn();
        files.delete("/logs/a.log");
        tail.pass(Duration.ofMinutes(5));
        assertThat(tail.out.lines.size()).isLessThan(lines.size());

        tail.out.left = Integer.MAX_VALUE;
        tail.pass(QUIET);
        assertThat(tail.out.lines).isEqualTo(lines);
        assertThat(files.openCount()).isZero();
    }

    // ---- forgetting

    @Test
    void cleanRemovedTurnsTheEntryOfARemovedFileIntoATombstone() {
        tail.start("");
        write("a.log", "one\n").close();
        tail.turn();
        files.delete("/logs/a.log");
        tail.pass(SCAN.plus(QUIET));

        assertThat(entries()).singleElement().satisfies(entry -> {
            assertThat(entry.isTombstone()).isTrue();
            assertThat(entry.forgetAt() - clock.epochMillis()).isBetween(Duration.ofHours(23).toMillis(), Duration.ofHours(24).toMillis());
        });
    }

    @Test
    void withoutCleanRemovedTheEntryOfARemovedFileStays() {
        tail.start("clean_removed: false");
        write("a.log", "one\n").close();
        tail.turn();
        files.delete("/logs/a.log");
        tail.pass(Duration.ofMinutes(10));

        assertThat(entries()).singleElement().satisfies(entry -> assertThat(entry.isTombstone()).isFalse());
        assertThat(files.openCount()).isZero();
    }

    @Test
    void cleanInactiveForgetsAFileThatNobodyWritesTo() {
        tail.start("ignore_older: 1h\nclean_inactive: 2h\nscan_frequency: 5m");
        write("old.log", "one\n");
        SimFiles.Writer writer = write("new.log", "two\n");
        for (int i = 0; i < 5; i++) {
            tail.pass(Duration.ofMinutes(30));
            writer.append("more\n");
        }

        assertThat(entries()).filteredOn(Entry::isTombstone).extracting(Entry::name).containsExactly("/logs/old.log");
        assertThat(tail.out.lines).contains("one", "two").hasSize(6);
    }

    @Test
    void fileForgottenByCleanInactiveGoesOnAtItsOffsetWhileItsTombstoneStands() {
        tail.start("ignore_older: 1h\nclean_inactive: 2h\nscan_frequency: 5m");
        SimFiles.Writer writer = write("a.log", "one\n");
        tail.pass(Duration.ofHours(3));
        assertThat(entries()).singleElement().satisfies(entry -> assertThat(entry.isTombstone()).isTrue());

        writer.append("two\n");
        tail.pass(Duration.ofMinutes(6));
        assertThat(tail.out.lines).containsExactly("one", "two");
        assertThat(entries()).singleElement().satisfies(entry -> assertThat(entry.isTombstone()).isFalse());
    }

    @Test
    void ignoreOlderLeavesUnknownFilesAloneUntilSomebodyWritesToThem() {
        SimFiles.Writer writer = write("old.log", "before\n");
        clock.advance(Duration.ofHours(3));
        write("new.log", "one\n");
        tail.start("ignore_older: 2h");
        tail.pass(SCAN);
        assertThat(tail.out.lines).containsExactly("one");

        writer.append("after\n");
        tail.pass(SCAN);
        assertThat(tail.out.lines).as("a file that is taken up is taken up whole").containsExactly("one", "before", "after");
    }

    @Test
    void ignoreOlderDoesNotApplyToFilesThatAreKnown() {
        SimFiles.Writer writer = write("a.log", "one\n");
        tail.start("ignore_older: 2h");
        tail.turn();
        tail.registry.acknowledge(tail.out.spans);
        writer.append("written before the agent died, not read\n");
        tail.restart("ignore_older: 2h");
        clock.advance(Duration.ofHours(5));
        tail.pass(SCAN);

        assertThat(tail.out.lines).hasSize(2).endsWith("written before the agent died, not read");
    }

    // ---- many files

    @Test
    void harvesterLimitHoldsAndEveryFileGetsItsTurn() {
        tail.start("harvester_limit: 3");
        List<SimFiles.Writer> writers = new ArrayList<>();
        IntStream.range(0, 50).forEach(i -> writers.add(write("f" + i + ".log", "first of " + i + '\n')));
        for (int round = 0; round < 5; round++) {
            for (int i = 0; i < 50; i++) {
                writers.get(i).append("round " + round + " of " + i + '\n');
            }
            tail.pass(SCAN);
            assertThat(files.openCount()).isLessThanOrEqualTo(3);
        }

        assertThat(tail.out.lines).hasSize(300).doesNotHaveDuplicates();
    }

    /** Three files that are never read to their end, because more is written than the output takes, and 47 with a line each. */
    @Test
    void filesThatAreNeverReadToTheirEndDoNotStarveTheOthers() {
        List<SimFiles.Writer> busy = new ArrayList<>();
        IntStream.range(0, 3).forEach(i -> busy.add(write("busy" + i + ".log", "first\n")));
        tail.start("harvester_limit: 3");
        tail.turn();
        IntStream.range(0, 47).forEach(i -> write("calm" + i + ".log", "calm " + i + '\n'));
        String flood = "x".repeat(99).concat("\n").repeat(300);
        for (int halfSeconds = 0; halfSeconds < 400; halfSeconds++) {
            busy.forEach(writer -> writer.append(flood));
            tail.out.left = 1;
            clock.advance(Duration.ofMillis(500));
            tail.turn();
            assertThat(files.openCount()).isLessThanOrEqualTo(3);
        }

        assertThat(tail.out.lines.stream().filter(line -> line.startsWith("calm"))).hasSize(47);
        assertThat(tail.out.all.stream().filter(line -> line.text().startsWith("x")).map(TakenLines.Line::path).distinct())
                .as("those that had to give way went on")
                .hasSize(3);
    }

    @Test
    void removedFilesDoNotKeepTheirHandlesFromOthersOnceTheyAreRead() {
        tail.start("harvester_limit: 2\nclose_removed: false");
        write("a.log", "one\n").close();
        write("b.log", "two\n").close();
        tail.turn();
        files.delete("/logs/a.log");
        files.delete("/logs/b.log");
        tail.pass(SCAN);
        write("c.log", "three\n");
        tail.pass(SCAN.plus(SCAN));

        assertThat(tail.out.lines).containsExactly("one", "two", "three");
    }

    /** A file that waits to be read had its alarm come up for ever, and the tail stood still. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void fileThatWaitsForABatchHoldsUpNothing() {
        tail.start("");
        SimFiles.Writer writer = write("a.log", "one\n");
        tail.pass(Duration.ofSeconds(5));
        tail.out.dry = true;
        writer.append("two\n");
        tail.pass(Duration.ofMinutes(2));
        assertThat(tail.out.lines).containsExactly("one");

        tail.out.dry = false;
        tail.turn();
        assertThat(tail.out.lines).containsExactly("one", "two");
    }

    // ---- the last line

    @Test
    void lastLineOfARotatedFileIsShippedOnceItIsQuiet() {
        tail.start("");
        SimFiles.Writer writer = write("a.log", "one\nwithout end");
        tail.pass(Duration.ofMinutes(1));
        assertThat(tail.out.lines).containsExactly("one");

        files.rename("/logs/a.log", "/logs/a.log.1");
        tail.pass(SCAN);
        assertThat(tail.out.lines).containsExactly("one", "without end");
        assertThat(tail.out.last().flags()).isEqualTo(Batch.PARTIAL);

        writer.append(", as it seemed\nthree\n");
        tail.pass(SCAN);
        assertThat(tail.out.lines).as("what was shipped is not shipped again").containsExactly("one", "without end", ", as it seemed", "three");
    }

    @Test
    void lastLineOfARemovedFileIsShipped() {
        tail.start("");
        write("a.log", "one\nwithout end").close();
        tail.turn();
        files.delete("/logs/a.log");
        tail.pass(SCAN.plus(QUIET));

        assertThat(tail.out.lines).containsExactly("one", "without end");
        assertThat(files.openCount()).isZero();
    }

    @Test
    void lastLineOfAClosedFileIsShippedWhenItIsRotated() {
        tail.start("close_inactive: 10s");
        write("a.log", "one\nwithout end").close();
        tail.pass(Duration.ofMinutes(1));
        assertThat(files.openCount()).isZero();

        files.rename("/logs/a.log", "/logs/a.log.1");
        tail.pass(SCAN.plus(QUIET));
        assertThat(tail.out.lines).containsExactly("one", "without end");
    }

    @Test
    void lastLineOfAFileRotatedWhileTheAgentWasDownIsShipped() {
        tail.start("");
        write("a.log", "one\nwithout end").close();
        tail.turn();
        tail.registry.acknowledge(tail.out.spans);
        tail.close();
        files.rename("/logs/a.log", "/logs/a.log.1");
        tail.restart("");
        tail.pass(SCAN);

        assertThat(tail.out.lines).containsExactly("one", "without end");
    }

    @Test
    void copyOfAFileThatAPowerCutShortenedWithinItsFirstBytesIsKnown() {
        tail.start("");
        write("a.log", "one\nlost by the power cut").close();
        tail.turn();
        tail.registry.acknowledge(tail.out.spans);
        tail.close();
        files.truncate("/logs/a.log", 4);
        write("a.log", "two\n").close();
        tail.restart("");
        tail.turn();
        tail.registry.acknowledge(tail.out.spans);
        tail.close();
        files.copy("/logs/a.log", "/logs/a.log.1");
        files.delete("/logs/a.log");
        tail.restart("");
        tail.pass(SCAN.plus(QUIET));

        assertThat(tail.out.lines).containsExactly("one", "two");
    }

    @Test
    void lastLineLongerThanAPieceIsShippedWhole() {
        String longer = "x".repeat(3 * PieceReader.PIECE);
        tail.start("");
        write("a.log", "one\n" + longer).close();
        tail.turn();
        files.delete("/logs/a.log");
        tail.pass(SCAN.plus(QUIET));

        assertThat(tail.out.lines).containsExactly("one", longer);
    }

    /** What is left of a batch may have no room for a line, though an empty batch has. */
    @Test
    void linesOfHalfABatchComeOneAfterAnother() {
        tail.start("max_line: 64KiB");
        List<String> lines = IntStream.range(0, 10).mapToObj(i -> Integer.toString(i).repeat(45_000 + i)).toList();
        write("a.log", String.join("\n", lines) + '\n');
        tail.turn();

        assertThat(tail.out.lines).isEqualTo(lines);
    }

    @Test
    void lastLineOfARemovedFileWaitsForABatch() {
        tail.start("");
        write("a.log", "one\nwithout end").close();
        tail.turn();
        files.delete("/logs/a.log");
        tail.out.dry = true;
        tail.pass(Duration.ofMinutes(2));
        assertThat(files.openCount()).isEqualTo(1);

        tail.out.dry = false;
        tail.pass(QUIET);
        assertThat(tail.out.lines).containsExactly("one", "without end");
        assertThat(files.openCount()).isZero();
    }

    @Test
    void smallFileIsAFile() {
        tail.start("");
        write("a.log", "a\n").close();
        write("b.log", "forty-two bytes are enough for a whole file").close();
        tail.turn();
        assertThat(tail.out.lines).containsExactly("a");

        files.rename("/logs/b.log", "/away/b.log");
        tail.pass(SCAN.plus(QUIET));
        assertThat(tail.out.lines).containsExactly("a", "forty-two bytes are enough for a whole file");
    }

    // ---- Windows

    @Test
    void fileDeletedOnWindowsIsReadToItsEndAndClosedAtOnceSoThatItsNameIsFree() {
        onWindows();
        tail.start("");
        SimFiles.Writer writer = write("a.log", "one\n");
        tail.turn();
        writer.append("two\nthree");
        writer.close();
        files.delete("/logs/a.log");
        assertThat(files.exists("/logs/a.log")).as("delete-pending blocks the name").isTrue();

        tail.pass(SCAN);
        assertThat(tail.out.lines).containsExactly("one", "two", "three");
        assertThat(files.exists("/logs/a.log")).isFalse();
    }

    @Test
    void hintOfADeletionOnWindowsFreesTheNameAtOnce() {
        onWindows();
        tail.watching(files::watch).start("");
        write("a.log", "one\ntwo\n").close();
        tail.turn();
        files.delete("/logs/a.log");
        tail.turn();

        assertThat(files.exists("/logs/a.log")).as("no time passed").isFalse();
        assertThat(tail.out.lines).containsExactly("one", "two");
    }

    @Test
    void pendingDeletionWaitsForWhatIsUnreadAndForNothingElse() {
        onWindows();
        tail.watching(files::watch).start("close_timeout: 5s");
        SimFiles.Writer writer = write("a.log", "one\n");
        tail.turn();
        tail.out.dry = true;
        writer.append("two\n");
        writer.close();
        files.delete("/logs/a.log");
        tail.pass(Duration.ofMinutes(1));
        assertThat(files.exists("/logs/a.log")).isTrue();

        tail.out.dry = false;
        tail.turn();
        assertThat(tail.out.lines).containsExactly("one", "two");
        assertThat(files.exists("/logs/a.log")).isFalse();
    }

    @Test
    void newFileUnderAFreedNameIsAnother() {
        onWindows();
        tail.watching(files::watch).start("");
        write("a.log", "one\n").close();
        tail.turn();
        files.delete("/logs/a.log");
        tail.turn();
        write("a.log", "another one\n");
        tail.turn();

        assertThat(tail.out.lines).containsExactly("one", "another one");
        assertThat(tail.out.all).extracting(TakenLines.Line::generation).doesNotHaveDuplicates();
    }

    // ----

    /** Hints about what came and went only. */
    private static Watch withoutModifications(Watch all) {
        return new OverheardWatch(all, (own, to) -> own.take(hint -> {
            if (!hint.modified()) {
                to.accept(hint);
            }
        }));
    }

    private void onWindows() {
        files = disk(SimFiles.System.WINDOWS);
        tail = new TurnedTail(files, "/logs/*.log*", clock);
    }

    private SimFiles.Writer write(String name, String text) {
        SimFiles.Writer writer = files.writer("/logs/" + name);
        writer.append(text);
        return writer;
    }

    private List<Entry> entries() {
        return List.copyOf(tail.registry.entries.values());
    }

    private static List<String> numbered(int count) {
        return IntStream.range(0, count).mapToObj(i -> "line number " + i).toList();
    }
}
