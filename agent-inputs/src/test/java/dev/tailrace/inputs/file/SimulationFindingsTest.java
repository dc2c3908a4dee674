package dev.tailrace.inputs.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.sim.SimClock;
import dev.tailrace.inputs.sim.SimFiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@link TailSimulation} found in the product, each as the shortest sequence that shows it. */
class SimulationFindingsTest {
    private static final Duration SCAN = Duration.ofSeconds(11);

    private final SimClock clock = new SimClock();
    private final SimFiles files = new SimFiles(SimFiles.System.POSIX, clock);
    private final TurnedTail tail = new TurnedTail(files, "/logs/*.log*", clock);

    SimulationFindingsTest() {
        files.directory("/logs");
    }

    @AfterEach
    void close() {
        tail.close();
    }

    private SimFiles.Writer write(String name, String text) {
        SimFiles.Writer writer = files.writer("/logs/" + name);
        writer.append(text);
        return writer;
    }

    /** It was looked at, had to wait, and what was read in the end was taken for the content that had stood there before. */
    @Test
    void fileThatIsRewrittenWhileItWaitsForABatchIsReadOnce() {
        tail.out.dry = true;
        tail.start("");
        SimFiles.Writer writer = write("a.log", "old one\nold two\n");
        tail.turn();
        files.truncate("/logs/a.log", 0);
        writer.append("new one\nnew two\n");
        tail.out.dry = false;
        tail.turn();
        writer.append("new three\n");
        tail.pass(SCAN);

        assertThat(tail.out.lines).containsExactly("new one", "new two", "new three");
    }

    /** What was seen of it when it was new, half a line more than was read, was asked of its copy. */
    @Test
    void copyThatEndsWhereReadingCameToIsKnownThoughMoreWasSeen() {
        write("a.log", "one\ntwo\nthr");
        tail.start("");
        tail.turn();
        files.copy("/logs/a.log", "/logs/a.log.1", "one\ntwo\n".length());
        tail.turn();
        files.truncate("/logs/a.log", 0);
        tail.pass(SCAN);

        assertThat(tail.out.lines).containsExactly("one", "two");
    }

    /** What had been written since was taken for more of what was read, as it began with the same byte: its copy was not known any more. */
    @Test
    void fileThatIsCopiedAndRewrittenWithTheSameFirstByteIsKnownInItsCopy() {
        SimFiles.Writer writer = write("a.log", "o");
        tail.start("");
        tail.turn();
        writer.append("ne\ntwo\n");
        tail.pass(SCAN);
        files.copy("/logs/a.log", "/logs/a.log.1");
        files.truncate("/logs/a.log", 0);
        writer.append("other\n");
        tail.pass(SCAN.plus(SCAN));

        assertThat(tail.out.lines).containsExactly("one", "two", "other");
    }

    /** It could not be opened to see whether it had been cut since: it was believed to stand, and its copy to be a file of its own. */
    @Test
    void copyOfAFileThatCannotBeLookedAtWaitsForIt() {
        SimFiles.Writer writer = write("a.log", "one\ntwo\n");
        tail.start("close_inactive: 1s");
        tail.pass(SCAN);
        writer.append("three\n");
        files.copy("/logs/a.log", "/logs/a.log.1");
        files.truncate("/logs/a.log", 0);
        files.unshared("/logs/a.log", true);
        tail.pass(SCAN.multipliedBy(3));
        assertThat(tail.out.lines).as("while it cannot be told").containsExactly("one", "two");

        files.unshared("/logs/a.log", false);
        writer.append("four\n");
        tail.pass(SCAN.multipliedBy(3));
        assertThat(tail.out.lines).containsExactlyInAnyOrder("one", "two", "three", "four");
    }

    /** What was left of the first log, one byte, is what the second one and its copy begin with: the copy was taken for one of that in the making. */
    @Test
    void compressedCopyIsReadThoughALivingFileIsItsBeginning() {
        write("a.log.3", "o").close();
        tail.start("");
        tail.turn();
        write("a.log.1", "one\ntwo\n").close();
        files.compress("/logs/a.log.1", "/logs/a.log.1.gz", 1);
        files.delete("/logs/a.log.1");
        tail.pass(SCAN);

        assertThat(tail.out.lines).containsExactly("one", "two");
    }

    /** More had been read of its original than it has, and the agent died before that was acknowledged: the prefix, which covered more, was asked of it. */
    @Test
    void copyThatEndsBehindWhatIsAcknowledgedIsKnownThoughMoreWasSeen() {
        SimFiles.Writer writer = write("a.log", "one\ntwo\n");
        tail.start("");
        tail.turn();
        tail.registry.acknowledge(tail.out.spans);
        writer.append("three\nfour\nfive\n");
        tail.pass(SCAN);
        writer.append("six\n");
        tail.pass(SCAN);
        files.copy("/logs/a.log", "/logs/a.log.1", "one\ntwo\n".length());
        files.truncate("/logs/a.log", 0);
        int before = tail.out.lines.size();
        tail.restart("");
        tail.pass(SCAN.plus(SCAN));

        assertThat(tail.out.lines.subList(before, tail.out.lines.size())).doesNotContain("one", "two");
    }

