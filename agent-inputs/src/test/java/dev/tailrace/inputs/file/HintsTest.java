package dev.tailrace.inputs.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.sim.SimClock;
import dev.tailrace.inputs.file.disk.Watch;
import dev.tailrace.inputs.sim.OverheardWatch;
import dev.tailrace.inputs.sim.SimFiles;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What hints of the system bring at once, with a scan so far away that it brings nothing; and what they do not break. */
class HintsTest {
    /** Stands for the loss of what the disk told. */
    private static final Watch.Hint DROP = new Watch.Hint("", "drop", false);
    private static final Duration LINGER = Duration.ofMillis(100);
    private static final Duration ROUND = Duration.ofNanos(Patrol.LEAST_INTERVAL);

    private final SimClock clock = new SimClock();
    private final SimFiles files = new SimFiles(SimFiles.System.POSIX, clock);
    private final Queue<Watch.Hint> more = new ArrayDeque<>();
    private final TurnedTail tail = new TurnedTail(files, "/logs/*.log*", clock).watching(() -> withMore(files.watch()));

    @BeforeEach
    void begin() {
        files.directory("/logs");
        tail.start("scan_frequency: 1h");
        tail.turn();
    }

    /** From the next start on the output waits for a batch to become full. */
    private void lingering() {
        tail.out.linger = LINGER.toNanos();
        tail.start("scan_frequency: 1h\nclose_inactive: 10s");
        tail.turn();
    }

    @AfterEach
    void close() {
        tail.close();
    }

    @Test
    void newFileIsReadAtOnce() {
        write("a.log", "one\n");
        tail.turn();

        assertThat(tail.out.lines).containsExactly("one");
    }

    @Test
    void appendedLinesAreReadAtOnce() {
        SimFiles.Writer writer = write("a.log", "one\n");
        tail.turn();
        writer.append("two\n");
        tail.turn();

        assertThat(tail.out.lines).containsExactly("one", "two");
    }

    @Test
    void lineAppendedToAClosedFileOpensItAtOnce() {
        tail.start("scan_frequency: 1h\nclose_inactive: 10s");
        SimFiles.Writer writer = write("a.log", "one\n");
        tail.turn();
        tail.pass(Duration.ofSeconds(20));
        assertThat(files.openCount()).isZero();

        writer.append("two\n");
        tail.turn();
        assertThat(tail.out.lines).containsExactly("one", "two");
    }

    @Test
    void rotatedFileKeepsItsGenerationAndTheNewOneIsReadAtOnce() {
        SimFiles.Writer writer = write("a.log", "one\n");
        tail.turn();
        files.rename("/logs/a.log", "/logs/a.log.1");
        writer.append("two\n");
        write("a.log", "three\n");
        tail.turn();

        assertThat(tail.out.lines).containsExactlyInAnyOrder("one", "two", "three");
        assertThat(tail.out.linesOf("one")).containsExactly("one", "two");
        assertThat(tail.out.all).filteredOn(line -> line.text().equals("two")).extracting(TakenLines.Line::path).containsExactly("/logs/a.log.1");
    }

    @Test
    void wholeCascadeOfRenamingIsFollowedAtOnce() {
        SimFiles.Writer writer = write("a.log", "one\n");
        tail.turn();
        for (int rotation = 0; rotation < 4; rotation++) {
            for (int number = rotation; number >= 1; number--) {
                files.rename("/logs/a.log." + number, "/logs/a.log." + (number + 1));
            }
            files.rename("/logs/a.log", "/logs/a.log.1");
            writer.append("late " + rotation + '\n');
            writer = write("a.log", "new " + rotation + '\n');
            tail.turn();
        }

        assertThat(tail.out.lines).hasSize(9).doesNotHaveDuplicates();
        assertThat(tail.registry.entries).hasSize(5);
    }

    @Test
    void removedFileIsReadToItsEndAndClosedWithoutAScan() {
        SimFiles.Writer writer = write("a.log", "one\n");
        tail.turn();
        writer.append("two\n");
        files.delete("/logs/a.log");
        tail.turn();
        tail.pass(Duration.ofSeconds(6));

        assertThat(tail.out.lines).containsExactly("one", "two");
        assertThat(files.openCount()).isZero();
    }

