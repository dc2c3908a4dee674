package dev.tailrace.inputs.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.sim.SimClock;
import dev.tailrace.inputs.sim.SimFiles;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Zeros in files: space that was promised, bytes that a share does not show yet, holes that writers leave. */
class ZerosTest {
    private static final Duration SCAN = Duration.ofSeconds(11);
    private static final int MAX_LINE = 1000;

    private final SimClock clock = new SimClock();
    private final SimFiles files = new SimFiles(SimFiles.System.POSIX, clock);
    private final TurnedTail tail = new TurnedTail(files, "/logs/*", clock);

    @BeforeEach
    void begin() {
        files.directory("/logs");
        tail.start("max_line: " + MAX_LINE);
    }

    @AfterEach
    void close() {
        tail.close();
    }

    /** As IIS and Windows programs do that reserve the space of their log; longer than a line may be, and than is read at once. */
    @ParameterizedTest
    @ValueSource(ints = {1, 100, 2 * MAX_LINE, 200_000, 9_000_000})
    void spaceThatIsReservedIsWaitedForAndFilledLineByLine(int reserved) {
        SimFiles.Writer writer = write("a.log", "one\n");
        writer.append(new byte[reserved]);
        tail.pass(SCAN);
        assertThat(tail.out.lines).containsExactly("one");

        int at = "one\n".length();
        for (String line : new String[] {"two\n", "th", "ree\n", "four\n"}) {
            writer.write(at, line.getBytes(StandardCharsets.US_ASCII));
            at += line.length();
            tail.pass(SCAN);
        }
        assertThat(tail.out.lines).containsExactly("one", "two", "three", "four");
        assertThat(tail.out.all).allMatch(line -> line.flags() == 0);
    }

    @Test
    void reservedSpaceIsNoLineWhenTheFileIsRemovedAndItsLastLineIsShippedWithoutIt() {
        SimFiles.Writer writer = write("a.log", "one\ntwo");
        writer.append(new byte[50_000]);
        tail.pass(SCAN);
        files.delete("/logs/a.log");
        tail.pass(SCAN.plus(SCAN));

        assertThat(tail.out.lines).containsExactly("one", "two");
        assertThat(tail.out.last().flags()).isEqualTo(Batch.PARTIAL);
        assertThat(files.openCount()).isZero();
    }

    /** A writer that does not append goes on at its old position after copytruncate: the file begins with a hole. */
    @ParameterizedTest
    @ValueSource(ints = {1, 300, 5_000, 300_000, 9_000_000})
    void holeAtTheStartHidesNothingBehindIt(int hole) {
        SimFiles.Writer writer = files.writer("/logs/a.log");
        writer.append(new byte[hole]);
        writer.append("one\n".getBytes(StandardCharsets.US_ASCII));
        tail.pass(Duration.ofSeconds(40));
        writer.append("two\n");
        tail.pass(SCAN);

        assertThat(tail.out.lines).containsExactly("one", "two");
        assertThat(tail.out.all).extracting(TakenLines.Line::offset).containsExactly((long) hole, hole + 4L);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 300, 5_000, 300_000, 9_000_000})
    void holeInTheMiddleHidesNothingBehindIt(int hole) {
        SimFiles.Writer writer = write("a.log", "one\n");
        writer.append(new byte[hole]);
        writer.append("two\nthree\n");
        tail.pass(SCAN);

        assertThat(tail.out.lines).containsExactly("one", "two", "three");
        assertThat(tail.out.last().offset()).isEqualTo(4L + hole + 4);
    }

    @Test
    void lineTornByAHoleIsCutAndTheNextIsWhole() {
        SimFiles.Writer writer = write("a.log", "one\ntor");
        writer.append(new byte[300_000]);
        writer.append("n\nthree\n");
        tail.pass(SCAN);

        assertThat(tail.out.lines).hasSize(3).startsWith("one").endsWith("three");
        assertThat(tail.out.all.get(1).flags()).isEqualTo(Batch.TRUNCATED);
        assertThat(tail.out.all.get(1).text()).startsWith("tor\0\0");
    }

    /** Bytes of a share that are shown before they are there. */
    @Test
    void zerosThatBecomeTextAreReadAsText() {
        SimFiles.Writer writer = write("a.log", "one\n");
        writer.append(new byte[8]);
        tail.pass(Duration.ofSeconds(2));
        writer.write(4, "two\nsix\n".getBytes(StandardCharsets.US_ASCII));
        tail.pass(SCAN);

        assertThat(tail.out.lines).containsExactly("one", "two", "six");
    }

    @Test
    void restartInFrontOfReservedSpaceGoesOnThere() {
        SimFiles.Writer writer = write("a.log", "one\n");
        writer.append(new byte[50_000]);
        tail.turn();
        tail.registry.acknowledge(tail.out.spans);
        tail.restart("max_line: " + MAX_LINE);
        tail.turn();
        writer.write(4, "two\n".getBytes(StandardCharsets.US_ASCII));
        tail.pass(SCAN);

        assertThat(tail.out.lines).containsExactly("one", "two");
    }

    @Test
    void reservedSpaceOfUtf16IsWaitedForToo() {
        tail.start("encoding: utf-16le");
        SimFiles.Writer writer = files.writer("/logs/a.log");
        writer.append("one 一\n".getBytes(StandardCharsets.UTF_16LE));
        int at = "one 一\n".length() * 2;
        writer.append(new byte[5_001]);
        tail.pass(SCAN);
        writer.write(at, "two\n".getBytes(StandardCharsets.UTF_16LE));
        tail.pass(SCAN);

        assertThat(tail.out.lines).containsExactly("one 一", "two");
    }

    @Test
    void zerosThatEndLinesAreLineEnds() {
        tail.start("line_terminator: null_terminator");
        write("a.log", "one\0two\0\0three\0");
        tail.turn();

        assertThat(tail.out.lines).containsExactly("one", "two", "", "three");
    }

    private SimFiles.Writer write(String name, String text) {
        SimFiles.Writer writer = files.writer("/logs/" + name);
        writer.append(text);
        return writer;
    }
}