    /** The milestone by which its first block was known was not remembered, because there was an earlier one. */
    @Test
    void fileThatComesBackBlockByBlockAfterARestartIsReadOnce() {
        files.directory("/away");
        List<String> lines = IntStream.range(0, 1000).mapToObj(line -> "line " + line).toList();
        SimFiles.Writer writer = write("a.log", lines.getFirst() + '\n');
        tail.watching(files::watch).start("");
        tail.turn();
        writer.append(String.join("\n", lines.subList(1, lines.size())) + '\n');
        tail.pass(SCAN);
        tail.registry.acknowledge(tail.out.spans);
        files.rename("/logs/a.log", "/away/a.log");
        tail.restart("");
        tail.turn();
        while (files.copy("/away/a.log", "/logs/a.log.back", 4096)) {
            tail.pass(Duration.ofSeconds(1));
        }
        tail.pass(SCAN.plus(SCAN));

        assertThat(tail.out.lines).isEqualTo(lines);
    }

    /** The place where the agent had taken up reading was no milestone: only what stood before an earlier one was known of the copy. */
    @Test
    void copyThatEndsWhereReadingWasTakenUpAgainIsKnown() {
        List<String> lines = IntStream.range(0, 700).mapToObj(line -> "line " + line).toList();
        SimFiles.Writer writer = write("a.log", String.join("\n", lines.subList(0, 600)) + '\n');
        tail.start("");
        tail.turn();
        writer.append(String.join("\n", lines.subList(600, 650)) + '\n');
        tail.pass(SCAN);
        tail.registry.acknowledge(tail.out.spans);
        tail.restart("");
        tail.turn();
        files.copy("/logs/a.log", "/logs/a.log.1");
        writer.append(String.join("\n", lines.subList(650, 700)) + '\n');
        tail.pass(Duration.ofSeconds(3));
        assertThat(tail.out.lines).as("before the copy is seen").isEqualTo(lines);
        tail.registry.acknowledge(tail.out.spans);
        files.truncate("/logs/a.log", 0);
        tail.pass(SCAN.plus(SCAN));

        assertThat(tail.out.lines).isEqualTo(lines);
    }

    @Test
    void removedFileKeepsItsHandleFromAnotherUntilItIsReadToItsEnd() {
        tail.watching(files::watch).start("harvester_limit: 1");
        SimFiles.Writer writer = write("a.log", "one\n");
        tail.turn();
        writer.append("two\n");
        files.delete("/logs/a.log");
        write("a.log", "of another\n");
        tail.turn();
        writer.append("three\n");
        tail.pass(SCAN);

        assertThat(tail.out.lines).containsExactly("one", "two", "three", "of another");
    }

    @Test
    void removedFileIsReadToItsEndThoughItsTimeIsOverBeforeAnybodyNoticed() {
        tail.start("close_timeout: 10s\nscan_frequency: 5m");
        List<String> lines = IntStream.range(0, 20_000).mapToObj(line -> "line " + line).toList();
        write("a.log", String.join("\n", lines) + '\n');
        tail.out.left = 1;
        tail.turn();
        files.delete("/logs/a.log");
        for (int batch = 0; batch < 20; batch++) {
            tail.pass(SCAN);
            tail.out.left = 1;
        }

        assertThat(tail.out.lines).isEqualTo(lines);
    }

    /** What may not be closed yet and cannot be read now was tried again and again. */
    @Test
    void deletedFileThatWaitsForABatchWhileAnotherWantsItsHandleComesToRest() {
        SimFiles windows = new SimFiles(SimFiles.System.WINDOWS, clock);
        windows.directory("/logs");
        TurnedTail other = new TurnedTail(windows, "/logs/*.log", clock).watching(windows::watch);
        other.start("harvester_limit: 1");
        windows.writer("/logs/a.log").append("one\nwithout end");
        other.turn();
        other.out.dry = true;
        windows.delete("/logs/a.log");
        windows.writer("/logs/b.log").append("of another\n");
        other.pass(Duration.ofSeconds(3));
        other.out.dry = false;
        other.pass(SCAN.plus(SCAN));

        assertThat(other.out.lines).containsExactly("one", "without end", "of another");
        other.close();
    }

    /** None of them may be closed, because their writers may go on for a moment; to look for one that may took for ever. */
    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whenDescriptorsRunOutAndAllFilesAreGoneANewOneWaitsUntilTheyAreQuiet() {
        files.mostOpen(5);
        tail.watching(files::watch).start("");
        List<SimFiles.Writer> writers = new ArrayList<>();
        IntStream.range(0, 5).forEach(file -> writers.add(write(file + ".log", "first of " + file + '\n')));
        tail.pass(SCAN);
        IntStream.range(0, 5).forEach(file -> files.delete("/logs/" + file + ".log"));
        write("new.log", "new\n");
        tail.turn();
        writers.forEach(writer -> writer.append("last\n"));
        tail.pass(SCAN);

        assertThat(tail.out.lines).hasSize(11).endsWith("new");
    }
}
