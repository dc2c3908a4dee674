package dev.tailrace.core.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.input.Input;
import dev.tailrace.core.input.InputContext;
import dev.tailrace.core.input.InputPlan;
import dev.tailrace.core.input.Outlook;
import dev.tailrace.core.platform.FileKey;
import dev.tailrace.core.platform.FileStat;
import dev.tailrace.core.platform.Platform;
import dev.tailrace.core.setup.AgentConfig;
import dev.tailrace.core.setup.InputConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    private static final long NOW = Instant.parse("2026-11-21T12:00:00Z").toEpochMilli();

    @TempDir
    Path folder;

    private record Seen(Outlook outlook) implements InputPlan {
        @Override
        public int[] ownFields(Fields fields) {
            return new int[0];
        }

        @Override
        public Outlook lookAround(Platform platform) {
            return outlook;
        }

        @Override
        public Input start(InputContext context) {
            throw new UnsupportedOperationException();
        }
    }

    private record At(long epochMillis) implements Clock {
        @Override
        public long nanos() {
            return 0;
        }
    }

    private static Outlook.Source file(String path, long index, long modifiedAt, String trouble) {
        return new Outlook.Source(path, new FileStat(new FileKey(1, 0, index), FileStat.Type.FILE, 10, modifiedAt), trouble);
    }

    private static InputConfig input(String id, Outlook outlook) {
        return new InputConfig(id, "file", new Seen(outlook), null, null, Map.of(), List.of(), null);
    }

    private static Outlook seen(Outlook.Source... sources) {
        return new Outlook(List.of(sources), List.of());
    }

    private List<String> told(long now, InputConfig... inputs) {
        AgentConfig config = new AgentConfig(
                "host", folder, Duration.ZERO, new Fields(), List.of(inputs), List.of(), null, null, null, null, null, null, null);
        return new Doctor(config, folder, Platform.current(), new At(now)).examine().stream()
                .map(finding -> finding.weight() + " " + finding.about() + ": " + finding.text())
                .toList();
    }

    @Test
    void filesWithoutAnIdThatLastsAreTold() {
        assertThat(told(NOW, input("share", seen(file("//srv/a.log", 0, NOW, "")))))
                .contains("WRONG input share: //srv/a.log has no file id that could be relied on");
    }

    @Test
    void clocksThatAreWrongAreTold() {
        assertThat(told(0)).contains("WRONG clock: it says 1970-01-01T00:00:00Z");
        assertThat(told(NOW, input("web", seen(file("/a.log", 7, NOW + 3_600_000, ""))))).contains("DOUBTFUL input web: /a.log was changed in the future");
    }

    @Test
    void ofManyUnreadableFilesAFewAreNamedAndTheRestIsCounted() {
        Outlook.Source[] closed = new Outlook.Source[8];
        for (int i = 0; i < closed.length; i++) {
            closed[i] = file("/log/" + i, 10 + i, NOW, "open /log/" + i + ": access denied");
        }
        assertThat(told(NOW, input("web", seen(closed))))
                .contains("WRONG input web: open /log/4: access denied", "WRONG input web: 3 more files cannot be read")
                .doesNotContain("WRONG input web: open /log/5: access denied");
    }

    @Test
    void aFileOfTwoInputsIsToldOnceForEachPair() {
        assertThat(told(NOW, input("a", seen(file("/1", 1, NOW, ""), file("/2", 2, NOW, ""))), input("b", seen(file("/1", 1, NOW, ""), file("/2", 2, NOW, "")))))
                .filteredOn(line -> line.startsWith("WRONG inputs")).containsExactly("WRONG inputs a and b: both read /1");
    }

    @Test
    void descriptorsAreCountedWithWhatTheAgentNeedsBesides() {
        assertThat(Limits.of(1024, 500).weight()).isEqualTo(Finding.Weight.FINE);
        assertThat(Limits.of(1024, 1000).weight()).isEqualTo(Finding.Weight.DOUBTFUL);
    }
}
