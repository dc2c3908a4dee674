package dev.tailrace.packaging.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.packaging.launch.Books;
import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.launch.Launcher;
import dev.tailrace.packaging.launch.SmallDisk;
import dev.tailrace.packaging.samples.LogFormat;
import dev.tailrace.packaging.samples.SampleLog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the agent remembers, on a full disk, damaged, of another version, read-only; and what users do with it. */
class RegistryDistressIT {
    private static final int LINES = 500;
    private static final int PATIENCE = 1200;
    private static final Duration MOMENT = Duration.ofMillis(20);
    private static final Duration WHILE = Duration.ofSeconds(3);

    /** Of a registry's file: where its version stands, and the check sum of what stands before it. */
    private static final int VERSION_AT = 8;
    private static final int HEADER = 52;

    @TempDir
    Path folder;

    private final SampleLog sample = new SampleLog(LogFormat.COMBINED, 7);
    private Site site;

    @BeforeEach
    void install() throws IOException {
        site = new Site(folder).configure("""
                inputs: [{id: web, type: file, paths: ['${SITE}/logs/*.log'], scan_frequency: 200ms}]
                outputs: {archive: {type: file, path: '${SITE}/out/events.ndjson'}}
                """);
    }

    private Path data() {
        return folder.resolve("data");
    }

