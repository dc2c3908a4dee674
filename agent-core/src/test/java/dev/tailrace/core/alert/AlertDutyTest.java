package dev.tailrace.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.tailrace.core.config.Problems;
import dev.tailrace.core.config.Yaml;
import dev.tailrace.core.duty.Duty;
import dev.tailrace.core.duty.Signal;
import dev.tailrace.core.observe.Observer;
import dev.tailrace.core.processors.OneEvent;
import dev.tailrace.core.processors.condition.ConditionCompiler;
import dev.tailrace.core.processors.condition.ConditionPlan;
import dev.tailrace.core.sim.SimClock;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertDutyTest {
    private final SimClock clock = new SimClock().setWallClock(OneEvent.READ_AT / 1_000_000);
    private final OneEvent one = new OneEvent("GET /");
    private final List<Alarm> told = new ArrayList<>();

    private final Herald herald = new Herald() {
        @Override
        public void tell(Alarm alarm) {
            told.add(alarm);
        }

        @Override
        public int work(long now) {
            return 0;
        }

        @Override
        public long due(long now) {
            return Duty.NEVER;
        }

        @Override
        public State state() {
            return new State("ops", told.size(), 0, 0, 0, "");
        }
    };

    private AlertDuty duty(String when, int threshold, String... groupBy) {
        ConditionPlan plan = ConditionCompiler.compile(Yaml.parse("t.yml", when, new Problems()), one.fields(), new Problems());
        List<AlertRule.Group> groups = List.of(groupBy).stream().map(name -> new AlertRule.Group(name, one.fields().intern(name))).toList();
        AlertRule rule = new AlertRule(
                "errors", Level.CRITICAL, plan, groups, new AlertRule.Limit(threshold, Duration.ofMinutes(1)), Duration.ofMinutes(10), 100,
                List.of("ops"));
        return new AlertDuty(new AlertDuty.Gear(List.of(rule), Map.of("ops", herald), clock, new Signal()));
    }

    private void status(long status, String client) {
        one.event().setLong(one.fields().intern("http.response.status_code"), status);
        one.event().setText(one.fields().intern("source.ip"), client);
    }

    @Test
    void whatMeetsTheConditionIsCountedByGroupAndTold() {
        AlertDuty duty = duty("range: {http.response.status_code: {gte: 500}}", 3, "source.ip", "http.response.status_code");
        Observer worker = duty.observers().instantiate();
        Observer another = duty.observers().instantiate();
        status(503, "10.0.0.1");
        for (int i = 0; i < 2; i++) {
            worker.see(one.event());
            another.see(one.event());
        }
        status(200, "10.0.0.1");
        worker.see(one.event());
        status(503, "10.0.0.2");
        worker.see(one.event());
        worker.endOfBatch();
        another.endOfBatch();
        duty.work(clock.nanos());
        assertThat(told).singleElement().satisfies(alarm -> {
            assertThat(alarm.group())
                    .containsExactly(new Alarm.Member("source.ip", "10.0.0.1"), new Alarm.Member("http.response.status_code", "503"));
            assertThat(alarm.count()).isEqualTo(4);
        });
        assertThat(duty.state().active()).hasSize(1);
        assertThat(duty.due(clock.nanos())).isEqualTo(clock.nanos() + Duration.ofMinutes(1).toNanos());
        clock.advance(Duration.ofMinutes(1));
        duty.work(clock.nanos());
        assertThat(told).extracting(Alarm::kind).containsExactly(Alarm.Kind.FIRING, Alarm.Kind.RECOVERED);
        assertThat(duty.state().active()).isEmpty();
        assertThat(duty.state().recent()).hasSize(2);
        assertThat(duty.due(clock.nanos())).isEqualTo(Duty.NEVER);
    }

    @Test
    void anEventWithoutAFieldOfTheGroupDoesNotCount() {
        AlertDuty duty = duty("has_fields: [message]", 0, "user.name");
        Observer worker = duty.observers().instantiate();
        worker.see(one.event());
        worker.endOfBatch();
        duty.work(clock.nanos());
        assertThat(told).isEmpty();
    }

    @Test
    void aWorkerNeverWaitsAndWhatItCannotNoteIsCounted() {
        AlertDuty duty = duty("has_fields: [source.ip]", 0, "source.ip");
        Observer worker = duty.observers().instantiate();
        for (int batch = 0; batch < 100; batch++) {
            status(200, "10.0.0." + batch);
            worker.see(one.event());
            worker.endOfBatch();
        }
        assertThat(duty.state().missed()).isEqualTo(36);
        while (duty.work(clock.nanos()) > 0) {
            assertThat(told).isNotEmpty();
        }
        assertThat(told).hasSize(64);
    }

    @Test
    void aBatchOfVeryManyClientsIsCountedAsFarAsThereIsRoom() {
        AlertDuty duty = duty("has_fields: [source.ip]", 0, "source.ip");
        Observer worker = duty.observers().instantiate();
        for (int i = 0; i < Sightings.MOST + 10; i++) {
            OneEvent each = new OneEvent(one.fields(), "x");
            each.event().setText(one.fields().intern("source.ip"), "10.1." + i / 256 + '.' + i % 256);
            worker.see(each.event());
        }
        worker.endOfBatch();
        duty.work(clock.nanos());
        assertThat(duty.state().missed()).isEqualTo(10);
        assertThat(duty.state().activeCount()).isEqualTo(AlertBook.MOST_ACTIVE);
    }

    @Test
    void lookingAllocatesNothing() {
        AlertDuty duty = duty("range: {http.response.status_code: {gte: 500}}", 1_000_000_000, "source.ip");
        Observer worker = duty.observers().instantiate();
        status(503, "10.0.0.1");
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < 20_000; i++) {
            worker.see(one.event());
        }
        long before = thread.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 10_000; i++) {
            worker.see(one.event());
        }
        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
    }
}
