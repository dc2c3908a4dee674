package dev.tailrace.packaging.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tailrace.packaging.launch.BulkReceiver;
import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.launch.Launcher;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tailrace doctor} and {@code check --connect}. */
class DoctorIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Path configure(int port) throws IOException {
        Path logs = Files.createDirectories(folder.resolve("logs"));
        Files.writeString(logs.resolve("access.log"), "a line\n");
        return Files.writeString(folder.resolve("tailrace.yml"), """
                inputs:
                  - {id: one, type: file, paths: ['LOGS/*.log']}
                  - {id: two, type: file, paths: ['LOGS/access.*']}
                  - {id: none, type: file, paths: ['LOGS/nothing/*.log']}
                outputs: {es: {type: elasticsearch, hosts: ['http://127.0.0.1:PORT']}}
                """.replace("LOGS", logs.toString()).replace("PORT", Integer.toString(port)));
    }

    private LaunchedAgent run(String command, Path configuration, String... more) throws IOException, InterruptedException {
        return run(new Launcher(Site.HOME), command, configuration, more);
    }

    private LaunchedAgent run(Launcher launcher, String command, Path configuration, String... more) throws IOException, InterruptedException {
        String[] arguments = new String[3 + more.length];
        arguments[0] = command;
        arguments[1] = "-c";
        arguments[2] = configuration.toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        LaunchedAgent done = launcher.start(folder, arguments);
        assertThat(done.endsWithin(PATIENCE)).isTrue();
        return done;
    }

    @Test
    void whatWillGoWrongIsToldWithARemedy() throws IOException, InterruptedException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        Path configuration = configure(nobody);
        try (LaunchedAgent doctor = run("doctor", configuration, "--data", folder.resolve("data").toString())) {
            assertThat(doctor.status()).as(doctor.errors()).isOne();
            assertThat(doctor.output())
                    .contains("ok    clock: 20")
                    .contains("data directory: " + folder.resolve("data") + " can be written to")
                    .contains("ok    input one: 1 file(s), all readable")
                    .contains("look  input none: no file matches")
                    .contains("WRONG inputs one and two: both read " + folder.resolve("logs/access.log"))
                    .contains("files may be open, 2 would be followed")
                    .contains("WRONG output es: 127.0.0.1:" + nobody + ": Connection refused");
        }
        assertThat(folder.resolve("data")).as("a doctor only looks").doesNotExist();
        try (LaunchedAgent check = run("check", configuration, "--connect")) {
            assertThat(check.status()).isOne();
            assertThat(check.output()).startsWith("ok").contains("WRONG output es: 127.0.0.1:" + nobody);
        }
    }

    @Test
    void aHostThatTakesConnectionsIsFine() throws IOException, InterruptedException {
        try (BulkReceiver somebody = new BulkReceiver()) {
            try (LaunchedAgent check = run("check", configure(URI.create(somebody.url()).getPort()), "--connect")) {
                assertThat(check.status()).as(check.errors()).isZero();
                assertThat(check.output()).contains("ok    output es: " + somebody.url() + " takes connections, and lets the agent in");
            }
            assertThat(somebody.documents()).isEmpty();
        }
    }

    @Test
    void whatThisAccountMayNotReadAndTooFewDescriptorsAreTold() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")) && "root".equals(System.getProperty("user.name")), "only root can become somebody else");
        try (ServerSocket somebody = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Path configuration = configure(somebody.getLocalPort());
            Path closed = folder.resolve("logs/access.log");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rw-------"));
            Path barred = Files.createDirectory(folder.resolve("data"));
            Launcher nobody = new Launcher(Site.HOME)
                    .behind("/usr/bin/prlimit", "--nofile=120:120", "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
            try (LaunchedAgent doctor = run(nobody, "doctor", configuration, "--data", barred.toString())) {
                assertThat(doctor.status()).as(doctor.errors()).isOne();
                assertThat(doctor.output())
                        .contains("WRONG input one: ", closed + ": ", "let the account that the agent runs under read it and its folders")
                        .contains("WRONG data directory: " + barred + " cannot be written to")
                        .contains("look  descriptors: 120 files may be open, 2 would be followed", "LimitNOFILE=");
            }
        }
    }
}