    // ---- no space left

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "mounts a small disk")
    void withNoSpaceLeftNothingIsShippedThatCannotBeRememberedAndAllResumes() throws IOException, InterruptedException {
        try (SmallDisk disk = smallDisk();
                LaunchedAgent agent = site.start()) {
            int written = untilItCannotBeRemembered(agent, disk);
            long shipped = site.arrivals().lines();
            for (int i = 0; i < 10; i++) {
                site.write("access.log", sample, LINES);
                site.write("new-" + i + ".log", sample, LINES);
                written += 2 * LINES;
            }
            assertThat(agent.endsWithin(WHILE)).as("ended; said: %s", agent.errors()).isFalse();
            assertThat(site.arrivals().lines()).as("shipped meanwhile").isEqualTo(shipped);

            disk.free();
            await(agent, written);
            agent.stop();
            site.ended(agent);
            assertThat(agent.errors()).containsOnlyOnce("nothing is shipped until it can").containsOnlyOnce("can be written again");
            site.assertEveryLineOnce(written);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "mounts a small disk")
    void killedWithNoSpaceLeftItGoesOnWhereItWas() throws IOException, InterruptedException {
        try (SmallDisk disk = smallDisk()) {
            int written;
            try (LaunchedAgent agent = site.start()) {
                written = untilItCannotBeRemembered(agent, disk);
                agent.kill();
            }
            disk.free();
            site.once();
            site.assertEveryLineOnce(written);
        }
    }

    /** Where the agent's data will be; where that is not allowed, the test is skipped. */
    private SmallDisk smallDisk() throws IOException, InterruptedException {
        Optional<SmallDisk> disk = SmallDisk.at(data(), "256k");
        Assumptions.assumeTrue(disk.isPresent(), "may not mount a disk");
        return disk.get();
    }

    /** Fills the disk, and writes line after line until the agent says that it cannot remember any more; how many. */
    private int untilItCannotBeRemembered(LaunchedAgent agent, SmallDisk disk) throws IOException, InterruptedException {
        site.write("access.log", sample, LINES);
        await(agent, LINES);
        disk.fill();
        int written = LINES;
        while (!agent.errors().contains("the registry cannot be written")) {
            assertThat(written).as("lines that were remembered on a full disk").isLessThan(PATIENCE);
            site.write("access.log", sample, 1);
            written++;
            assertThat(agent.endsWithin(MOMENT)).as("ended; said: %s", agent.errors()).isFalse();
        }
        return written;
    }

    private void await(LaunchedAgent agent, int requests) throws IOException, InterruptedException {
        for (int looks = 0; looks < PATIENCE && site.arrivals().missing(requests) > 0; looks++) {
            assertThat(agent.endsWithin(MOMENT)).as("ended; said: %s", agent.errors()).isFalse();
        }
    }

    // ---- damage

    @Test
    void damageInTheMiddleIsToldAndKeptAndWhatStandsBeforeItIsRemembered() throws IOException, InterruptedException {
        site.write("a.log", sample, LINES);
        site.once();
        Path log = newest("log");
        long whole = Files.size(log);
        site.write("b.log", sample, LINES);
        site.once();
        byte[] bytes = Files.readAllBytes(log);
        bytes[(int) whole + 9] ^= 1;
        Files.write(log, bytes);

        Books again = site.once();

        assertThat(again.delivered()).as("of b.log only").isEqualTo(LINES);
        assertThat(said()).contains(log.getFileName().toString(), "from offset " + whole, ".damaged");
        assertThat(site.arrivals().missing(2 * LINES)).as("lost").isZero();
        assertThat(site.once().read()).isZero();
    }

    @Test
    void truncatedRegistryIsToldAndWhatIsLeftIsRemembered() throws IOException, InterruptedException {
        site.write("a.log", sample, LINES);
        site.once();
        byte[] before = Files.readAllBytes(newest("log"));
        site.write("b.log", sample, LINES);
        site.once();
        Files.write(newest("log"), Arrays.copyOf(Files.readAllBytes(newest("log")), before.length + 5));

        assertThat(site.once().delivered()).as("of b.log only").isEqualTo(LINES);

        assertThat(said()).contains("5 bytes from offset " + before.length);
        assertThat(site.arrivals().missing(2 * LINES)).as("lost").isZero();
    }

    @Test
    void emptyRegistryFilesAreToldAndAllIsShippedAgainRatherThanLost() throws IOException, InterruptedException {
        site.write("a.log", sample, LINES);
        site.once();
        Files.write(newest("log"), new byte[0]);

        assertThat(site.once().delivered()).isEqualTo(LINES);

        assertThat(said()).contains("WARN").contains(".log").contains(".damaged");
    }

    @Test
    void registryOfANewerVersionIsRefusedAndLeftAlone() throws IOException, InterruptedException {
        site.write("a.log", sample, LINES);
        site.once();
        Path log = newest("log");
        byte[] bytes = Files.readAllBytes(log);
        CRC32C check = new CRC32C();
        check.update(ByteBuffer.wrap(bytes, 0, HEADER).putInt(VERSION_AT, 9));
        Files.write(log, ByteBuffer.wrap(bytes).putInt(HEADER, (int) check.getValue()).array());

        refuses(site, "newer version");

        assertThat(Files.readAllBytes(log)).isEqualTo(bytes);
        assertThat(site.arrivals().lines()).isEqualTo(LINES);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "takes rights away as Linux has them")
    void registryThatCannotBeWrittenIsRefused() throws IOException, InterruptedException {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "must be root to run it as somebody else");
        site.write("a.log", sample, LINES);
        site.once();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList()) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(path.startsWith(data()) ? "r-xr-xr-x" : "rwxrwxrwx"));
            }
        }

        refuses(site.with(new Launcher(Site.HOME).behind("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")), "data");

        assertThat(site.arrivals().lines()).isEqualTo(LINES);
    }

    private void refuses(Site host, String because) throws IOException, InterruptedException {
        try (LaunchedAgent agent = host.start("--once")) {
            assertThat(agent.endsWithin(Duration.ofMinutes(1))).isTrue();
            assertThat(agent.status()).as(agent.errors()).isEqualTo(1);
            assertThat(agent.errors()).contains(because, data().toString());
        }
    }

    /** The registry's newest file of a kind. */
    private Path newest(String kind) throws IOException {
        try (Stream<Path> files = Files.list(data().resolve("registry"))) {
            return files.filter(file -> file.toString().endsWith('.' + kind)).sorted().toList().getLast();
        }
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("stderr.log"));
    }

    // ---- the commands

    @Test
    void rememberedFilesAreListedExportedAndForgotten() throws IOException, InterruptedException {
        Path a = site.write("a.log", sample, LINES);
        Path b = site.write("b.log", sample, LINES);
        site.once();

        assertThat(registry("list")).contains(a.toString(), b.toString(), Long.toString(Files.size(a)));
        assertThat(registry("list", "--json")).startsWith("[").contains(asJson(a));
        assertThat(registry("export").lines().filter(line -> line.contains(asJson(a)))).hasSize(1);
        registry("forget", a.toString());
        assertThat(registry("list")).doesNotContain(a.toString()).contains(b.toString());
        assertThat(site.once().delivered()).as("the forgotten file is new").isEqualTo(LINES);
        assertThat(site.arrivals().repeated()).isEqualTo(LINES);
    }

    private static String asJson(Path path) {
        return '"' + path.toString().replace("\\", "\\\\") + '"';
    }

    private String registry(String... words) throws IOException, InterruptedException {
        List<String> arguments =
                Stream.of(Stream.of("registry"), Stream.of(words), Stream.of("--data", data().toString())).flatMap(each -> each).toList();
        try (LaunchedAgent command = new Launcher(Site.HOME).start(folder, arguments.toArray(String[]::new))) {
            assertThat(command.endsWithin(Duration.ofMinutes(1))).isTrue();
            assertThat(command.status()).as(command.errors()).isZero();
            return command.output();
        }
    }
}