    /** Found by the soak test on a busy machine, with five rotated files kept and ten seconds from scan to scan: a whole file was never read. */
    @Test
    void fileThatWasEmptyAtFirstIsReadAtOnceThoughItHasAnotherNameByThen() {
        SimFiles.Writer writer = write("a.log", "");
        tail.turn();
        writer.append("one\n");
        files.rename("/logs/a.log", "/logs/a.log.1");
        write("a.log", "two\n");
        tail.turn();

        assertThat(tail.out.lines).containsExactlyInAnyOrder("one", "two");
    }

    /** The system's queue of hints overflowed: anything may have happened. */
    @Test
    void lostHintsBringTheNextScanForward() {
        write("a.log", "one\n");
        more.add(DROP);
        tail.turn();
        assertThat(tail.out.lines).isEmpty();

        more.add(new Watch.Hint(null, "", false));
        tail.turn();
        tail.pass(Duration.ofSeconds(2));
        assertThat(tail.out.lines).containsExactly("one");
    }

    @Test
    void hintsAboutNothingAreHarmless() {
        write("a.log", "one\n");
        more.add(new Watch.Hint("/logs", "never-there.log", false));
        more.add(new Watch.Hint("/logs", "never-there.log", true));
        more.add(new Watch.Hint("/logs", "unwanted.txt", false));
        more.add(new Watch.Hint("/elsewhere", "a.log", true));
        more.add(new Watch.Hint("/logs", "a.log", true));
        tail.turn();

        assertThat(tail.out.lines).containsExactly("one");
    }

    @Test
    void withoutHintsTheScanFindsEverything() {
        tail.watching(() -> Watch.NONE).start("scan_frequency: 10s");
        SimFiles.Writer writer = write("a.log", "one\n");
        tail.pass(Duration.ofSeconds(11));
        writer.append("two\n");
        tail.pass(Duration.ofSeconds(11));

        assertThat(tail.out.lines).containsExactly("one", "two");
    }

    @Test
    void fileThatIsWrittenAllTheTimeIsReadOnceInALinger() {
        lingering();
        SimFiles.Writer writer = writtenAllTheTime("a.log");
        writer.append("during the linger\n");
        tail.turn();
        assertThat(tail.out.last().text()).isNotEqualTo("during the linger");

        tail.pass(LINGER);
        assertThat(tail.out.last().text()).isEqualTo("during the linger");
    }

    @Test
    void fileBesideOneThatIsWrittenAllTheTimeIsReadAsOften() {
        lingering();
        SimFiles.Writer beside = write("b.log", "one\n");
        writtenAllTheTime("a.log");
        beside.append("two\n");
        tail.pass(LINGER);

        assertThat(tail.out.last().text()).isEqualTo("two");
    }

    @Test
    void closedFileBesideOneThatIsWrittenAllTheTimeIsOpenedWithinASecond() {
        lingering();
        SimFiles.Writer beside = write("b.log", "one\n");
        tail.turn();
        tail.pass(Duration.ofSeconds(20));
        assertThat(files.openCount()).isZero();
        SimFiles.Writer writer = writtenAllTheTime("a.log");
        beside.append("two\n");
        aSecondOfWriting(writer);

        assertThat(tail.out.linesOf("one")).containsExactly("one", "two");
    }

    @Test
    void newFileBesideOneThatIsWrittenAllTheTimeIsReadAtOnce() {
        lingering();
        writtenAllTheTime("a.log");
        write("b.log", "one\n");
        tail.turn();

        assertThat(tail.out.last().text()).isEqualTo("one");
    }

    /** As a rotation leaves it: made empty, and written to once the server has it open. */
    @Test
    void emptyFileBesideOneThatIsWrittenAllTheTimeIsReadWithinALingerOnceItIsWritten() {
        lingering();
        writtenAllTheTime("a.log");
        SimFiles.Writer empty = write("b.log", "");
        tail.turn();
        empty.append("one\n");
        tail.pass(LINGER);

        assertThat(tail.out.last().text()).isEqualTo("one");
    }

    @Test
    void fileThatHasLongBeenEmptyBesideOneThatIsWrittenAllTheTimeIsReadWithinASecond() {
        lingering();
        SimFiles.Writer empty = write("b.log", "");
        tail.turn();
        tail.pass(Duration.ofSeconds(20));
        SimFiles.Writer writer = writtenAllTheTime("a.log");
        empty.append("one\n");
        aSecondOfWriting(writer);

        assertThat(tail.out.lines).contains("one");
    }

