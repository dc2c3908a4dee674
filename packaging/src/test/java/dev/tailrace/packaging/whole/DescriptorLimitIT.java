package dev.tailrace.packaging.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.launch.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many more files than the process may have open: {@code ulimit -n}. */
class DescriptorLimitIT {
    private static final int LIMIT = 128;
    private static final int FILES = 300;
    private static final int ROUNDS = 3;
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int PATIENCE = 600;

    @TempDir
    Path folder;

    private int written;

    @Test
    void allIsReadAndTheLeastActiveAreClosed() throws IOException, InterruptedException {
        Path prlimit = Path.of("/usr/bin/prlimit");
        Assumptions.assumeTrue(Files.isExecutable(prlimit), "prlimit is not installed");
        Site site = new Site(folder).configure("""
                inputs: [{id: many, type: file, paths: ['${SITE}/logs/*.log'], scan_frequency: 1s}]
                outputs: {archive: {type: file, path: '${SITE}/out/events.ndjson'}}
                """);
        site = site.with(new Launcher(Site.HOME).behind(prlimit.toString(), "--nofile=" + LIMIT + ":" + LIMIT));
        try (LaunchedAgent agent = site.start()) {
            for (int round = 0; round < ROUNDS; round++) {
                for (int file = 0; file < FILES; file++) {
                    append(site, file + ".log");
                    append(site, "busy.log");
                }
                await(site, agent);
            }
            append(site, "busy.log");
            await(site, agent);
            assertThat(isOpen(agent, site.logs().resolve("busy.log"))).as("the busiest is open").isTrue();
            assertThat(openLogs(agent, site)).isBetween(4, LIMIT);
            assertThat(agent.errors().lines().filter(line -> line.contains("too many open files")))
                    .singleElement()
                    .asString()
                    .contains("ulimit -n", "LimitNOFILE=");
            assertThat(agent.errors().lines().filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))).hasSize(1);
            agent.stop();
            site.ended(agent);
        }
        site.assertEveryLineOnce(written);
    }

    private void append(Site site, String name) throws IOException {
        String line = "GET /thing?seq=" + written++ + " of " + name + '\n';
        Files.writeString(site.logs().resolve(name), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void await(Site site, LaunchedAgent agent) throws IOException, InterruptedException {
        for (int looks = 0; looks < PATIENCE && site.arrivals().missing(written) > 0; looks++) {
            assertThat(agent.endsWithin(LOOK)).as("ended; said: %s", agent.errors()).isFalse();
        }
    }

    private static int openLogs(LaunchedAgent agent, Site site) throws IOException {
        int open = 0;
        for (int file = 0; file < FILES; file++) {
            open += isOpen(agent, site.logs().resolve(file + ".log")) ? 1 : 0;
        }
        return open;
    }

    private static boolean isOpen(LaunchedAgent agent, Path file) throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc", Long.toString(agent.pid()), "fd"))) {
            return descriptors.anyMatch(descriptor -> isSame(descriptor, file));
        }
    }

    private static boolean isSame(Path descriptor, Path file) {
        try {
            return Files.readSymbolicLink(descriptor).equals(file);
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }
}
