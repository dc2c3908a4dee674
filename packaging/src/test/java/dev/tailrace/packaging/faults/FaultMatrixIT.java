package dev.tailrace.packaging.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.outputs.testing.RealElasticsearch;
import dev.tailrace.packaging.launch.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** The table of faults. {@code packaging/faults} runs it at length: longer cuts, more lines, all servers. */
class FaultMatrixIT {
    private static final String SERVERS = System.getProperty("tailrace.faults.servers", "ELASTICSEARCH_9");
    private static final int LINES = Integer.getInteger("tailrace.faults.lines", 7000);
    private static final long CUT_MILLIS = Long.getLong("tailrace.faults.cut", 3000);
    private static final List<Fault> FAULTS = chosen(System.getProperty("tailrace.faults.only", ""));

    @TempDir
    Path folder;

    private static List<Fault> chosen(String names) {
        return names.isEmpty() ? List.of(Fault.values()) : List.of(names.split(",")).stream().map(Fault::valueOf).toList();
    }

    @Test
    void noFaultLosesOrRepeatsALine(TestReporter reporter) throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        List<Fault> faults = possible(reporter);
        try {
            for (String name : SERVERS.split(",")) {
                RealElasticsearch.Version version = RealElasticsearch.Version.valueOf(name);
                try (RealElasticsearch server = RealElasticsearch.start(version, "http.max_content_length=1mb")) {
                    play(new Scene.Stage(server, version.title(), LINES, CUT_MILLIS), faults, rows);
                }
            }
        } finally {
            Files.writeString(Path.of("target/faults.md"), Row.table(rows));
        }
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.lost()).as("lost: %s", row).isZero();
            assertThat(row.repeated()).as("repeated: %s", row).isZero();
        });
    }

    private List<Fault> possible(TestReporter reporter) throws IOException, InterruptedException {
        Optional<SmallDisk> disk = SmallDisk.at(folder.resolve("trial"), "1m");
        if (disk.isPresent()) {
            disk.get().close();
            return FAULTS;
        }
        reporter.publishEntry("left out", "faults that need a small disk, as this user may not mount one");
        return FAULTS.stream().filter(fault -> !fault.fillsTheDisk()).toList();
    }

    private void play(Scene.Stage stage, List<Fault> faults, List<Row> rows) throws IOException, InterruptedException {
        for (Fault fault : faults) {
            for (boolean killed : new boolean[] {false, true}) {
                Path own = Files.createDirectory(folder.resolve(stage.name().replace(' ', '-') + '-' + fault + (killed ? "-killed" : "")));
                try (Scene scene = new Scene(stage, fault, killed, own)) {
                    rows.add(scene.run());
                }
            }
        }
    }
}
