package dev.tailrace.inputs.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.input.InputState;
import dev.tailrace.core.sim.SimClock;
import dev.tailrace.inputs.sim.SimFiles;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where Windows' files get into each other's way: ours must not, and others' ways end. */
class WindowsLocksTest {
    private static final Duration SCAN = Duration.ofSeconds(11);

    private final SimClock clock = new SimClock();
    private final SimFiles files = new SimFiles(SimFiles.System.WINDOWS, clock);
    private final TurnedTail tail = new TurnedTail(files, "/logs/*.log*", clock);

    @BeforeEach
    void begin() {
        files.directory("/logs");
        tail.start("");
    }

    @AfterEach
    void close() {
        tail.close();
    }

    @Test
    void deletedFileIsLetGoWithinSecondsThoughNobodyTellsOfTheDeletion() {
        append("a.log", "one\n");
        tail.pass(SCAN);
        files.delete("/logs/a.log");
        assertThat(files.exists("/logs/a.log")).as("delete-pending blocks the name").isTrue();

        tail.pass(Duration.ofSeconds(6));
        assertThat(files.exists("/logs/a.log")).isFalse();
        assertThat(tail.out.lines).containsExactly("one");
    }

    @Test
    void rotationByDeletingAndMakingAnewGoesOnUnderTheSameName() {
        append("a.log", "one\n");
        for (int round = 0; round < 5; round++) {
            tail.pass(SCAN);
            files.delete("/logs/a.log");
            tail.pass(SCAN);
            append("a.log", "round " + round + '\n');
        }
        tail.pass(SCAN);

        assertThat(tail.out.lines).containsExactly("one", "round 0", "round 1", "round 2", "round 3", "round 4");
    }

    /** Not one whose permissions were taken from us while it is read. */
    @Test
    void fileThatCannotBeLookedAtIsNotTakenForADeletedOne() {
        append("a.log", "one\n");
        tail.pass(SCAN);
        files.hidden("/logs/a.log", true);
        tail.pass(SCAN.multipliedBy(3));
        assertThat(files.isOpen("/logs/a.log")).isTrue();

        files.hidden("/logs/a.log", false);
        append("a.log", "two\n");
        tail.pass(SCAN);
        assertThat(tail.out.lines).containsExactly("one", "two");
    }

    @Test
    void fileThatItsWriterSharesWithNobodyIsTriedAgainCountedAndShown() {
        append("a.log", "one\n");
        files.unshared("/logs/a.log", true);
        tail.pass(SCAN.multipliedBy(4));
        InputState state = tail.report();
        assertThat(tail.out.lines).isEmpty();
        assertThat(state.complaints()).hasEntrySatisfying("cannot open /logs/a.log: another process uses it", count -> assertThat(count).isGreaterThan(2));

        assertThat(state.sharingViolations()).isGreaterThan(2);

        files.unshared("/logs/a.log", false);
        tail.pass(SCAN.multipliedBy(2));
        assertThat(tail.out.lines).containsExactly("one");
        assertThat(tail.report().sharingViolations()).as("counted since the start").isGreaterThanOrEqualTo(state.sharingViolations());
        assertThat(tail.report().complaints()).isEqualTo(Map.of());
        assertThat(tail.report().sources()).singleElement().satisfies(source -> assertThat(source.trouble()).isEmpty());
    }

    @Test
    void fileThatIsClosedAndThenHeldByItsWriterAloneGoesOnWhereItWas() {
        tail.start("close_inactive: 30s");
        append("a.log", "one\n");
        tail.pass(SCAN.multipliedBy(5));
        assertThat(files.openCount()).isZero();
        files.unshared("/logs/a.log", true);
        append("a.log", "two\n");
        tail.pass(SCAN.multipliedBy(2));
        assertThat(tail.out.lines).containsExactly("one");
        assertThat(tail.report().sources()).singleElement().satisfies(source -> assertThat(source.trouble()).contains("another process uses it"));

        files.unshared("/logs/a.log", false);
        tail.pass(SCAN.multipliedBy(2));
        assertThat(tail.out.lines).containsExactly("one", "two");
    }

    private void append(String name, String text) {
        SimFiles.Writer writer = files.writer("/logs/" + name);
        writer.append(text);
        writer.close();
    }
}
