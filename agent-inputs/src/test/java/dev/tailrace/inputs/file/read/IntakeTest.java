package dev.tailrace.inputs.file.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Batch;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class IntakeTest {
    private static final String STARTS_WITH_SPACE = "^ ";

    @Test
    void aStackTraceJoinsTheLineBeforeIt() {
        PiecewiseReading reading = reading("error\n at a\n at b\nnext\n", after(STARTS_WITH_SPACE, 10));

        assertThat(reading.take(23, Intake.Ending.OPEN)).as("'next' may go on").isEqualTo("error\n at a\n at b\n".length());
        assertThat(reading.lines()).containsExactly(new ReadLine("error\n at a\n at b", 0, Batch.MULTILINE));
    }

    @Test
    void anEventThatIsNotCompleteIsReadAgainWithItsNextLines() {
        PiecewiseReading reading = reading("error\n at a\n at b\nnext\n", after(STARTS_WITH_SPACE, 10));

        assertThat(reading.take(12, Intake.Ending.OPEN)).isZero();
        assertThat(reading.take(17, Intake.Ending.OPEN)).isZero();
        assertThat(reading.take(23, Intake.Ending.OPEN)).isEqualTo(18);
        assertThat(reading.lines()).containsExactly(new ReadLine("error\n at a\n at b", 0, Batch.MULTILINE));
    }

    @Test
    void silenceCompletesAnEventButNotALineWithoutItsEnd() {
        PiecewiseReading reading = reading("error\n at a\n at", after(STARTS_WITH_SPACE, 10));

        assertThat(reading.take(15, Intake.Ending.QUIET)).isEqualTo(12);
        assertThat(reading.lines()).containsExactly(new ReadLine("error\n at a", 0, Batch.MULTILINE));
    }

    @Test
    void theEndOfTheFileCompletesEverything() {
        PiecewiseReading reading = reading("error\n at a\n at", after(STARTS_WITH_SPACE, 10));

        assertThat(reading.take(15, Intake.Ending.FINAL)).isEqualTo(15);
        assertThat(reading.lines()).containsExactly(new ReadLine("error\n at a\n at", 0, Batch.MULTILINE | Batch.PARTIAL));
    }

    @Test
    void linesOfContinuationWithNothingBeforeThemAreAnEvent() {
        assertThat(all(" at a\n at b\nnext\n", after(STARTS_WITH_SPACE, 10)))
                .containsExactly(new ReadLine(" at a\n at b", 0, Batch.MULTILINE), new ReadLine("next", 12, 0));
    }

    @Test
    void backslashesJoinTheLineAfterThem() {
        assertThat(all("a\\\nb\\\nc\nd\n", multiline("\\\\$", false, Multiline.Match.BEFORE, 10)))
                .containsExactly(new ReadLine("a\\\nb\\\nc", 0, Batch.MULTILINE), new ReadLine("d", 8, 0));
    }

    @Test
    void negatedThePatternMarksTheFirstLine() {
        assertThat(all("[1] a\nb\n[2] c\n", multiline("^\\[", true, Multiline.Match.AFTER, 10)))
                .containsExactly(new ReadLine("[1] a\nb", 0, Batch.MULTILINE), new ReadLine("[2] c", 8, 0));
    }

    @Test
    void negatedThePatternMarksTheLastLine() {
        assertThat(all("a\nb;\nc;\nd", multiline(";$", true, Multiline.Match.BEFORE, 10)))
                .containsExactly(new ReadLine("a\nb;", 0, Batch.MULTILINE), new ReadLine("c;", 5, 0), new ReadLine("d", 8, Batch.PARTIAL));
    }

    @Test
    void moreThanMaxLinesAreAnotherEvent() {
        assertThat(all("a\n b\n c\n d\n", after(STARTS_WITH_SPACE, 2)))
                .containsExactly(new ReadLine("a\n b", 0, Batch.MULTILINE), new ReadLine(" c\n d", 5, Batch.MULTILINE));
    }

    @Test
    void moreThanMaxLineBytesAreAnotherEvent() {
        String line = "x".repeat(40);

        assertThat(all(line + "\n " + line + "\n b\n", after(STARTS_WITH_SPACE, 10)))
                .containsExactly(new ReadLine(line, 0, 0), new ReadLine(" " + line + "\n b", 41, Batch.MULTILINE));
    }

    @Test
    void joinedLinesLoseTheirCarriageReturns() {
        assertThat(all("error\r\n at a\r\nnext\r\n", after(STARTS_WITH_SPACE, 10)))
                .containsExactly(new ReadLine("error\n at a", 0, Batch.MULTILINE), new ReadLine("next", 14, 0));
    }

    /** Or a line longer than any piece would be waited for, and the file stand still. */
    @Test
    void aCutLineDoesNotWaitForTheLineAfterIt() {
        LineRules rules = after(STARTS_WITH_SPACE, 10);
        int enough = new Intake(rules).enough();
        PiecewiseReading reading = reading("x".repeat(3 * enough) + "\nb\n", rules);

        assertThat(reading.take(enough, Intake.Ending.OPEN)).isEqualTo(enough);
        assertThat(reading.take(2 * enough + 3, Intake.Ending.FINAL)).isEqualTo(2 * enough + 3);
        assertThat(reading.lines()).containsExactly(new ReadLine("x".repeat(64), 0, Batch.TRUNCATED), new ReadLine("b", 3L * enough + 1, 0));
    }

    @Test
    void zerosBeforeALineAreNoPartOfIt() {
        PiecewiseReading reading = reading("a\n\0\0\0b\n\0\0\n\0", new LineRules(Terminator.AUTO, 64, List.of(), List.of(), null));

        assertThat(reading.take(11, Intake.Ending.FINAL)).isEqualTo(11);
        assertThat(reading.lines()).containsExactly(new ReadLine("a", 0, 0), new ReadLine("b", 5, 0), new ReadLine("", 9, 0));
    }

    @Test
    void zerosWithinALineAreCharactersOfIt() {
        PiecewiseReading reading = reading("a\0b\n", new LineRules(Terminator.AUTO, 64, List.of(), List.of(), null));

        assertThat(reading.take(4, Intake.Ending.FINAL)).isEqualTo(4);
        assertThat(reading.lines()).containsExactly(new ReadLine("a\0b", 0, 0));
    }

    @Test
    void aBatchFullOfEmptyLinesIsFull() {
        PiecewiseReading reading = reading("\n".repeat(70_000), new LineRules(Terminator.AUTO, 64, List.of(), List.of(), null));

        assertThat(reading.take(70_000, Intake.Ending.OPEN)).isEqualTo(1 << 16);
        assertThat(reading.isFull()).isTrue();
        reading.nextBatch();
        assertThat(reading.take(70_000 - (1 << 16), Intake.Ending.OPEN)).isEqualTo(70_000 - (1 << 16));
        assertThat(reading.isFull()).isFalse();
        assertThat(reading.lines()).hasSize(70_000).last().isEqualTo(new ReadLine("", 69_999, 0));
    }

    @Test
    void anEventThatABatchHasNoRoomForIsReadAgainForTheNext() {
        PiecewiseReading reading = reading("\n".repeat((1 << 16) + 1) + "a\n b\nc\n", after(STARTS_WITH_SPACE, 10));
        int length = (1 << 16) + 8;

        assertThat(reading.take(length, Intake.Ending.FINAL)).isEqualTo(1 << 16);
        assertThat(reading.isFull()).isTrue();
        reading.nextBatch();
        assertThat(reading.take(length - (1 << 16), Intake.Ending.FINAL)).isEqualTo(8);
        assertThat(reading.lines().subList(1 << 16, reading.lines().size()))
                .containsExactly(
                        new ReadLine("", 1 << 16, 0),
                        new ReadLine("a\n b", (1 << 16) + 1, Batch.MULTILINE),
                        new ReadLine("c", (1 << 16) + 6, 0));
    }

    private static LineRules after(String pattern, int maxLines) {
        return multiline(pattern, false, Multiline.Match.AFTER, maxLines);
    }

    private static LineRules multiline(String pattern, boolean negate, Multiline.Match match, int maxLines) {
        Multiline multiline = new Multiline(Pattern.compile(pattern), negate, match, maxLines, 0);
        return new LineRules(Terminator.AUTO, 64, List.of(), List.of(), multiline);
    }

    private static PiecewiseReading reading(String content, LineRules rules) {
        return new PiecewiseReading(content.getBytes(StandardCharsets.UTF_8), Encoding.UTF_8, rules);
    }

    private static List<ReadLine> all(String content, LineRules rules) {
        return reading(content, rules).toTheEnd(new Random(1), 7).lines();
    }
}
