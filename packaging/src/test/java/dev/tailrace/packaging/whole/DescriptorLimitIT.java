package dev.tailrace.packaging.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.launch.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many more files than the process may have open: {@code ulimit -n}. */
class DescriptorLimitIT {
    private static final int LIMIT = 128;
    private static final int FILES = 300;
    private static final int ROUNDS = 3;
    private static final int FILES_AT_LAST = 160;
    private static final String PRLIMIT = "/usr/bin/prlimit";
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration ROUND = Duration.ofMillis(500);
    private static final int PATIENCE = 600;

    @TempDir
    Path folder;

    private int written;

    @Test
    void allIsReadAndTheLeastActiveAreClosed() throws IOException, InterruptedException {
        Site site = site();
        site = site.with(new Launcher(Site.HOME).behind(PRLIMIT, "--nofile=" + LIMIT + ":" + LIMIT));
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
            assertThat(open(agent)).as("the busiest is open").contains(site.logs().resolve("busy.log"));
            assertThat(openLogs(agent, site)).isBetween(4L, (long) LIMIT);
            assertThat(agent.errors().lines().filter(line -> line.contains("input many: too many open files")))
                    .singleElement()
                    .asString()
                    .contains("ulimit -n", "LimitNOFILE=");
            assertThat(agent.errors().lines().filter(line -> line.contains(" WARN ") || line.contains(" ERROR ")))
                    .as("the output may meet the lack as well, and tries again")
                    .allMatch(line -> line.toLowerCase(Locale.ROOT).contains("too many open files"));
            agent.stop();
            site.ended(agent);
        }
        site.assertEveryLineOnce(written);
    }

    /** As when another part of the agent gives its connections back, or somebody raises the limit of the running process. */
    @Test
    void descriptorsThatComeBackAreUsedAgain() throws IOException, InterruptedException {
        Site site = site();
        try (LaunchedAgent agent = site.start()) {
            append(site, "0.log");
            await(site, agent);
            limit(agent, LIMIT);
            round(site);
            await(site, agent);
            assertThat(openLogs(agent, site)).isLessThan(LIMIT);
            assertThat(agent.errors()).contains("too many open files");
            limit(agent, 8 * LIMIT);
            for (int looks = 0; looks < PATIENCE / 5 && openLogs(agent, site) < FILES_AT_LAST; looks++) {
                round(site);
                assertThat(agent.endsWithin(ROUND)).as("ended; said: %s", agent.errors()).isFalse();
            }
            assertThat(openLogs(agent, site)).as("all files have a descriptor again").isEqualTo(FILES_AT_LAST);
            await(site, agent);
            agent.stop();
            site.ended(agent);
        }
        site.assertEveryLineOnce(written);
    }

    private Site site() throws IOException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of(PRLIMIT)), "prlimit is not installed");
        return new Site(folder).configure("""
                inputs: [{id: many, type: file, paths: ['${SITE}/logs/*.log'], scan_frequency: 1s}]
                outputs: {archive: {type: file, path: '${SITE}/out/events.ndjson'}}
                """);
    }

    /** Sets the soft limit of a running process, as nobody needs to be root for. */
    private static void limit(LaunchedAgent agent, int descriptors) throws IOException, InterruptedException {
        Process prlimit = new ProcessBuilder(PRLIMIT, "--pid=" + agent.pid(), "--nofile=" + descriptors + ":").inheritIO().start();
        assertThat(prlimit.waitFor()).isZero();
    }

    private void round(Site site) throws IOException {
        for (int file = 0; file < FILES_AT_LAST; file++) {
            append(site, file + ".log");
        }
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

    private static long openLogs(LaunchedAgent agent, Site site) throws IOException {
        return open(agent).stream().filter(file -> file.startsWith(site.logs()) && !file.endsWith("busy.log")).count();
    }

    private static Set<Path> open(LaunchedAgent agent) throws IOException {
        Set<Path> open = new HashSet<>();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc", Long.toString(agent.pid()), "fd"))) {
            descriptors.forEach(descriptor -> target(descriptor).ifPresent(open::add));
        }
        return open;
    }

    private static Optional<Path> target(Path descriptor) {
        try {
            return Optional.of(Files.readSymbolicLink(descriptor));
        } catch (IOException closedMeanwhile) {
            return Optional.empty();
        }
    }
}
