package dev.tailrace.packaging.whole;

import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.launch.SystemCommand;
import dev.tailrace.packaging.samples.LogFormat;
import dev.tailrace.packaging.samples.SampleLog;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The folder of the logs is gone for a while, with all that is in it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a folder with open files can be neither renamed nor deleted there")
class LogFolderIT {
    private static final int SOME = 200;
    private static final int TOLD_AT_MOST = 4;
    /** Several scans. */
    private static final Duration WHILE = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    private final SampleLog sample = new SampleLog(LogFormat.COMBINED, 11);
    private Site site;

    private LaunchedAgent start() throws IOException {
        site = new Site(folder).configure("""
                inputs: [{id: web, type: file, paths: ['${SITE}/logs/**/*.log*'], scan_frequency: 200ms}]
                outputs: {archive: {type: file, path: '${SITE}/out/events.ndjson'}}
                """);
        return site.start();
    }

    private OutputStream open(Path log) throws IOException {
        Files.createDirectories(log.getParent());
        return Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void renamedAwayAndBackItIsTheSame() throws IOException, InterruptedException {
        try (LaunchedAgent agent = start();
                OutputStream server = open(site.logs().resolve("web/access.log"))) {
            Ailing ailing = new Ailing(site, agent);
            sample.write(server, SOME);
            ailing.awaitArrival(SOME);

            Path away = folder.resolve("away");
            Files.move(site.logs(), away);
            sample.write(server, SOME);
            ailing.awaitArrival(2 * SOME);
            ailing.pass(WHILE);
            sample.write(server, SOME);
            try (OutputStream other = open(away.resolve("web/other.log"))) {
                sample.write(other, SOME);
            }
            Files.move(away, site.logs());
            sample.write(server, SOME);
            ailing.awaitArrival(5 * SOME);

            ailing.hasComplainedAtMost(TOLD_AT_MOST);
            ailing.endsWithEveryLineOnce(5 * SOME);
        }
    }

    /** The server has its file open still, as the agent has. */
    @Test
    void deletedWithAllThatIsInItItIsReadToItsEndAndFoundAgain() throws IOException, InterruptedException {
        try (LaunchedAgent agent = start()) {
            Ailing ailing = new Ailing(site, agent);
            try (OutputStream server = open(site.logs().resolve("web/access.log"))) {
                sample.write(server, SOME);
                ailing.awaitArrival(SOME);
                delete(site.logs());
                sample.write(server, SOME);
                ailing.awaitArrival(2 * SOME);
            }
            ailing.pass(WHILE);
            try (OutputStream server = open(site.logs().resolve("web/access.log"))) {
                sample.write(server, SOME);
                ailing.awaitArrival(3 * SOME);
                Files.move(site.logs().resolve("web/access.log"), site.logs().resolve("web/access.log.1"));
                sample.write(server, SOME);
                ailing.awaitArrival(4 * SOME);
            }

            ailing.hasComplainedAtMost(TOLD_AT_MOST);
            ailing.endsWithEveryLineOnce(4 * SOME);
        }
    }

    /** What is seen then is the empty folder that it was mounted on: all files look deleted. */
    @Test
    void unmountedAndMountedAgainItsFilesAreNotReadAgain() throws IOException, InterruptedException {
        Path volume = Files.createDirectories(folder.resolve("volume/web"));
        try (LaunchedAgent agent = start()) {
            Assumptions.assumeTrue(SystemCommand.succeeds("mount", "--bind", volume.getParent().toString(), site.logs().toString()), "may not mount");
            try (OutputStream server = open(volume.resolve("access.log"))) {
                Ailing ailing = new Ailing(site, agent);
                sample.write(server, SOME);
                ailing.awaitArrival(SOME);

                SystemCommand.succeeds("umount", "--lazy", site.logs().toString());
                ailing.pass(WHILE);
                sample.write(server, SOME);
                Files.move(volume.resolve("access.log"), volume.resolve("access.log.1"));
                try (OutputStream next = open(volume.resolve("access.log"))) {
                    sample.write(next, SOME);
                    SystemCommand.succeeds("mount", "--bind", volume.getParent().toString(), site.logs().toString());
                    sample.write(next, SOME);
                    ailing.awaitArrival(4 * SOME);
                }
                ailing.pass(WHILE);

                ailing.hasComplainedAtMost(TOLD_AT_MOST);
                ailing.endsWithEveryLineOnce(4 * SOME);
            } finally {
                SystemCommand.succeeds("umount", "--lazy", site.logs().toString());
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
