package dev.tailrace.packaging.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The package, installed by dpkg on this machine, run as its unit runs it, upgraded, removed and purged. */
class DebianPackageIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Path UNIT = Path.of("/usr/lib/systemd/system/tailrace.service");
    private static final Path CONFIGURATION = Path.of("/etc/tailrace/tailrace.yml");
    private static final Path DATA = Path.of("/var/lib/tailrace");
    /** What the unit gives: an account of its own, and one right. */
    private static final List<String> AS_THE_UNIT = List.of(
            "setpriv", "--reuid=tailrace", "--regid=tailrace", "--init-groups", "--inh-caps=-all,+dac_read_search",
            "--ambient-caps=-all,+dac_read_search", "--bounding-set=-all,+dac_read_search", "--no-new-privs");

    @TempDir
    Path folder;

    @BeforeEach
    void mayChangeThisMachine() throws IOException, InterruptedException {
        assumeTrue("true".equals(System.getenv("CI")) || Boolean.getBoolean("tailrace.install"),
                "installs a package on this machine: only in CI, or with -Dtailrace.install=true");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/dpkg")), "there is no dpkg");
        assumeTrue("root".equals(System.getProperty("user.name")), "only root may install");
        assumeTrue(Files.notExists(CONFIGURATION) && Files.notExists(DATA), "this machine has a Tailrace of its own");
        // Its account must reach the logs below.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void leaveNothing() throws IOException, InterruptedException {
        if (Files.exists(UNIT) || Files.exists(CONFIGURATION)) {
            run(List.of("dpkg", "--purge", "tailrace"));
        }
    }

    private record Said(int status, String text) {}

    private Said run(List<String> command) throws IOException, InterruptedException {
        Path out = folder.resolve("said");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
        Process process = builder.start();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("%s ends", command).isTrue();
        return new Said(process.exitValue(), Files.readString(out));
    }

    private String done(String... command) throws IOException, InterruptedException {
        Said said = run(List.of(command));
        assertThat(said.status()).as(said.text()).isZero();
        return said.text();
    }

    private static Path built() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.toString().endsWith(".deb")).findFirst().orElseThrow();
        }
    }

    /** The same content as another version. */
    private Path newer() throws IOException {
        Path control = folder.resolve("control");
        Tree.copy(Path.of("target/deb/control"), control);
        for (String script : List.of("postinst", "prerm", "postrm")) {
            Files.setPosixFilePermissions(control.resolve(script), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.writeString(control.resolve("control"), Files.readString(control.resolve("control")).replaceFirst("Version: .*", "Version: 99"));
        Path packed = folder.resolve("control.tar.gz");
        TarGz.pack(List.of(new TarGz.Part(control, ".")), packed, Deflater.BEST_SPEED);
        Path deb = folder.resolve("newer.deb");
        DebianPackage.archive(deb, packed, Path.of("target/deb/data.tar.gz"));
        return deb;
    }

    /** Runs what {@code ExecStart} says until all is read. */
    private Said service() throws IOException, InterruptedException {
        String start = Files.readAllLines(UNIT).stream().filter(line -> line.startsWith("ExecStart=")).findFirst().orElseThrow();
        List<String> command = new ArrayList<>(AS_THE_UNIT);
        command.addAll(List.of(start.substring("ExecStart=".length()).split(" ")));
        command.add("--once");
        return run(command);
    }

    @Test
    void installedItRunsAsItsUnitSaysAnUpgradeKeepsAllAndAPurgeKeepsNothing() throws IOException, InterruptedException {
        assertThat(done("dpkg", "-i", built().toString())).contains("systemctl enable --now tailrace");
        assertThat(done("stat", "-c", "%U:%G %a", DATA.toString())).isEqualTo("tailrace:tailrace 750\n");
        assertThat(done("stat", "-c", "%U:%G %a", CONFIGURATION.toString())).isEqualTo("root:tailrace 640\n");
        assertThat(done("tailrace", "check", "-c", CONFIGURATION.toString())).startsWith("ok");
        assertThat(done("bash", "-c", "source /usr/share/bash-completion/completions/tailrace && complete -p tailrace")).contains("tailrace");
        assertThat(done("gzip", "-dc", "/usr/share/man/man1/tailrace.1.gz")).startsWith(".TH TAILRACE 1");
        if (Files.isExecutable(Path.of("/usr/bin/systemd-analyze"))) {
            assertThat(done("systemd-analyze", "verify", UNIT.toString())).isEmpty();
        }

        Path log = Files.writeString(folder.resolve("app.log"), "first\n");
        Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(CONFIGURATION, """
                inputs: [{id: app, type: file, paths: [LOGS/*.log]}]
                outputs: {archive: {type: file, path: '/var/lib/tailrace/${secret:FOLDER}/events.ndjson'}}
                http: {port: 0}
                """.replace("LOGS", folder.toString()));
        done("sh", "-c", "echo out | tailrace secret set FOLDER");
        assertThat(done("stat", "-c", "%U %a", DATA + "/secrets.p12")).as("made by root, for the service").isEqualTo("tailrace 600\n");
        assertThat(service().text()).contains("total: read 1 = delivered 1");

        assertThat(done("dpkg", "-i", newer().toString())).contains("Unpacking tailrace (99) over");
        assertThat(Files.readString(CONFIGURATION)).as("the user's").contains("id: app");
        Files.writeString(log, "second\n", StandardOpenOption.APPEND);
        assertThat(service().text()).contains("total: read 1 = delivered 1");
        assertThat(Files.readAllLines(DATA.resolve("out/events.ndjson")))
                .satisfiesExactly(line -> assertThat(line).contains("\"first\""), line -> assertThat(line).contains("\"second\""));

        done("dpkg", "-r", "tailrace");
        assertThat(CONFIGURATION).exists();
        assertThat(DATA.resolve("registry")).isDirectory();
        assertThat(Path.of("/usr/lib/tailrace")).doesNotExist();
        done("dpkg", "--purge", "tailrace");
        assertThat(CONFIGURATION.getParent()).doesNotExist();
        assertThat(DATA).doesNotExist();
        assertThat(run(List.of("getent", "passwd", "tailrace")).status()).isEqualTo(2);
    }
}
