package dev.tailrace.packaging.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.packaging.launch.Arrivals;
import dev.tailrace.packaging.launch.Books;
import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.samples.LogFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several outputs, with the distribution. */
class RoutingIT {
    private static final int REQUESTS = 100_000;
    private static final int KILLS = 4;

    @TempDir
    Path folder;

    @Test
    void bothOutputsOfAnInputGetEveryLineOnceThroughKills() throws IOException, InterruptedException {
        Site site = new Site(folder).configure("""
                inputs: [{id: web, type: file, paths: ['${SITE}/logs/*.log'], preset: apache, output: [left, right]}]
                outputs:
                  left: {type: file, path: '${SITE}/out/left.ndjson', sync: os}
                  right: {type: file, path: '${SITE}/out/right.ndjson'}
                """);
        site.write("access.log", LogFormat.COMBINED, REQUESTS);
        Random odd = new Random(20260121);
        for (int kill = 0; kill < KILLS; kill++) {
            killAfterGrowth(site, 1 + odd.nextInt(8 << 20));
        }
        Books last = site.once();
        assertThat(last.read()).isPositive();
        for (String output : List.of("left", "right")) {
            Arrivals arrivals = new Arrivals().add(site.out().resolve(output + ".ndjson"));
            assertThat(arrivals.missing(REQUESTS)).as("lost at %s", output).isZero();
            assertThat(arrivals.repeated()).as("repeated at %s", output).isZero();
            assertThat(arrivals.lines()).isEqualTo(REQUESTS);
        }
        assertThat(site.once()).as("one more run").isEqualTo(new Books(0, 0, 0, 0, 0));
    }

    private static void killAfterGrowth(Site site, int bytes) throws IOException, InterruptedException {
        long before = site.shippedBytes();
        try (LaunchedAgent agent = site.start("--once")) {
            boolean ended = false;
            while (!ended && Math.abs(site.shippedBytes() - before) < bytes) {
                ended = agent.endsWithin(Duration.ofMillis(1));
            }
            agent.kill();
        }
    }

    @Test
    void eventsPartByTheirLevel() throws IOException, InterruptedException {
        Site site = new Site(folder).configure("""
                inputs:
                  - id: app
                    type: file
                    paths: ['${SITE}/logs/*.log']
                    processors: [{grok: {field: message, patterns: ['%{LOGLEVEL:log.level} %{GREEDYDATA:text}']}}]
                    routes:
                      - {when: {equals: {log.level: ERROR}}, output: [errors, all]}
                      - {when: {equals: {log.level: WARN}}, output: warnings}
                      - {when: {equals: {log.level: INFO}}, output: all}
                outputs:
                  errors: {type: file, path: '${SITE}/out/errors.ndjson'}
                  warnings: {type: file, path: '${SITE}/out/warnings.ndjson'}
                  all: {type: file, path: '${SITE}/out/all.ndjson'}
                """);
        StringBuilder log = new StringBuilder();
        List<String> levels = List.of("INFO", "INFO", "WARN", "INFO", "ERROR", "DEBUG");
        for (int line = 0; line < 6000; line++) {
            log.append(levels.get(line % 6)).append(" line ").append(line).append('\n');
        }
        Files.writeString(site.logs().resolve("app.log"), log);

        Books books = site.once();

        assertThat(books).isEqualTo(new Books(6000, 5000, 1000, 0, 0));
        assertThat(Files.readAllLines(site.out().resolve("errors.ndjson"))).hasSize(1000).allMatch(event -> event.contains("\"ERROR\""));
        assertThat(Files.readAllLines(site.out().resolve("warnings.ndjson"))).hasSize(1000).allMatch(event -> event.contains("\"WARN\""));
        assertThat(Files.readAllLines(site.out().resolve("all.ndjson"))).hasSize(4000);
    }
}
