package dev.tailrace.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.sim.SimClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertBookTest {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final SimClock clock = new SimClock();
    private final List<Alarm> told = new ArrayList<>();
    private final AlertBook book = book(Duration.ofMinutes(10), 1000);

    private AlertBook book(Duration suppress, int groups) {
        AlertRule rule = new AlertRule(
                "burst", Level.WARNING, null, List.of(new AlertRule.Group("source.ip", 9)), new AlertRule.Limit(20, WINDOW), suppress, groups, List.of());
        return new AlertBook(rule, clock, told::add);
    }

    private void see(AlertBook where, long group, int events) {
        where.add(group, where.rule().slot(clock.epochMillis() * 1_000_000), events, "10.0.0." + group);
    }

    private List<Alarm.Kind> kinds() {
        return told.stream().map(Alarm::kind).toList();
    }

    @Test
    void moreThanTheThresholdIsTooManyAndTheThresholdItselfIsNot() {
        see(book, 1, 20);
        assertThat(told).isEmpty();
        see(book, 1, 1);
        assertThat(told).singleElement().satisfies(alarm -> {
            assertThat(alarm.kind()).isEqualTo(Alarm.Kind.FIRING);
            assertThat(alarm.count()).isEqualTo(21);
            assertThat(alarm.group()).containsExactly(new Alarm.Member("source.ip", "10.0.0.1"));
        });
        assertThat(book.active(10)).hasSize(1);
    }

    @Test
    void whatIsSpreadOverMoreThanAWindowIsNoBurst() {
        for (int i = 0; i < 200; i++) {
            see(book, 1, 1);
            clock.advance(Duration.ofSeconds(3));
        }
        assertThat(told).isEmpty();
    }

    @Test
    void groupsAreCountedEachForItself() {
        for (long group = 0; group < 100; group++) {
            see(book, group, 20);
        }
        assertThat(told).isEmpty();
    }

    @Test
    void aBurstThatGoesOnIsToldAgainOnlyAfterSuppress() {
        for (int second = 0; second < 25 * 60; second++) {
            see(book, 1, 1);
            book.tick();
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(kinds()).containsExactly(Alarm.Kind.FIRING, Alarm.Kind.STILL, Alarm.Kind.STILL);
        assertThat(told.get(1).since()).isEqualTo(told.get(0).at());
    }

    @Test
    void itRecoversWhenTheLimitIsNotExceededForAWindow() {
        see(book, 1, 30);
        clock.advance(Duration.ofSeconds(59));
        assertThat(book.tick()).isEqualTo(clock.nanos() + 1_000_000_000);
        assertThat(kinds()).containsExactly(Alarm.Kind.FIRING);
        clock.advance(Duration.ofSeconds(1));
        assertThat(book.tick()).isEqualTo(Long.MAX_VALUE);
        assertThat(kinds()).containsExactly(Alarm.Kind.FIRING, Alarm.Kind.RECOVERED);
        assertThat(told.get(1).count()).isZero();
        assertThat(book.activeCount()).isZero();
    }

    @Test
    void whatComesAndGoesWithinSuppressIsToldOnce() {
        for (int round = 0; round < 4; round++) {
            see(book, 1, 30);
            clock.advance(Duration.ofMinutes(2));
            book.tick();
        }
        assertThat(kinds()).containsExactly(Alarm.Kind.FIRING, Alarm.Kind.RECOVERED);
        clock.advance(Duration.ofMinutes(3));
        see(book, 1, 30);
        assertThat(kinds()).containsExactly(Alarm.Kind.FIRING, Alarm.Kind.RECOVERED, Alarm.Kind.FIRING);
    }

    @Test
    void yesterdaysLogsWarnOfNothing() {
        long yesterday = book.rule().slot((clock.epochMillis() - Duration.ofDays(1).toMillis()) * 1_000_000);
        book.add(1, yesterday, 1000, "x");
        assertThat(told).isEmpty();
    }

    @Test
    void whatIsReadAFewMinutesLateCounts() {
        long late = book.rule().slot((clock.epochMillis() - Duration.ofMinutes(5).toMillis()) * 1_000_000);
        book.add(1, late, 30, "x");
        assertThat(kinds()).containsExactly(Alarm.Kind.FIRING);
    }

    @Test
    void anEventFromTheFutureIsOneOfNow() {
        long future = book.rule().slot((clock.epochMillis() + Duration.ofDays(400).toMillis()) * 1_000_000);
        book.add(1, future, 15, "x");
        see(book, 1, 15);
        assertThat(kinds()).containsExactly(Alarm.Kind.FIRING);
    }

    @Test
    void aClockThatIsSetBackMakesNoRuleDeafNorLastsAnAlarmLonger() {
        see(book, 1, 30);
        clock.setWallClock(clock.epochMillis() - Duration.ofHours(3).toMillis());
        clock.advance(WINDOW);
        book.tick();
        assertThat(kinds()).containsExactly(Alarm.Kind.FIRING, Alarm.Kind.RECOVERED);

        clock.advance(Duration.ofMinutes(10));
        see(book, 1, 30);
        assertThat(kinds()).containsExactly(Alarm.Kind.FIRING, Alarm.Kind.RECOVERED, Alarm.Kind.FIRING);
        assertThat(told.get(2).count()).isEqualTo(30);
    }

    @Test
    void aClockThatIsSetForwardEndsNoAlarmAndTellsNoneAgain() {
        see(book, 1, 30);
        clock.setWallClock(clock.epochMillis() + Duration.ofHours(3).toMillis());
        book.tick();
        see(book, 1, 30);
        assertThat(kinds()).containsExactly(Alarm.Kind.FIRING);
    }

    @Test
    void aClockThatIsSetBackALittleLosesNoneOfTheWindow() {
        see(book, 1, 15);
        clock.setWallClock(clock.epochMillis() - Duration.ofSeconds(20).toMillis());
        see(book, 1, 15);
        assertThat(kinds()).containsExactly(Alarm.Kind.FIRING);
    }

    @Test
    void aBusyClientIsFoundAmongAMillionOthers() {
        AlertBook small = book(Duration.ofMinutes(10), 100);
        for (int i = 0; i < 1_000_000; i++) {
            see(small, 1000 + i, 1);
            if (i % 1000 == 0) {
                see(small, 1, 1);
            }
        }
        assertThat(told).isNotEmpty().allSatisfy(alarm -> assertThat(alarm.group().getFirst().value()).isEqualTo("10.0.0.1"));
    }

    @Test
    void ofTooManyGroupsOnlyTheNumberIsTold() {
        for (long group = 0; group < AlertBook.MOST_ACTIVE + 5; group++) {
            see(book, group, 30);
        }
        assertThat(told).hasSize(AlertBook.MOST_ACTIVE);
        assertThat(book.unheard()).isEqualTo(5);
    }
}
