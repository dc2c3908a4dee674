package dev.tailrace.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.status.AgentStatus;
import dev.tailrace.core.status.Operator;
import dev.tailrace.core.traffic.TrafficReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnnouncerTest {
    private static final long SECOND = 1_000_000_000L;

    private final List<String> told = new ArrayList<>();
    private final Patient patient = new Patient();
    private final Announcer announcer = new Announcer(patient, (level, message) -> told.add(level + " " + message), 0);

    /** An agent of which only the ailment changes. */
    private static final class Patient implements Operator {
        private String ailment;

        @Override
        public AgentStatus status() {
            return new AgentStatus("host", 0, 0, null, List.of(), List.of(), null, null);
        }

        @Override
        public Optional<String> ailment() {
            return Optional.ofNullable(ailment);
        }

        @Override
        public Optional<TrafficReport> traffic() {
            return Optional.empty();
        }

        @Override
        public void reload() {}
    }

    @Test
    void allIsWellAndNothingIsTold() {
        announcer.work(0);

        assertThat(told).isEmpty();
    }

    @Test
    void riskIsToldOnceAndItsEndOnce() {
        patient.ailment = "the disk is full";
        for (int second = 0; second < 30; second++) {
            announcer.work(second * SECOND);
        }
        patient.ailment = null;
        for (int second = 90; second < 120; second++) {
            announcer.work(second * SECOND);
        }

        assertThat(told).containsExactly("ERROR Data is at risk: the disk is full", "INFORMATION Data is no longer at risk.");
    }

    @Test
    void causeThatComesAndGoesIsToldOnceAMinute() {
        for (int second = 0; second < 600; second += 2) {
            patient.ailment = second % 4 == 0 ? "the disk is full" : null;
            announcer.work(second * SECOND);
        }

        assertThat(told).hasSizeBetween(5, 11);
    }

    @Test
    void whatIsSoWhenTheMinuteIsOverIsTold() {
        patient.ailment = "the disk is full";
        announcer.work(0);
        patient.ailment = null;
        announcer.work(10 * SECOND);
        assertThat(told).hasSize(1);

        announcer.work(61 * SECOND);
        assertThat(told).last().isEqualTo("INFORMATION Data is no longer at risk.");
    }
}
