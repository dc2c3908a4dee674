package dev.tailrace.packaging.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tailrace.packaging.launch.Books;
import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.launch.SmallDisk;
import dev.tailrace.packaging.samples.LogFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A disk queue, with the distribution. */
class DiskQueueIT {
    private static final int REQUESTS = 100_000;
    private static final int KILLS = 4;
    private static final Duration MOMENT = Duration.ofMillis(1);

    @TempDir
    Path folder;

    @Test
    void killsNeitherLoseNorRepeatALineThatWentThroughTheQueue() throws IOException, InterruptedException {
        Site site = new Site(folder).configure("""
                inputs: [{id: web, type: file, paths: ['${SITE}/logs/*.log'], preset: apache}]
                outputs: {archive: {type: file, path: '${SITE}/out/events.ndjson', queue: {type: disk, max_size: 32MiB}}}
                """);
        site.write("access.log", LogFormat.COMBINED, REQUESTS);
        Random odd = new Random(7);
        for (int kill = 0; kill < KILLS; kill++) {
            long growth = 1 + odd.nextInt(10 << 20);
            long before = site.shippedBytes();
            try (LaunchedAgent agent = site.start("--once")) {
                boolean ended = false;
                while (!ended && site.shippedBytes() - before < growth) {
                    ended = agent.endsWithin(MOMENT);
                }
                agent.kill();
            }
        }
        site.once();
        site.assertEveryLineOnce(REQUESTS);
        assertThat(site.once()).as("one more run").isEqualTo(new Books(0, 0, 0, 0, 0));
        site.assertEveryLineOnce(REQUESTS);
    }

    @Test
    void linesInTheQueueMayLoseTheirFile() throws IOException, InterruptedException {
        int requests = 5_000;
        int nobody = Server.freePort();
        Site site = new Site(folder).configure("""
                inputs: [{id: web, type: file, paths: ['${SITE}/logs/*.log'], preset: apache}]
                outputs: {es: {type: elasticsearch, hosts: ['http://127.0.0.1:PORT'], queue: {type: disk}}}
                """.replace("PORT", Integer.toString(nobody)));
        Path log = site.write("access.log", LogFormat.COMBINED, requests);
        try (LaunchedAgent agent = site.start()) {
            // What a parsed line takes in the queue is 1.8 times the line.
            await(() -> queued(site) > Files.size(log) * 17 / 10);
            agent.stop();
            Books books = site.ended(agent);
            assertThat(books.delivered()).isEqualTo(requests);
            Files.delete(log);
        }
        site.configure("""
                inputs: [{id: web, type: file, paths: ['${SITE}/logs/*.log'], preset: apache}]
                outputs: {es: {type: file, path: '${SITE}/out/events.ndjson', queue: {type: disk}}}
                """);
        site.once();
        site.assertEveryLineOnce(requests);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "mounts a small disk")
    void aFullDiskStopsReadingAndLosesNothing() throws IOException, InterruptedException {
        Path small = folder.resolve("small");
        Optional<SmallDisk> disk = SmallDisk.at(small, "6m");
        assumeThat(disk).as("may mount a small disk").isPresent();
        try (SmallDisk mounted = disk.get()) {
            int requests = 60_000;
            Files.createDirectories(folder.resolve("data"));
            Files.createSymbolicLink(folder.resolve("data/queue"), small);
            Site site = new Site(folder).configure("""
                    inputs: [{id: web, type: file, paths: ['${SITE}/logs/*.log'], preset: apache}]
                    outputs: {es: {type: elasticsearch, hosts: ['http://127.0.0.1:PORT'], queue: {type: disk}}}
                    """.replace("PORT", Integer.toString(Server.freePort())));
            site.write("access.log", LogFormat.COMBINED, requests);
            try (LaunchedAgent agent = site.start()) {
                await(() -> agent.errors().contains("No space left"));
                agent.kill();
            }
            site.configure("""
                    inputs: [{id: web, type: file, paths: ['${SITE}/logs/*.log'], preset: apache}]
                    outputs: {es: {type: file, path: '${SITE}/out/events.ndjson', queue: {type: disk}}}
                    """);
            site.once();
            site.assertEveryLineOnce(requests);
        }
    }

    private static long queued(Site site) throws IOException {
        Path queue = site.folder().resolve("data/queue/es");
        if (!Files.isDirectory(queue)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(queue)) {
            long bytes = 0;
            for (Path file : files.filter(each -> each.toString().endsWith(".segment")).toList()) {
                bytes += Files.size(file);
            }
            return bytes;
        }
    }

    /** Something that comes true in time. */
    @FunctionalInterface
    private interface Event {
        boolean hasHappened() throws IOException;
    }

    private static void await(Event event) throws IOException, InterruptedException {
        for (int tries = 0; !event.hasHappened(); tries++) {
            assertThat(tries).as("waits three minutes at most").isLessThan(1800);
            Thread.sleep(100);
        }
    }
}