    @Test
    void fileThatWasWrittenAllTheTimeIsHintedAtAgain() {
        lingering();
        SimFiles.Writer writer = writtenAllTheTime("a.log");
        for (int round = 0; round < 20; round++) {
            tail.pass(LINGER);
        }
        tail.out.linger = 0;
        writer.append("hinted\n");
        tail.turn();

        assertThat(tail.out.last().text()).isEqualTo("hinted");
    }

    @Test
    void withoutALingerLinesOfAFileThatIsWrittenAllTheTimeWaitForEachOther() {
        SimFiles.Writer writer = writtenAllTheTimeWithoutALinger("a.log");
        writer.append("one more\n");
        tail.turn();
        assertThat(tail.out.last().text()).isNotEqualTo("one more");

        tail.pass(ROUND);
        assertThat(tail.out.last().text()).isEqualTo("one more");
    }

    @Test
    void withoutALingerFileBesideOneThatIsWrittenAllTheTimeIsReadWithinFiftyMilliseconds() {
        SimFiles.Writer beside = write("b.log", "one\n");
        SimFiles.Writer writer = writtenAllTheTimeWithoutALinger("a.log");
        beside.append("two\n");
        rounds(Duration.ofMillis(52));
        assertThat(tail.out.last().text()).isEqualTo("two");

        writer.append("three\n");
        beside.append("four\n");
        tail.pass(ROUND);
        assertThat(tail.out.lines).endsWith("three", "four");
    }

    @Test
    void withoutALingerManyFilesThatAreWrittenAreHintedAt() {
        List<SimFiles.Writer> writers = new ArrayList<>();
        for (int file = 0; file < 20; file++) {
            writers.add(write("many-" + file + ".log", "first\n"));
        }
        tail.turn();
        for (int hint = 0; hint <= 10 * Patrol.MANY_HINTS; hint++) {
            writers.get(hint % writers.size()).append("line " + hint + '\n');
            tail.turn();
        }

        assertThat(tail.out.last().text()).isEqualTo("line " + 10 * Patrol.MANY_HINTS);
    }

    @Test
    void withoutALingerFileThatWasWrittenAllTheTimeIsHintedAtAgain() {
        SimFiles.Writer writer = writtenAllTheTimeWithoutALinger("a.log");
        rounds(Duration.ofMillis(600));
        writer.append("hinted\n");
        tail.turn();

        assertThat(tail.out.last().text()).isEqualTo("hinted");
    }

    private SimFiles.Writer writtenAllTheTimeWithoutALinger(String name) {
        SimFiles.Writer writer = write(name, "first\n");
        written(writer, 5 * Patrol.MANY_HINTS);
        tail.pass(ROUND);
        return writer;
    }

    private void rounds(Duration time) {
        for (Duration left = time; left.isPositive(); left = left.minus(ROUND)) {
            tail.pass(ROUND);
        }
    }

    /** So often that there is no hint any more at the end. */
    private SimFiles.Writer writtenAllTheTime(String name) {
        SimFiles.Writer writer = write(name, "first\n");
        written(writer, Patrol.MANY_HINTS);
        tail.pass(LINGER);
        return writer;
    }

    private void aSecondOfWriting(SimFiles.Writer writer) {
        for (int round = 0; round < 10; round++) {
            writer.append("more\n");
            tail.pass(LINGER);
        }
    }

    private void written(SimFiles.Writer writer, int hints) {
        for (int hint = 0; hint <= hints; hint++) {
            tail.turn();
            writer.append("line " + hint + '\n');
        }
        tail.turn();
    }

    /** What the disk tells and what the test tells besides. */
    private Watch withMore(Watch own) {
        return new OverheardWatch(own, (all, to) -> {
            boolean drops = more.remove(DROP);
            all.take(drops ? hint -> {} : to);
            for (Watch.Hint hint = more.poll(); hint != null; hint = more.poll()) {
                to.accept(hint);
            }
        });
    }

    private SimFiles.Writer write(String name, String text) {
        SimFiles.Writer writer = files.writer("/logs/" + name);
        writer.append(text);
        return writer;
    }
}
