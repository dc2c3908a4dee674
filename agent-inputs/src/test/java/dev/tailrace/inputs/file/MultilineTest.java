package dev.tailrace.inputs.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.sim.SimClock;
import dev.tailrace.inputs.sim.SimFiles;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events of several lines in files that grow in parts, are rotated, truncated and removed, and across restarts. */
class MultilineTest {
    private static final String TRACES = "multiline: {pattern: '^ ', match: after, max_lines: 4, timeout: 5s}";
    private static final Duration SCAN = Duration.ofSeconds(11);

    private final SimClock clock = new SimClock();
    private final SimFiles files = new SimFiles(SimFiles.System.POSIX, clock);
    private final TurnedTail tail = new TurnedTail(files, "/logs/*.log*", clock);

    @BeforeEach
    void begin() {
        files.directory("/logs");
        tail.start(TRACES);
    }

    @AfterEach
    void close() {
        tail.close();
    }

    @Test
    void eventIsCompleteWithTheLineThatStartsTheNext() {
        write("a.log", "error\n at a\n at b\nnext\n");
        tail.turn();

        assertThat(tail.out.lines).containsExactly("error\n at a\n at b");
        assertThat(tail.out.last().flags()).isEqualTo(Batch.MULTILINE);
    }

    @Test
    void eventIsCompleteAfterSilenceAndNotBefore() {
        SimFiles.Writer writer = write("a.log", "error\n at a\n");
        tail.pass(Duration.ofSeconds(4));
        writer.append(" at b\n");
        tail.pass(Duration.ofSeconds(4));
        assertThat(tail.out.lines).as("the silence starts again with each line").isEmpty();

        tail.pass(Duration.ofSeconds(3));
        assertThat(tail.out.lines).containsExactly("error\n at a\n at b");
    }

    @Test
    void lineThatComesAfterTheTimeoutIsAnotherEvent() {
        SimFiles.Writer writer = write("a.log", "error\n at a\n");
        tail.pass(Duration.ofSeconds(10));
        writer.append(" at b\nnext\n");
        tail.pass(SCAN);

        assertThat(tail.out.lines).containsExactly("error\n at a", " at b", "next");
    }

    @Test
    void eventHasMaxLinesAtMost() {
        write("a.log", "error\n at a\n at b\n at c\n at d\nnext\n");
        tail.turn();

        assertThat(tail.out.lines).containsExactly("error\n at a\n at b\n at c", " at d");
    }

    @Test
    void negatedPatternMarksFirstLines() {
        tail.start("multiline: {pattern: '^\\d{4}-', negate: true, match: after}");
        write("a.log", "2026-11-21 one\nmore\n\n2026-11-21 two\nmore\n2026-11-21 three\n");
        tail.turn();

        assertThat(tail.out.lines).containsExactly("2026-11-21 one\nmore\n", "2026-11-21 two\nmore");
    }

    @Test
    void matchBeforeJoinsLinesToTheOneBehindThem() {
        tail.start("multiline: {pattern: '\\\\$', match: before}");
        write("a.log", "a \\\nb \\\nc\nd\n");
        tail.turn();

        assertThat(tail.out.lines).containsExactly("a \\\nb \\\nc", "d");
    }

    @Test
    void eventThatIsOpenAtARestartIsShippedWholeAndOnce() {
        SimFiles.Writer writer = write("a.log", "first\nerror\n at a\n");
        tail.turn();
        tail.registry.acknowledge(tail.out.spans);
        tail.restart(TRACES);
        tail.turn();
        writer.append(" at b\nnext\n");
        tail.pass(Duration.ofSeconds(2));

        assertThat(tail.out.lines).containsExactly("first", "error\n at a\n at b");
    }

    /** The crash takes the knowledge that silence ended it; what came then could have joined it. */
    @Test
    void eventThatSilenceEndedIsTheSameAgainAfterACrash() {
        SimFiles.Writer writer = write("a.log", "error\n at a\n");
        tail.pass(SCAN);
        writer.append(" at b\nnext\n");
        tail.pass(Duration.ofSeconds(2));
        assertThat(tail.out.lines).containsExactly("error\n at a", " at b");
        tail.restart(TRACES);
        tail.turn();

        assertThat(tail.out.lines.subList(2, 4)).containsExactly("error\n at a", " at b");
    }

