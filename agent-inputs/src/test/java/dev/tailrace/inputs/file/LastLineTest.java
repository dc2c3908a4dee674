package dev.tailrace.inputs.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.sim.SimClock;
import dev.tailrace.inputs.sim.SimFiles;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A last line without its end, across restarts: shipped when nobody is expected to complete it, and the same however often it is read. */
class LastLineTest {
    private static final Duration SCAN = Duration.ofSeconds(11);

    private final SimClock clock = new SimClock();
    private final SimFiles files = new SimFiles(SimFiles.System.POSIX, clock);
    private final TurnedTail tail = new TurnedTail(files, "/logs/*.log*", clock);

    @BeforeEach
    void directory() {
        files.directory("/logs");
    }

    @AfterEach
    void close() {
        tail.close();
    }

    private SimFiles.Writer write(String text) {
        SimFiles.Writer writer = files.writer("/logs/a.log");
        writer.append(text);
        return writer;
    }

    /** The crash takes the knowledge that a part of the line was shipped; its id is that of the whole line's place. */
    @Test
    void lineThatGrewAfterItWasCutIsCutThereAgainAfterACrash() {
        tail.start("");
        SimFiles.Writer writer = write("one\nwith");
        tail.turn();
        files.rename("/logs/a.log", "/logs/a.log.1");
        tail.pass(SCAN);
        writer.append("out end\nthree\n");
        tail.pass(SCAN);
        List<TakenLines.Line> before = List.copyOf(tail.out.all);
        tail.restart("");
        tail.pass(SCAN);

        assertThat(tail.out.lines.subList(0, 4)).containsExactly("one", "with", "out end", "three");
        assertThat(tail.out.all.subList(4, 8)).extracting(TakenLines.Line::text).isEqualTo(tail.out.lines.subList(0, 4));
        assertThat(tail.out.all.subList(4, 8)).extracting(TakenLines.Line::offset)
                .isEqualTo(before.stream().map(TakenLines.Line::offset).toList());
    }

    @Test
    void lineIsNotCutBeforeItIsRememberedWhereAndNothingBehindItIsRead() {
        tail.start("");
        SimFiles.Writer writer = write("one\nwith");
        tail.turn();
        tail.registry.slow = true;
        files.rename("/logs/a.log", "/logs/a.log.1");
        tail.pass(SCAN);
        writer.append("out end\n");
        tail.pass(SCAN);
        assertThat(tail.out.lines).containsExactly("one");

        tail.registry.answer();
        tail.turn();
        assertThat(tail.out.lines).containsExactly("one", "with", "out end");
        assertThat(tail.out.all.get(1).flags()).isEqualTo(Batch.PARTIAL);
    }

    /** A file that was renamed a moment ago looks like one without a name to an input that ends. */
    @Test
    void lineThatIsCutBecauseTheInputEndsIsCutThereAgainAfterACrash() {
        tail.start("");
        SimFiles.Writer writer = write("one\nwith");
        tail.turn();
        files.rename("/logs/a.log", "/logs/a.log.1");
        tail.end();
        writer.append("out end\n");
        tail.restart("");
        tail.pass(SCAN);

        assertThat(tail.out.lines).containsExactly("one", "with", "one", "with", "out end");
    }

    @Test
    void thatAFileWasRotatedIsRememberedThroughRestarts() {
        tail.start("");
        write("one\nwithout end").close();
        tail.turn();
        tail.registry.acknowledge(tail.out.spans);
        files.rename("/logs/a.log", "/logs/a.log.1");
        tail.restart("");
        tail.turn();
        tail.restart("");
        tail.pass(SCAN);

        assertThat(tail.out.lines).containsExactly("one", "without end");
    }

    @Test
    void cutOfAFileThatAPowerCutMadeShorterIsMadeAnew() {
        tail.start("");
        write("one\nwithout end").close();
        tail.turn();
        tail.registry.acknowledge(tail.out.spans);
        tail.out.dry = true;
        files.rename("/logs/a.log", "/logs/a.log.1");
        tail.pass(SCAN);
        tail.close();
        files.truncate("/logs/a.log.1", "one\nwith".length());
        tail.out.dry = false;
        tail.restart("");
        tail.pass(SCAN);

        assertThat(tail.out.lines).containsExactly("one", "with");
    }

    @Test
    void whoReadsButOnceShipsTheLastLineOfARotatedFile() {
        tail.start("");
        write("one\nwithout end").close();
        tail.turn();
        tail.registry.acknowledge(tail.out.spans);
        files.rename("/logs/a.log", "/logs/a.log.1");
        tail.once().restart("");
        tail.turn();

        assertThat(tail.isExhausted()).isTrue();
        assertThat(tail.out.lines).containsExactly("one", "without end");
    }

    @Test
    void whoReadsButOnceShipsTheLastLineOfAFileThatNobodyHasWrittenToForLong() {
        SimFiles.Writer writer = write("one\nwithout end");
        clock.advance(Duration.ofMinutes(6));
        tail.once().start("");
        tail.turn();
        assertThat(tail.isExhausted()).isTrue();
        assertThat(tail.out.lines).containsExactly("one", "without end");

        tail.registry.acknowledge(tail.out.spans);
        writer.append(" after all\n");
        tail.restart("");
        tail.turn();
        assertThat(tail.out.lines).containsExactly("one", "without end", " after all");
    }

    @Test
    void whoReadsButOnceLeavesALineToItsWriter() {
        SimFiles.Writer writer = write("one\nwith");
        clock.advance(Duration.ofSeconds(30));
        tail.once().start("");
        tail.turn();
        tail.registry.acknowledge(tail.out.spans);
        writer.append("out end\n");
        tail.restart("");
        tail.turn();

        assertThat(tail.out.lines).containsExactly("one", "without end");
    }
}
