package dev.tailrace.core.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.tailrace.core.duty.Signal;
import dev.tailrace.core.observe.Observer;
import dev.tailrace.core.processors.OneEvent;
import dev.tailrace.core.sim.SimClock;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrafficTest {
    private static final long NOW = OneEvent.READ_AT;

    private final SimClock clock = new SimClock().setWallClock(NOW / 1_000_000);
    private final OneEvent one = new OneEvent("GET /");
    private final TrafficDuty duty = new TrafficDuty(one.fields(), clock, new Signal());
    private final Observer worker = duty.observers().instantiate();

    private void request(Duration ago, long status, Duration took, String client, String url) {
        one.event().setTime(one.fields().intern("@timestamp"), NOW - ago.toNanos());
        one.event().setLong(one.fields().intern("http.response.status_code"), status);
        one.event().setLong(one.fields().intern("event.duration"), took.toNanos());
        one.event().setText(one.fields().intern("source.ip"), client);
        one.event().setText(one.fields().intern("url.original"), url);
        worker.see(one.event());
        worker.endOfBatch();
        duty.work(clock.nanos());
    }

    private TrafficReport report() {
        List<TrafficReport> reports = new ArrayList<>();
        duty.ask(reports::add);
        duty.work(clock.nanos());
        return reports.getFirst();
    }

    @Test
    void requestsAreCountedByMinuteStatusClientAndPath() {
        for (int i = 1; i <= 100; i++) {
            request(Duration.ofMinutes(2), i <= 3 ? 503 : 200, Duration.ofMillis(i), "10.0.0." + i % 2, "/shop?item=" + i);
        }
        request(Duration.ofMinutes(61), 200, Duration.ofMillis(1), "10.0.0.9", "/old");
        request(Duration.ofMinutes(-5), 404, Duration.ofMillis(1), "10.0.0.1", "/future");
        TrafficReport report = report();
        assertThat(report.minutes()).hasSize(60);
        assertThat(report.minutes().get(57).classes()).containsExactly(0, 0, 97, 0, 0, 3);
        assertThat(report.minutes().get(57).durations().p50()).isCloseTo(0.050, within(0.001));
        assertThat(report.minutes().get(57).durations().p99()).isCloseTo(0.099, within(0.002));
        assertThat(report.minutes().getLast().requests()).isOne();
        assertThat(report.clients()).containsExactly(new TrafficReport.Top("10.0.0.1", 51, 0), new TrafficReport.Top("10.0.0.0", 50, 0));
        assertThat(report.paths()).containsExactly(new TrafficReport.Top("/shop", 100, 0), new TrafficReport.Top("/future", 1, 0));
        clock.advance(Duration.ofHours(2));
        assertThat(report().minutes()).allSatisfy(minute -> assertThat(minute.requests()).isZero());
        assertThat(report().clients()).isEmpty();
    }

    @Test
    void whatIsNoRequestIsNotCounted() {
        worker.see(one.event());
        worker.endOfBatch();
        duty.work(clock.nanos());
        assertThat(report().minutes()).allSatisfy(minute -> assertThat(minute.requests()).isZero());
    }

    /** Space-Saving against exact counts: never too low, never too high by more than it says, and the frequent ones are there. */
    @Test
    void frequentOnesAreFoundAmongManyWithABoundedError() {
        Random random = new Random(7);
        Frequent frequent = new Frequent();
        Map<Long, Long> exact = new HashMap<>();
        long total = 200_000;
        for (int i = 0; i < total; i++) {
            long key = random.nextInt(4) == 0 ? random.nextInt(5) : 1000 + random.nextInt(100_000);
            exact.merge(key, 1L, Long::sum);
            frequent.add(key, 1, () -> Long.toString(key));
        }
        Map<Long, Frequent.Counter> found = new HashMap<>();
        frequent.forEach(counter -> found.put(counter.key(), counter));
        assertThat(found).hasSize(Frequent.MOST).containsKeys(0L, 1L, 2L, 3L, 4L);
        found.forEach((key, counter) -> {
            assertThat(counter.name()).isEqualTo(Long.toString(key));
            assertThat(counter.count()).isGreaterThanOrEqualTo(exact.get(key));
            assertThat(counter.count() - counter.error()).isLessThanOrEqualTo(exact.get(key));
            assertThat(counter.error()).isLessThanOrEqualTo(total / Frequent.MOST);
        });
    }

    @Test
    void lookingAllocatesNothing() {
        request(Duration.ZERO, 200, Duration.ofMillis(1), "10.0.0.1", "/shop?item=1");
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Observer busy = duty.observers().instantiate();
        for (int round = 0; round < 100; round++) {
            look(busy);
        }
        long before = thread.getCurrentThreadAllocatedBytes();
        look(busy);
        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(20_000);
    }

    private void look(Observer busy) {
        for (int i = 0; i < TrafficNotes.MOST; i++) {
            busy.see(one.event());
        }
    }
}
