package dev.tailrace.packaging.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.packaging.launch.Arrivals;
import dev.tailrace.packaging.launch.LaunchedAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Debian's logrotate in all its modes, under a server that goes on writing: lines written, lines lost, lines repeated, as a table. Copies
 * and compressed files are within the glob, so that each of them has to be recognised.
 *
 * <p>All logs rotate side by side under one agent, each with an output of its own.
 */
class LogrotateIT {
    private static final int ROUNDS = 5;
    private static final Duration ROUND = Duration.ofMillis(1200);
    private static final Duration MOMENT = Duration.ofMillis(10);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int PATIENCE = 900;
    private static final String ROW = "%-52s %-21s %8s %8s %8s %6s %9s%n";

    /** What a mode is called, and what it means to logrotate. */
    private static final Map<String, List<String>> MODES = new LinkedHashMap<>();

    static {
        mode("create");
        mode("create", "rotate 2");
        mode("create", "compress");
        mode("create", "compress", "delaycompress");
        mode("create", "dateext");
        mode("create", "dateext", "compress");
        mode("create", "dateext", "compress", "delaycompress");
        mode("create", "maxage 1");
        mode("create", "compress", "maxage 1");
        mode("copytruncate");
        mode("copytruncate", "compress");
        mode("copytruncate", "compress", "delaycompress");
        mode("copytruncate", "dateext");
        mode("copytruncate", "dateext", "compress");
        mode("copytruncate", "maxage 1");
        mode("copytruncate", "compress", "maxage 1");
        mode("copytruncate", "dateext", "compress", "delaycompress", "maxage 1");
    }

    private static void mode(String... directives) {
        List<String> all = new ArrayList<>(List.of(directives));
        if (all.stream().noneMatch(each -> each.startsWith("rotate"))) {
            all.add("rotate 20");
        }
        if (all.contains("dateext")) {
            all.add("dateformat -%Y%m%d-%s");
        }
        MODES.put(String.join(" ", directives), all);
    }

    @TempDir
    Path folder;

    private final List<RotatedLog> logs = new ArrayList<>();
    private Site site;
    private String logrotate;
    private volatile boolean serving = true;
    /** Of all waiting together: a table with a hole is to be seen soon. */
    private int looks;

    @BeforeEach
    void install() throws IOException {
        logrotate = Server.installed("logrotate");
        StringBuilder inputs = new StringBuilder("inputs:\n");
        StringBuilder outputs = new StringBuilder("outputs:\n");
        site = new Site(folder);
        for (Map.Entry<String, List<String>> mode : MODES.entrySet()) {
            String id = mode.getKey().replaceAll("\\W+", "-");
            logs.add(new RotatedLog(mode.getKey(), site.logs().resolve(id), mode.getValue()));
            inputs.append("  - {id: %s, type: file, paths: ['${SITE}/logs/%s/access.log*'], output: %s}%n".formatted(id, id, id));
            outputs.append("  %s: {type: file, path: '${SITE}/out/%s.ndjson'}%n".formatted(id, id));
        }
        site.configure(inputs.toString() + outputs + "pipeline: {memory: 4MiB}\n");
    }

    @AfterEach
    void closeLogs() throws IOException {
        serving = false;
        for (RotatedLog log : logs) {
            log.close();
        }
    }

    @Test
    void everyModeUnderTraffic() throws Exception {
        CompletableFuture<Void> server = CompletableFuture.runAsync(this::serve);
        try (LaunchedAgent agent = site.start()) {
            for (int round = 0; round < ROUNDS; round++) {
                assertThat(agent.endsWithin(ROUND)).as("ended; said: %s", agent.errors()).isFalse();
                rotate(round);
            }
            serving = false;
            server.get();
            settle(agent);
        }
        check("runs");
    }

    @Test
    void everyModeWhileTheAgentIsDown() throws Exception {
        CompletableFuture<Void> server = CompletableFuture.runAsync(this::serve);
        for (int round = 0; round < ROUNDS; round++) {
            try (LaunchedAgent agent = site.start()) {
                assertThat(agent.endsWithin(ROUND)).as("ended; said: %s", agent.errors()).isFalse();
                awaitWritten(agent);
                agent.kill();
            }
            rotate(round);
        }
        serving = false;
        server.get();
        try (LaunchedAgent agent = site.start()) {
            settle(agent);
        }
        check("down while it rotates");
    }

