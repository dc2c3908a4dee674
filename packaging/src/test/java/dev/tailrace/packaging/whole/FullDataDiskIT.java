package dev.tailrace.packaging.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.launch.SmallDisk;
import dev.tailrace.packaging.samples.LogFormat;
import dev.tailrace.packaging.samples.SampleLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** All that the agent keeps, on a disk that fills and empties again and again: registry, disk queue, dead letters, births of the output's files, its own log. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "mounts small disks")
class FullDataDiskIT {
    private static final int SOME = 100;
    private static final int ROUNDS = 2;
    private static final int REFUSED_EVERY = 10;
    private static final int TOLD_A_ROUND = 2;
    private static final int TIMES = 30;
    private static final Duration MOMENT = Duration.ofMillis(50);
    private static final Duration WHILE = Duration.ofSeconds(2);
    private static final Pattern NUMBER = Pattern.compile("seq=(\\d+)");

    @TempDir
    Path folder;

    private final SampleLog sample = new SampleLog(LogFormat.COMBINED, 5);
    private Site site;

    @Test
    void whateverCannotBeWrittenWaitsAndIsWrittenOnce() throws IOException, InterruptedException {
        site = new Site(folder);
        try (ChoosyServer server = new ChoosyServer(REFUSED_EVERY);
                SmallDisk data = disk("data", "24m");
                SmallDisk out = disk("out", "16m")) {
            site.configure("""
                    inputs: [{id: web, type: file, paths: ['${SITE}/logs/*.log*'], scan_frequency: 200ms, output: [es, archive]}]
                    outputs:
                      es: {type: elasticsearch, hosts: ['URL'], queue: {type: disk, max_size: 16MiB}, backoff: {init: 50ms, max: 400ms}}
                      archive: {type: file, path: '${SITE}/out/events.ndjson', backoff: {init: 50ms, max: 400ms}}
                    """.replace("URL", server.url()));
            try (LaunchedAgent agent = site.start()) {
                Ailing ailing = new Ailing(site, agent);
                int written = 0;
                for (int round = 0; round < ROUNDS; round++) {
                    site.write("access.log", sample, SOME);
                    written += SOME;
                    awaitAll(ailing, server, written);

                    data.fill();
                    out.fill();
                    for (int time = 0; time < TIMES; time++) {
                        site.write("access.log", sample, SOME);
                        ailing.pass(MOMENT);
                    }
                    Files.move(site.logs().resolve("access.log"), site.logs().resolve("access.log." + round));
                    site.write("access.log", sample, SOME);
                    written += (TIMES + 1) * SOME;
                    ailing.pass(WHILE);

                    data.free();
                    out.free();
                    awaitAll(ailing, server, written);
                }
                ailing.hasComplainedAtMost(ROUNDS * TOLD_A_ROUND);
                ailing.endsWithEveryLineOnce(written);
                assertThat(server.requests()).isEqualTo(IntStream.range(0, written).filter(number -> number % REFUSED_EVERY != 0).boxed().toList());
                assertThat(letters()).isEqualTo(IntStream.range(0, written).filter(number -> number % REFUSED_EVERY == 0).boxed().toList());
                ownLogIsWhole();
            }
        }
    }

    private SmallDisk disk(String place, String size) throws IOException, InterruptedException {
        Optional<SmallDisk> disk = SmallDisk.at(folder.resolve(place), size);
        Assumptions.assumeTrue(disk.isPresent(), "may not mount a disk");
        return disk.get();
    }

    private void awaitAll(Ailing ailing, ChoosyServer server, int written) throws IOException, InterruptedException {
        ailing.awaitArrival(written);
        ailing.await("the server has its part of " + written, () -> server.requests().size() == written - refused(written));
        ailing.await("the refused are kept", () -> letters().size() == refused(written));
    }

    private static int refused(int written) {
        return (written + REFUSED_EVERY - 1) / REFUSED_EVERY;
    }

    /** Numbers of the requests in the dead letters. */
    private List<Integer> letters() throws IOException {
        Path file = folder.resolve("data/dead-letter/es.ndjson");
        return Files.notExists(file) ? List.of() : Files.readAllLines(file).stream().map(FullDataDiskIT::number).sorted().toList();
    }

    private static int number(String text) {
        Matcher number = NUMBER.matcher(text);
        assertThat(number.find()).as(text).isTrue();
        return Integer.parseInt(number.group(1));
    }

    /** It may lack what was said while the disk was full; what stands there can be read, and what was said afterwards stands there. */
    private void ownLogIsWhole() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("data/logs/tailrace.log"));
        assertThat(lines).allSatisfy(line -> JsonMapper.shared().readTree(line));
        assertThat(lines).filteredOn(line -> line.contains("delivering again")).isNotEmpty();
    }
}
