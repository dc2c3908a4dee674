package dev.tailrace.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.platform.SystemLog;
import dev.tailrace.core.registry.Recovery;
import dev.tailrace.core.ship.OutputTally;
import dev.tailrace.core.ship.ShipState;
import dev.tailrace.core.status.AgentStatus;
import dev.tailrace.core.status.AgentStatus.OutputStatus;
import dev.tailrace.core.status.AgentStatus.Pool;
import dev.tailrace.core.status.Operator;
import dev.tailrace.core.traffic.TrafficReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AnnouncerTest {
    private static final long SECOND = 1_000_000_000L;

    private final List<String> told = new ArrayList<>();
    private final Patient patient = new Patient();
    private final Announcer announcer = new Announcer(patient, (kind, message) -> told.add(kind + " " + message), 0);

    /** An agent of which only the ailment changes, and why its two outputs do not deliver. */
    private static final class Patient implements Operator {
        private final Map<String, String> troubles = new TreeMap<>();
        private String ailment;

        @Override
        public AgentStatus status() {
            List<OutputStatus> outputs = Stream.of("es", "archive").map(name -> output(name, troubles.get(name))).toList();
            return new AgentStatus("host", 0, 0, null, List.of(), outputs, null, null);
        }

        private static OutputStatus output(String name, String trouble) {
            ShipState state = new ShipState(trouble == null, 0, 0, trouble, 0, 0, 0, 0, 0, 0);
            return new OutputStatus(name, "file", new OutputTally.Balance(0, 0, 0, 0), 0, state, List.of(), new Pool(0, 0, 0), Optional.empty());
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

        assertThat(told).containsExactly("DATA_AT_RISK Data is at risk: the disk is full", "DATA_SAFE Data is no longer at risk.");
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
        assertThat(told).last().isEqualTo("DATA_SAFE Data is no longer at risk.");
    }

    @Test
    void outputThatIsDownAndUpAgainIsTold() {
        patient.troubles.put("es", "503");
        turnFor(0, 10);
        patient.troubles.clear();
        turnFor(61, 70);

        assertThat(told).containsExactly("OUTPUT_DOWN Output es does not deliver: 503", "OUTPUT_UP Output es delivers again.");
    }

    @Test
    void causesAreCountedApart() {
        patient.troubles.put("es", "503");
        turnFor(0, 10);
        patient.troubles.put("archive", "no space left");
        patient.ailment = "the disk is full";
        turnFor(10, 20);

        assertThat(told)
                .containsExactly(
                        "OUTPUT_DOWN Output es does not deliver: 503",
                        "OUTPUT_DOWN Output archive does not deliver: no space left",
                        "DATA_AT_RISK Data is at risk: the disk is full");
    }

    @Test
    void outputThatFailsNowAndThenIsToldOnceAMinuteHoweverTheReasonChanges() {
        for (int second = 0; second < 600; second += 2) {
            patient.troubles.clear();
            if (second % 4 == 0) {
                patient.troubles.put("es", "reason " + second);
            }
            announcer.work(second * SECOND);
        }

        assertThat(told).hasSizeBetween(5, 11);
    }

    @Test
    void startIsToldOnce() {
        announcer.started(Path.of("data"), new Recovery(Recovery.Origin.BORN, List.of()));

        assertThat(told).singleElement().asString().startsWith("STARTED Tailrace ").endsWith(" runs; data in data");
    }

    @Test
    void registryThatWasDamagedIsToldWithWhatWasFound() {
        announcer.started(
                Path.of("data"),
                new Recovery(
                        Recovery.Origin.KEPT, List.of(new Recovery.Finding("00000001.log", 120, 9, "a wrong checksum", "00000001.log.damaged"))));

        assertThat(told).hasSize(2);
        assertThat(told.get(1))
                .startsWith("REGISTRY_RECOVERED The registry was damaged. What stands before the damage is remembered")
                .endsWith("\n00000001.log: 9 bytes from offset 120 on: a wrong checksum; kept as 00000001.log.damaged");
    }

    @Test
    void registryOfWhichNothingIsLeftIsToldAsSuch() {
        announcer.started(Path.of("data"), new Recovery(Recovery.Origin.LOST, List.of()));

        assertThat(told).last().asString().startsWith("REGISTRY_RECOVERED Nothing of the registry could be read: every file is read again");
    }

    @Test
    void whatIsToldHasANumberOfItsOwnAndALevel() {
        assertThat(SystemLog.Kind.values()).extracting(kind -> kind + " " + kind.number() + " " + kind.level())
                .containsExactly(
                        "STARTED 1 INFORMATION",
                        "ENDED 2 INFORMATION",
                        "FAILED 3 ERROR",
                        "OUTPUT_DOWN 10 WARNING",
                        "OUTPUT_UP 11 INFORMATION",
                        "DATA_AT_RISK 20 ERROR",
                        "DATA_SAFE 21 INFORMATION",
                        "REGISTRY_RECOVERED 30 WARNING");
    }

    private void turnFor(int from, int to) {
        for (int second = from; second < to; second++) {
            announcer.work(second * SECOND);
        }
    }
}
