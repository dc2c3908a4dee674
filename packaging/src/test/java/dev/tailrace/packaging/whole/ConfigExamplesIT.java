package dev.tailrace.packaging.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.packaging.launch.Books;
import dev.tailrace.packaging.launch.BulkReceiver;
import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.launch.Launcher;
import dev.tailrace.packaging.samples.LogFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of {@code config-examples/} at work, on logs of the formats that its inputs read. */
class ConfigExamplesIT {
    private static final Path EXAMPLES = Path.of("../config-examples").toAbsolutePath().normalize();
    private static final int REQUESTS = 1_000;

    /** The formats of each example's inputs, in their order. */
    private static final Map<String, List<LogFormat>> FORMATS = Map.ofEntries(
            Map.entry("quickstart.yml", List.of(LogFormat.COMBINED)),
            Map.entry("squid-to-elasticsearch.yml", List.of(LogFormat.SQUID)),
            Map.entry("squid-on-windows.yml", List.of(LogFormat.SQUID)),
            Map.entry("many-sources.yml", List.of(LogFormat.SQUID, LogFormat.COMBINED, LogFormat.GO_PROXY)),
            Map.entry("nginx-and-apache.yml", List.of(LogFormat.COMBINED, LogFormat.COMBINED)),
            Map.entry("go-proxy-errors.yml", List.of(LogFormat.GO_PROXY)),
            Map.entry("own-format.yml", List.of(LogFormat.COMBINED)),
            Map.entry("routes-by-status.yml", List.of(LogFormat.GO_PROXY)),
            Map.entry("long-outages.yml", List.of(LogFormat.SQUID)),
            Map.entry("visitors.yml", List.of(LogFormat.COMBINED)),
            Map.entry("alerts.yml", List.of(LogFormat.COMBINED)),
            Map.entry("nginx-on-windows.yml", List.of(LogFormat.COMBINED)),
            Map.entry("iis.yml", List.of(LogFormat.IIS, LogFormat.IIS)));

    @TempDir
    Path folder;

    static List<String> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".yml")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shipsWhatItReads(String name) throws IOException, InterruptedException {
        assertThat(FORMATS).as("an example that this test does not know").containsKey(name);
        Site site = new Site(folder);
        List<String> arguments = new ArrayList<>(List.of("run", "--once", "-E", "http.enabled=false"));
        arguments.addAll(List.of("-c", EXAMPLES.resolve(name).toString(), "--data", folder.resolve("data").toString()));
        List<LogFormat> formats = FORMATS.get(name);
        for (int input = 0; input < formats.size(); input++) {
            Path log = site.write("access-" + input + ".log", formats.get(input), REQUESTS);
            arguments.addAll(List.of("-E", "inputs." + input + ".paths=[" + log + "]"));
        }
        try (BulkReceiver receiver = new BulkReceiver()) {
            Launcher launcher = new Launcher(Site.HOME)
                    .with("ES_URL", receiver.url())
                    .with("ARCHIVE", site.out().toString())
                    .with("QUICKSTART", folder.toString());
            try (LaunchedAgent agent = launcher.start(folder, arguments.toArray(String[]::new))) {
                Books books = site.ended(agent);

                List<String> events = new ArrayList<>(receiver.documents());
                events.addAll(site.shipped());
                assertThat(books.read()).isEqualTo((long) REQUESTS * formats.size());
                assertThat(events).hasSize((int) books.delivered()).isNotEmpty();
                assertThat(events).allMatch(event -> event.contains("\"status_code\":") && !event.contains("_failure"));
            }
        }
    }
}