    /** As many as are remembered. */
    @Test
    void eventThatSilenceEndsWaitsWhenVeryManyAreNotAcknowledged() {
        SimFiles.Writer writer = write("a.log", "");
        List<String> events = IntStream.range(0, 65).mapToObj(event -> "event " + event).toList();
        for (String event : events) {
            writer.append(event + '\n');
            tail.pass(SCAN.plus(SCAN));
        }
        assertThat(tail.out.lines).isEqualTo(events.subList(0, 64));

        tail.registry.acknowledge(tail.out.spans);
        tail.pass(Duration.ofSeconds(2));
        assertThat(tail.out.lines).isEqualTo(events);
    }

    @Test
    void eventThatIsOpenWhenItsFileIsRenamedGoesOnThere() {
        SimFiles.Writer writer = write("a.log", "error\n at a\n");
        tail.turn();
        files.rename("/logs/a.log", "/logs/a.log.1");
        writer.append(" at b\n");
        write("a.log", " at c of another\nnext\n");
        tail.pass(SCAN.plus(SCAN));

        assertThat(tail.out.lines).containsExactlyInAnyOrder("error\n at a\n at b", " at c of another", "next");
    }

    @Test
    void eventThatIsOpenWhenItsFileIsRemovedIsShipped() {
        write("a.log", "error\n at a\n at").close();
        tail.turn();
        files.delete("/logs/a.log");
        tail.pass(SCAN.plus(SCAN));

        assertThat(tail.out.lines).containsExactly("error\n at a", " at");
        assertThat(files.openCount()).isZero();
    }

    /** The copy has the same bytes: what was shipped for want of a next line is not shipped again there. */
    @Test
    void eventThatIsOpenWhenItsFileIsCopiedAndTruncatedIsShippedOnce() {
        SimFiles.Writer writer = write("a.log", "first\nerror\n at a\n");
        tail.turn();
        files.copy("/logs/a.log", "/logs/a.log.1");
        files.truncate("/logs/a.log", 0);
        writer.append("next\n");
        tail.pass(SCAN.plus(SCAN));

        assertThat(tail.out.lines).containsExactlyInAnyOrder("first", "error\n at a", "next");
    }

    /** Its lines stood complete: they are not lost because more could have come. */
    @Test
    void eventThatIsOpenWhenItsFileIsTruncatedIsShippedThoughNobodyCopiedIt() {
        SimFiles.Writer writer = write("a.log", "first\nerror\n at a\n at");
        tail.turn();
        files.truncate("/logs/a.log", 0);
        writer.append("next\n");
        tail.pass(SCAN.plus(SCAN));

        assertThat(tail.out.lines).containsExactlyInAnyOrder("first", "error\n at a", "next");
    }

    @Test
    void eventThatIsOpenWhenItsFileIsTruncatedWaitsForABatch() {
        SimFiles.Writer writer = write("a.log", "first\nerror\n at a\n");
        tail.turn();
        tail.out.dry = true;
        files.truncate("/logs/a.log", 0);
        writer.append("next\n");
        tail.pass(Duration.ofMinutes(1));
        tail.out.dry = false;
        tail.pass(SCAN.plus(SCAN));

        assertThat(tail.out.lines).containsExactlyInAnyOrder("first", "error\n at a", "next");
    }

    @Test
    void eventsOfManyPartsAreTheSameAsThoseWrittenAtOnce() {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, 40).forEach(i -> text.append("event ").append(i).append("\n at x\n".repeat(i % 3)).append(i % 3 == 0 ? "\n" : ""));
        SimFiles.Writer writer = files.writer("/logs/a.log");
        for (int at = 0; at < text.length(); at += 7) {
            writer.append(text.substring(at, Math.min(text.length(), at + 7)));
            tail.pass(Duration.ofSeconds(2));
        }
        write("b.log", text.toString());
        tail.pass(SCAN.plus(SCAN));

        assertThat(tail.out.all.stream().filter(line -> line.path().endsWith("a.log")).map(TakenLines.Line::text).toList())
                .isEqualTo(tail.out.all.stream().filter(line -> line.path().endsWith("b.log")).map(TakenLines.Line::text).toList())
                .hasSizeGreaterThan(39);
    }

    private SimFiles.Writer write(String name, String text) {
        SimFiles.Writer writer = files.writer("/logs/" + name);
        writer.append(text);
        return writer;
    }
}
