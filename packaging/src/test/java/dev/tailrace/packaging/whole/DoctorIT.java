package dev.tailrace.packaging.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.launch.Launcher;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
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
        String[] arguments = new String[3 + more.length];
        arguments[0] = command;
        arguments[1] = "-c";
        arguments[2] = configuration.toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        LaunchedAgent done = new Launcher(Site.HOME).start(folder, arguments);
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
        try (ServerSocket somebody = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            try (LaunchedAgent check = run("check", configure(somebody.getLocalPort()), "--connect")) {
                assertThat(check.status()).as(check.errors()).isZero();
                assertThat(check.output()).contains("ok    output es: 127.0.0.1:" + somebody.getLocalPort() + " takes connections");
            }
        }
    }
}
