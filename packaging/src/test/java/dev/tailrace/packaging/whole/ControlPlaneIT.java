package dev.tailrace.packaging.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.launch.Launcher;
import dev.tailrace.packaging.samples.LogFormat;
import dev.tailrace.packaging.samples.SampleLog;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The control plane of a running agent under those who mean no good, over TLS, and with its configuration in a folder. */
class ControlPlaneIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int SLOW = 100;
    private static final int REQUESTS = 2_000;
    private static final String MARK = "the-users-own-line";

    private static final String TO_FILE = """
            inputs: [{id: web, type: file, paths: ['${SITE}/logs/access.log*'], scan_frequency: 200ms, preset: apache, output: archive, tags: [TAG]}]
            outputs: {archive: {type: file, path: '${SITE}/out/events.ndjson'}}
            http: {port: 0}
            reload: {period: 100ms}
            """;

    @TempDir
    Path folder;

    private static Path address(Site site) {
        return site.folder().resolve("data/control.url");
    }

    private static int status(Site site, String path) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) URI.create(Files.readString(address(site)).strip() + path).toURL().openConnection();
        connection.setConnectTimeout(2_000);
        connection.setReadTimeout(2_000);
        return connection.getResponseCode();
    }

    private static String body(Site site, String path) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) URI.create(Files.readString(address(site)).strip() + path).toURL().openConnection();
        try (var in = connection.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void await(LaunchedAgent agent, String what, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                if (condition.call()) {
                    return;
                }
            } catch (IOException notYet) {
                assertThat(notYet).isNotNull();
            }
            assertThat(System.nanoTime()).as("%s; said: %s", what, agent.errors()).isLessThan(deadline);
            assertThat(agent.endsWithin(Duration.ofMillis(100))).as("ended; said: %s", agent.errors()).isFalse();
        }
    }

    /** Connections that say a little and then nothing (slowloris) take neither the others' place for long nor the agent's attention. */
    @Test
    void slowRequestsAreCutOffAndLinesGoOn() throws Exception {
        Site site = new Site(folder);
        Files.writeString(site.configuration(), TO_FILE);
        List<Socket> slow = new ArrayList<>();
        try (LaunchedAgent agent = site.start()) {
            await(agent, "listens", () -> Files.size(address(site)) > 0 && status(site, "/healthz") == 200);
            URI at = URI.create(Files.readString(address(site)).strip());
            for (int i = 0; i < SLOW; i++) {
                Socket socket = new Socket(at.getHost(), at.getPort());
                slow.add(socket);
                socket.getOutputStream().write("GET /healthz HTTP/1.1\r\nHost: local".getBytes(StandardCharsets.US_ASCII));
            }
            site.write("access.log", LogFormat.COMBINED, REQUESTS);
            await(agent, "lines go on", () -> site.arrivals().lines() == REQUESTS);
            await(agent, "others are served again", () -> status(site, "/healthz") == 200);
            for (Socket socket : slow) {
                await(agent, "a slow one is cut off", () -> isClosed(socket));
            }
            agent.stop();
            site.ended(agent);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static boolean isClosed(Socket socket) throws IOException {
        socket.setSoTimeout(100);
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    @Test
    void statusBelievesTheAuthorityThatItIsGiven() throws Exception {
        Site site = new Site(folder);
        Path data = Files.createDirectories(folder.resolve("data"));
        keytool("-genkeypair", "-alias", "it", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=dns:localhost,ip:127.0.0.1", "-validity", "30",
                "-storetype", "PKCS12", "-keystore", data.resolve("server.p12").toString(), "-storepass", "changeit");
        Path authority = folder.resolve("ca.pem");
        keytool("-exportcert", "-rfc", "-alias", "it", "-keystore", data.resolve("server.p12").toString(), "-storepass", "changeit", "-file",
                authority.toString());
        Files.writeString(site.configuration(), TO_FILE.replace(
                "http: {port: 0}", "http: {port: 0, token: 0123456789abcdef, ssl: {keystore: server.p12, password: changeit}}"));
        try (LaunchedAgent agent = site.start()) {
            await(agent, "listens", () -> Files.size(address(site)) > 0);
            assertThat(command(1, "status", "-c", site.configuration().toString(), "--data", data.toString())).contains("PKIX");
            assertThat(command(0, "status", "-c", site.configuration().toString(), "--data", data.toString(), "--ca", authority.toString()))
                    .contains("input web (file)");
            String port = Integer.toString(URI.create(Files.readString(address(site)).strip()).getPort());
            assertThat(command(0, "status", "-c", site.configuration().toString(), "--url", "https://localhost:" + port, "--ca", authority.toString()))
                    .contains("input web (file)");
            agent.stop();
            site.ended(agent);
        }
    }

    private String command(int status, String... arguments) throws IOException, InterruptedException {
        try (LaunchedAgent command = new Launcher(Site.HOME).with("SITE", folder.toString()).start(folder, arguments)) {
            assertThat(command.endsWithin(PATIENCE)).isTrue();
            assertThat(command.status()).as(command.errors()).isEqualTo(status);
            return command.output() + command.errors();
        }
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        Path said = folder.resolve("keytool.log");
        assertThat(new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start().waitFor()).as(Files.readString(said)).isZero();
    }

    @Test
    void aFolderIsWatchedAsAFileIs() throws Exception {
        Site site = new Site(folder);
        Path parts = Files.createDirectories(site.configuration());
        Files.writeString(parts.resolve("10-web.yml"), TO_FILE);
        site.write("access.log", LogFormat.COMBINED, REQUESTS);
        try (LaunchedAgent agent = site.start()) {
            await(agent, "the first part's lines", () -> site.arrivals().lines() == REQUESTS);
            Files.writeString(site.logs().resolve("shop.log"), "one\ntwo\n");
            Path next = folder.resolve("20-shop.yml");
            Files.writeString(next, "inputs: [{id: shop, type: file, paths: ['${SITE}/logs/shop.log'], scan_frequency: 200ms, output: archive}]\n");
            Files.move(next, parts.resolve("20-shop.yml"), StandardCopyOption.ATOMIC_MOVE);
            await(agent, "a part that comes", () -> site.arrivals().lines() == REQUESTS + 2 && body(site, "/api/status").contains("\"reloads\":1"));
            Files.writeString(folder.resolve("bad.yml"), "inputs: [{id: web, type: file, paths: [x]}]\n");
            Files.move(folder.resolve("bad.yml"), parts.resolve("30-bad.yml"), StandardCopyOption.ATOMIC_MOVE);
            await(agent, "a part that is wrong", () -> body(site, "/api/status").contains("30-bad.yml:1:"));
            Files.delete(parts.resolve("30-bad.yml"));
            Files.delete(parts.resolve("20-shop.yml"));
            await(agent, "a part that goes", () -> !body(site, "/api/status").contains("\"id\":\"shop\""));
            agent.stop();
            assertThat(site.ended(agent).delivered()).isEqualTo(REQUESTS + 2);
        }
    }

    /** Reloads while a log is copied and truncated lose and repeat nothing. Nobody writes between the copy and the cut: what is written then is lost to all. */
    @Test
    void reloadsUnderCopyAndTruncateLoseAndRepeatNothing() throws Exception {
        Site site = new Site(folder);
        Files.writeString(site.configuration(), TO_FILE);
        int rounds = 5;
        SampleLog sample = new SampleLog(LogFormat.COMBINED, rounds * REQUESTS);
        try (LaunchedAgent agent = site.start()) {
            await(agent, "listens", () -> Files.size(address(site)) > 0);
            for (int round = 1; round <= rounds; round++) {
                Path log = site.write("access.log", sample, REQUESTS);
                Path next = folder.resolve("next.yml");
                Files.writeString(next, TO_FILE.replace("TAG", "tag-" + round));
                Files.move(next, site.configuration(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
                Files.copy(log, site.logs().resolve("access.log." + round));
                Files.writeString(log, "");
                int done = round;
                await(agent, "reload " + round, () -> body(site, "/api/status").contains("\"reloads\":" + done));
            }
            await(agent, "all lines", () -> site.arrivals().missing(rounds * REQUESTS) == 0);
            agent.stop();
            site.ended(agent);
        }
        site.assertEveryLineOnce(rounds * REQUESTS);
    }

    /** An output that refuses events and quotes them, lines that no pattern knows, bytes that are no UTF-8, lines that are too long: the log shows none. */
    @Test
    void noLineOfTheUserAppearsInTheAgentsOwnLog() throws Exception {
        Site site = new Site(folder);
        HttpServer quoting = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        quoting.createContext("/", exchange -> {
            try (exchange) {
                String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                int events = (int) asked.lines().filter(line -> line.contains("\"message\"")).count();
                String item = "{'create':{'status':400,'error':{'type':'document_parsing_exception','reason':'failed to parse field [x]. Preview: MARK'}}}"
                        .replace('\'', '"').replace("MARK", MARK);
                byte[] answer = ("{\"errors\":true,\"items\":[" + String.join(",", Collections.nCopies(events, item)) + "]}").getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        quoting.start();
        try {
            site.configure("""
                    inputs:
                      - id: web
                        type: file
                        paths: ['${SITE}/logs/*']
                        preset: apache
                        max_line: 1KiB
                        processors:
                          - json: {field: message}
                          - convert: {fields: [{from: message, type: long}]}
                          - date: {field: message, formats: [ISO8601]}
                          - user_agent: {field: message}
                    outputs: {es: {type: elasticsearch, hosts: ['http://127.0.0.1:PORT'], index: x, compression_level: 0}}
                    alerts: [{name: all, threshold: 0, group_by: [message]}]
                    """.replace("PORT", Integer.toString(quoting.getAddress().getPort())));
            byte[] bad = (MARK + " \u00ff\u00fe {\"a\":\n" + MARK + 'x' + (MARK + ' ').repeat(200) + "\n" + MARK + "\n").getBytes(StandardCharsets.ISO_8859_1);
            Files.write(site.logs().resolve("a.log"), bad);
            try (LaunchedAgent agent = site.start("--once")) {
                assertThat(agent.endsWithin(PATIENCE)).as(agent.errors()).isTrue();
                assertThat(agent.books().read()).isEqualTo(3);
                assertThat(agent.books().deadLettered()).as("refused with the line's words").isEqualTo(3);
                assertThat(agent.errors()).doesNotContain(MARK);
            }
            try (Stream<Path> logs = Files.list(site.folder().resolve("data/logs"))) {
                for (Path log : logs.toList()) {
                    assertThat(Files.readString(log)).as(log.toString()).contains("starts").doesNotContain(MARK);
                }
            }
        } finally {
            quoting.stop(0);
        }
    }
}
