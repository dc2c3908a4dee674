package dev.tailrace.core.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.alert.AlertState;
import dev.tailrace.core.alert.Herald;
import dev.tailrace.core.alert.Level;
import dev.tailrace.core.batch.Tally;
import dev.tailrace.core.output.Receiver;
import dev.tailrace.core.processors.StepTally;
import dev.tailrace.core.queue.QueueState;
import dev.tailrace.core.registry.RegistryStatus;
import dev.tailrace.core.ship.OutputTally;
import dev.tailrace.core.ship.ShipState;
import dev.tailrace.core.status.AgentStatus;
import dev.tailrace.core.status.AgentStatus.FileStatus;
import dev.tailrace.core.status.AgentStatus.InputStatus;
import dev.tailrace.core.status.AgentStatus.OutputStatus;
import dev.tailrace.core.status.AgentStatus.Pool;
import dev.tailrace.core.status.ReloadStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MeteringTest {
    private static final Path DOCUMENT = Path.of("../packaging/docs/monitoring.md");
    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0";
    private static final Pattern SAMPLE =
            Pattern.compile("(tailrace_[a-z_]+)(\\{([a-z_]+=\"(?:[^\"\\\\\n]|\\\\[\\\\n\"])*\",?)*})? (-?[0-9.]+(?:[Ee][-+]?[0-9]+)?)");

    private static AgentStatus status() {
        FileStatus file = new FileStatus("/var/log/\"odd\"\\\n.log", "1:2", 3, 100, 90, 40, 1.5, "idle, renamed", "denied");
        InputStatus input = new InputStatus(
                "web \"x\"", "file", true, new Tally.Balance(10, 5, 2, 1, 1000), List.of(new StepTally.Count("drop_event (t.yml:3)", 2)), List.of(new StepTally.Count("grok (t.yml:2)", 1)), "es",
                List.of(file), Map.of(), 3);
        OutputStatus output = new OutputStatus(
                "es", "elasticsearch", new OutputTally.Balance(8, 5, 1, 0), 2.5, new ShipState(false, 2, 1, "503", 1, 6_000, 7_000, 0, 9, 4),
                List.of(new Receiver("https://es1:9200", "half_open", 1, 0.25, 9, 3)), new Pool(8 << 20, 1 << 20, 1),
                Optional.of(new QueueState(7, 4096, 0, 0, 0, null)));
        return new AgentStatus(
                "here", 1_000, 10_000, ReloadStatus.started("t.yml", 1_000), List.of(input), List.of(output), new RegistryStatus("", 4, 1, 200, 3),
                alerts());
    }

    private static AlertState alerts() {
        List<AlertState.RuleState> rules = List.of(new AlertState.RuleState("errors", Level.CRITICAL, 2, 5, 1));
        return new AlertState(List.of(), 2, List.of(), rules, 3, List.of(new Herald.State("ops", 4, 1, 0, 2, "")));
    }

    private static String text(String accept) {
        return new String(Metering.answer(status(), false, new Asked(accept, new byte[0]), "1.2.3").body(), StandardCharsets.UTF_8);
    }

    @Test
    void everyLineIsOfTheFormat() {
        for (String line : text(OPEN_METRICS).lines().toList()) {
            assertThat(line.startsWith("# ") || SAMPLE.matcher(line).matches()).as(line).isTrue();
        }
        assertThat(text(OPEN_METRICS)).endsWith("# EOF\n").contains("# TYPE tailrace_input_read_events counter");
        assertThat(text("")).contains("# TYPE tailrace_input_read_events_total counter").doesNotContain("# EOF");
    }

    @Test
    void everyMeterIsShownWithItsLabels() {
        String text = text("");
        for (Meter meter : Meter.values()) {
            if (meter != Meter.RESIDENT_MEMORY_BYTES) {
                assertThat(text).contains("\n" + meter.fullName() + (meter.labels().length == 0 ? " " : "{" + meter.labels()[0] + "=\""));
            }
        }
        assertThat(text)
                .contains("tailrace_build_info{version=\"1.2.3\"} 1.0")
                .contains("tailrace_input_in_flight_events{input=\"web \\\"x\\\"\"} 2.0")
                .contains("tailrace_input_lag_bytes{input=\"web \\\"x\\\"\"} 60.0")
                .contains("tailrace_output_waiting_seconds{output=\"es\"} 3.0")
                .contains("tailrace_host_circuit_open{host=\"https://es1:9200\",output=\"es\"} 0.5");
    }

    @Test
    void namesFollowPrometheusRules() {
        for (Meter meter : Meter.values()) {
            assertThat(meter.fullName()).matches("tailrace_[a-z]+(_[a-z]+)*");
            assertThat(meter.baseName()).doesNotEndWith("_total").doesNotContain("millis").doesNotContain("_mb");
            assertThat(meter.help()).endsWith(".");
        }
    }

    @Test
    void theDocumentDescribesEachOne() throws IOException {
        List<String> written = new ArrayList<>();
        Matcher row = Pattern.compile("\\| `(tailrace_[a-z_]+)` \\| (\\w+) \\| (.*?) \\| (.*) \\|").matcher(Files.readString(DOCUMENT));
        while (row.find()) {
            written.add(row.group(1) + ' ' + row.group(2) + ' ' + row.group(3).replace("`", "").strip() + ": " + row.group(4));
        }
        List<String> real = Arrays.stream(Meter.values())
                .map(meter -> meter.fullName() + ' ' + meter.kind().name().toLowerCase(Locale.ROOT) + ' '
                        + String.join(" ", meter.labels()) + ": " + meter.help())
                .toList();
        assertThat(written).isEqualTo(real);
    }
}
