package dev.tailrace.outputs.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailrace.outputs.kafka.Position.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class PositionTest {
    private static final Position.File FILE = new Position.File("squid", "/var/log/squid/access.log", "66305:1234");

    private static SentLines lines(long... offsets) {
        SentLines lines = new SentLines();
        for (long offset : offsets) {
            lines.add(offset, (int) (offset * 31 & 0xFFFF), false);
        }
        return lines;
    }

    private static int check(long offset) {
        return (int) (offset * 31 & 0xFFFF);
    }

    private static Position sent(SentLines... transactions) {
        Position position = Position.born(FILE, new SentLines());
        for (SentLines each : transactions) {
            position = position.after(each, FILE, 1);
        }
        return position;
    }

    @Test
    void whatLiesBeyondIsNew() {
        Position position = sent(lines(0, 100, 200));
        assertThat(position.judge(201, check(201))).isEqualTo(Verdict.NEW);
        assertThat(position.judge(300, check(300))).isEqualTo(Verdict.NEW);
    }

    @Test
    void theSameLineAtTheSamePlaceIsSent() {
        Position position = sent(lines(0, 100, 200));
        assertThat(position.judge(100, check(100))).isEqualTo(Verdict.SENT);
    }

    @Test
    void anotherLineAtThatPlaceOrBetweenPlacesIsNew() {
        Position position = sent(lines(0, 100, 200));
        assertThat(position.judge(100, check(100) ^ 1)).isEqualTo(Verdict.NEW);
        assertThat(position.judge(150, check(150))).isEqualTo(Verdict.NEW);
    }

    @Test
    void belowTheLastTransactionThePositionAloneDecides() {
        Position position = sent(lines(0, 100), lines(200, 300));
        assertThat(position.judge(100, 77)).isEqualTo(Verdict.SENT);
    }

    @Test
    void aRefusedLineStaysRefusedOverLaterTransactions() {
        SentLines first = lines(0);
        first.add(100, check(100), true);
        Position position = sent(first, lines(200), lines(300, 400));
        assertThat(position.judge(100, check(100))).isEqualTo(Verdict.REFUSED);
        assertThat(position.judge(0, check(0))).isEqualTo(Verdict.SENT);
    }

    @Test
    void itsFirstEightLinesTellAFileFromOthers() {
        Position position = sent(lines(0, 100, 200), lines(300, 400, 500, 600, 700, 800, 900));
        assertThat(position.beginsWith(0, check(0))).isTrue();
        assertThat(position.beginsWith(0, check(0) ^ 1)).isFalse();
        assertThat(position.isContradictedBy(700, check(700) ^ 1)).isTrue();
        assertThat(position.isContradictedBy(700, check(700))).isFalse();
        assertThat(position.isContradictedBy(750, 1)).as("a line that a rule dropped").isFalse();
        assertThat(position.isContradictedBy(800, check(800) ^ 1)).as("the ninth").isFalse();
    }

    @Test
    void linesThatReplaceTheFirstOnesAreTheFirstFromThenOn() {
        Position position = sent(lines(0, 100, 200));
        SentLines other = new SentLines();
        other.add(100, check(100) ^ 1, false);
        Position after = position.after(other, FILE, 2);
        assertThat(after.isContradictedBy(100, check(100) ^ 1)).isFalse();
        assertThat(after.isContradictedBy(100, check(100))).isTrue();
        assertThat(after.isContradictedBy(0, check(0) ^ 1)).isTrue();
    }

    @Test
    void itsJsonSaysItAll() {
        SentLines first = lines(0);
        first.add(100, check(100), true);
        Position position = sent(first, lines(1L << 40, (1L << 40) + 129)).alsoNamed("e2-c");
        Position read = Position.decode("e1-7", position.encode());
        assertThat(read.file()).isEqualTo(FILE);
        assertThat(read.first().encode()).isEqualTo(position.first().encode());
        assertThat(read.next()).isEqualTo((1L << 40) + 130);
        assertThat(read.names()).isEqualTo(List.of("e2-c"));
        assertThat(read.recent().encode()).isEqualTo(position.recent().encode());
        assertThat(read.judge(100, check(100))).isEqualTo(Verdict.REFUSED);
        assertThat(read.judge(1L << 40, check(1L << 40))).isEqualTo(Verdict.SENT);
    }

    @Test
    void aRecordOfSomebodyElseIsNamed() {
        assertThatThrownBy(() -> Position.decode("e1-7", "{\"x\":1}".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("e1-7").hasMessageContaining("{\"x\":1}");
    }

    @Test
    void offsetsThatFallOrAreNoneAreNobodys() {
        String written = new String(sent(lines(0, 100, 200)).encode(), StandardCharsets.UTF_8);
        String tooLarge = Base64.getEncoder().encodeToString(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, -1, 1, 0, 0, 0});
        String falling = Base64.getEncoder().encodeToString(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, 127, 0, 0, 0, 1, 0, 0, 0});
        for (String lines : List.of(tooLarge, falling)) {
            String damaged = written.replaceFirst("\"recent\":\"[^\"]*\"", "\"recent\":\"" + lines + '"');
            assertThatThrownBy(() -> Position.decode("e1-7", damaged.getBytes(StandardCharsets.UTF_8)))
                    .hasMessageContaining("none of this agent's");
        }
    }
}