    private void serve() {
        try {
            while (serving) {
                for (RotatedLog log : logs) {
                    log.serve();
                }
                Thread.sleep(MOMENT);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void rotate(int round) throws IOException, InterruptedException {
        for (RotatedLog log : logs) {
            age(log);
            Path rules = Files.writeString(folder.resolve("rotate.conf"), log.rules());
            Files.setPosixFilePermissions(rules, PosixFilePermissions.fromString("rw-r--r--"));
            Path said = folder.resolve("rotate.log");
            int status = new ProcessBuilder(logrotate, "-f", "-s", folder.resolve("rotate.state").toString(), rules.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start()
                    .waitFor();
            assertThat(status).as("logrotate in round %s of %s: %s", round, log.name(), Files.readString(said)).isZero();
            log.rotates();
        }
    }

    /** Makes old what was rotated before, once it has been shipped, so that {@code maxage} removes it. */
    private void age(RotatedLog log) throws IOException, InterruptedException {
        if (log.name().contains("maxage")) {
            while (looks < PATIENCE && arrivals(log).missing(log.rotated()) > 0) {
                Thread.sleep(LOOK);
                looks++;
            }
            for (Path file : rotated(log)) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(3))));
            }
        }
    }

    /** What stands beside the log. */
    private static List<Path> rotated(RotatedLog log) throws IOException {
        try (Stream<Path> files = Files.list(log.folder())) {
            return files.filter(file -> file.getFileName().toString().startsWith("access.log.") || file.toString().contains("log-"))
                    .sorted()
                    .toList();
        }
    }

    private Arrivals arrivals(RotatedLog log) throws IOException {
        Path out = site.out().resolve(log.folder().getFileName() + ".ndjson");
        return Files.exists(out) ? new Arrivals().add(out) : new Arrivals();
    }

    /** Waits until all that was written by now has arrived, or patience ends. */
    private void awaitWritten(LaunchedAgent agent) throws IOException, InterruptedException {
        int[] written = logs.stream().mapToInt(RotatedLog::written).toArray();
        for (int at = 0; at < written.length; at++) {
            while (looks < PATIENCE && arrivals(logs.get(at)).missing(written[at]) > 0) {
                assertThat(agent.endsWithin(LOOK)).as("ended; said: %s", agent.errors()).isFalse();
                looks++;
            }
        }
    }

    /** Waits until all has arrived, or patience ends; then stops the agent, and lets another look for what it would ship again. */
    private void settle(LaunchedAgent agent) throws IOException, InterruptedException {
        awaitWritten(agent);
        agent.stop();
        site.ended(agent);
        site.once();
    }

    private void check(String agent) throws IOException {
        long lost = 0;
        long repeated = 0;
        System.out.printf(ROW, "logrotate", "agent", "rotated", "written", "shipped", "lost", "repeated");
        for (RotatedLog log : logs) {
            Arrivals arrivals = arrivals(log);
            lost += arrivals.missing(log.written());
            repeated += arrivals.repeated();
            List<String> rotated = rotated(log).stream().map(file -> file.getFileName().toString()).toList();
            boolean removes = log.name().contains("maxage") || log.name().contains("rotate");
            assertThat(rotated).as(log.name()).hasSizeBetween(removes ? 1 : ROUNDS, removes ? ROUNDS - 1 : ROUNDS);
            boolean onlyNewest = log.name().contains("maxage") && log.name().contains("delaycompress");
            assertThat(rotated.stream().anyMatch(name -> name.endsWith(".gz")))
                    .as(log.name())
                    .isEqualTo(log.name().contains("compress") && !onlyNewest);
            System.out.printf(
                    ROW,
                    log.name(),
                    agent,
                    rotated.size(),
                    log.written(),
                    arrivals.lines(),
                    arrivals.missing(log.written()),
                    arrivals.repeated());
        }
        assertThat(lost).as("lost").isZero();
        assertThat(repeated).as("repeated").isZero();
    }
}
