package dev.tailrace.core.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.alert.Alarm;
import dev.tailrace.core.alert.Level;
import dev.tailrace.core.duty.Duty;
import dev.tailrace.core.duty.Offload;
import dev.tailrace.core.duty.Signal;
import dev.tailrace.core.sim.OffloadedCall;
import dev.tailrace.core.sim.SimClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class CourierTest {
    private final SimClock clock = new SimClock();
    private final List<Notice> sent = new ArrayList<>();
    private boolean away;

    private final Offload atOnce = new Offload() {
        @Override
        public <T> void run(String name, Callable<T> call, BiConsumer<T, Throwable> back) {
            new OffloadedCall<>(call, back).run();
        }
    };

    private final Courier courier = new Courier(new Courier.Gear(
            new NotifierConfig("ops", "webhook", this::take, Duration.ofSeconds(10), Duration.ofMinutes(5)), "here", atOnce, new Signal()));

    private void take(Notice notice) throws IOException {
        if (away) {
            throw new IOException("connection refused");
        }
        sent.add(notice);
    }

    private static Alarm alarm(Alarm.Kind kind, String client, long count) {
        return new Alarm(
                kind, "burst", Level.WARNING, List.of(new Alarm.Member("source.ip", client)), count, 20, Duration.ofMinutes(1), 1, 2);
    }

    private void turn() {
        while (courier.work(clock.nanos()) > 0) {
            assertThat(sent.size()).isLessThan(100);
        }
    }

    private void until(Duration end) {
        for (long second = 0; second < end.toSeconds(); second++) {
            clock.advance(Duration.ofSeconds(1));
            turn();
        }
    }

    @Test
    void theFirstGoesAtOnceAndWhatComesSoonAfterIsJoined() {
        courier.tell(alarm(Alarm.Kind.FIRING, "10.0.0.1", 21));
        turn();
        assertThat(sent).hasSize(1);
        for (int i = 2; i < 40; i++) {
            courier.tell(alarm(Alarm.Kind.FIRING, "10.0.0." + i, 21));
        }
        turn();
        assertThat(sent).hasSize(1);
        assertThat(courier.due(clock.nanos())).isEqualTo(clock.nanos() + Duration.ofSeconds(10).toNanos());
        until(Duration.ofSeconds(10));
        assertThat(sent).hasSize(2);
        assertThat(sent.get(1).alarms()).hasSize(Notice.MOST);
        assertThat(sent.get(1).more()).isEqualTo(18);
        assertThat(sent.get(1).subject()).isEqualTo("[WARNING] here: burst (source.ip 10.0.0.2) and 37 more");
        assertThat(courier.due(clock.nanos())).isEqualTo(Duty.NEVER);
    }

    @Test
    void whatIsNotToldYetIsToldOnce() {
        courier.tell(alarm(Alarm.Kind.FIRING, "10.0.0.1", 21));
        turn();
        courier.tell(alarm(Alarm.Kind.STILL, "10.0.0.2", 30));
        courier.tell(alarm(Alarm.Kind.STILL, "10.0.0.2", 40));
        until(Duration.ofSeconds(10));
        assertThat(sent.get(1).alarms()).singleElement().extracting(Alarm::count).isEqualTo(40L);
    }

    @Test
    void whatFailsIsTriedAgainWithoutRepeatingOrLosingAnything() {
        away = true;
        courier.tell(alarm(Alarm.Kind.FIRING, "10.0.0.1", 21));
        turn();
        courier.tell(alarm(Alarm.Kind.FIRING, "10.0.0.2", 21));
        until(Duration.ofSeconds(60));
        assertThat(courier.state().failures()).isBetween(5L, 7L);
        assertThat(courier.state().trouble()).isEqualTo("connection refused");
        assertThat(courier.state().waiting()).isEqualTo(2);
        away = false;
        until(Duration.ofSeconds(60));
        assertThat(sent).singleElement().satisfies(notice -> assertThat(notice.alarms()).hasSize(2));
        assertThat(courier.state().trouble()).isEmpty();
        assertThat(courier.state().waiting()).isZero();
    }

    @Test
    void whatCannotBeToldForTooLongIsGivenUpAndWhatComesLaterIsTried() {
        away = true;
        courier.tell(alarm(Alarm.Kind.FIRING, "10.0.0.1", 21));
        until(Duration.ofMinutes(7));
        assertThat(courier.state().lost()).isOne();
        assertThat(courier.state().waiting()).isZero();
        away = false;
        courier.tell(alarm(Alarm.Kind.RECOVERED, "10.0.0.1", 0));
        until(Duration.ofSeconds(10));
        assertThat(sent).singleElement().satisfies(notice -> assertThat(notice.text()).contains("[RECOVERED] burst", "not exceeded any more"));
    }

    @Test
    void ofTooManyTheOldestAreGivenUp() {
        away = true;
        for (int i = 0; i < Courier.MOST_WAITING + 7; i++) {
            courier.tell(alarm(Alarm.Kind.FIRING, "client " + i, 21));
        }
        assertThat(courier.state().lost()).isEqualTo(7);
        assertThat(courier.state().waiting()).isEqualTo(Courier.MOST_WAITING);
    }

    @Test
    void whatOthersWroteIntoLogsCannotActInAMessage() {
        Notice notice = new Notice("here", List.of(alarm(Alarm.Kind.FIRING, "a\r\nBcc: all@example.org\u202Exyz", 21)), 0);
        assertThat(notice.subject()).doesNotContain("\r", "\n", "\u202E").contains("a  Bcc: all@example.org xyz");
        assertThat(Mail.header(notice.subject())).matches("(=\\?UTF-8\\?B\\?[A-Za-z0-9+/=]{1,60}\\?=(\r\n )?)+");
    }
}
