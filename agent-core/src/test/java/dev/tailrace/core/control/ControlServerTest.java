package dev.tailrace.core.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailrace.core.setup.HttpConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server on a real socket, spoken to in raw bytes. */
class ControlServerTest {
    private static final int FUZZED = 300;
    private static final int PATIENCE_MILLIS = 20_000;

    @TempDir
    Path folder;

    private ControlServer server;
    private int port;
    private int reloads;

    @BeforeEach
    void start() throws IOException {
        Map<String, Page> pages = Map.of(
                "/healthz", new Page(Page.Method.GET, true, asked -> Answer.text(200, "well")),
                "/api/status", Page.of(asked -> Answer.json("{}".getBytes(StandardCharsets.UTF_8))),
                "/broken", Page.of(asked -> {
                    throw new IllegalStateException("a bug, with something secret");
                }),
                "/api/reload", new Page(Page.Method.POST, false, asked -> {
                    reloads++;
                    return Answer.text(202, "will be");
                }));
        server = ControlServer.start(config("127.0.0.1", 0), folder, pages);
        port = URI.create(server.url()).getPort();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static HttpConfig config(String host, int port) {
        return new HttpConfig(true, host, port, "", List.of(), true, Optional.empty());
    }

    /** All that comes back for these bytes, until the server closes or says nothing more. */
    private String send(byte[] request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            try {
                OutputStream out = socket.getOutputStream();
                out.write(request);
                out.flush();
                socket.shutdownOutput();
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            } catch (SocketException closedEarly) {
                return "";
            }
        }
    }

    private String get(String path, String... headers) throws IOException {
        return request("GET", path, headers);
    }

    private String request(String method, String path, String... headers) throws IOException {
        StringBuilder text = new StringBuilder(method + ' ' + path + " HTTP/1.1\r\nConnection: close\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        return send(text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void itsPagesAreServedToThisMachine() throws IOException {
        assertThat(get("/healthz", "Host: localhost:" + port)).startsWith("HTTP/1.1 200").endsWith("well\n");
        assertThat(get("/api/status", "Host: 127.0.0.1:" + port)).startsWith("HTTP/1.1 200").contains("no-store").endsWith("{}");
        assertThat(request("HEAD", "/api/status", "Host: localhost")).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n");
    }

    @Test
    void aPageWhoseNameWasMadeToLeadHereReachesNothing() throws IOException {
        assertThat(get("/api/status", "Host: evil.example.com:" + port)).startsWith("HTTP/1.1 421").doesNotContain("evil");
    }

    @Test
    void aPageOfSomebodyElseCannotReload() throws IOException {
        assertThat(request("POST", "/api/reload", "Host: localhost", "Origin: http://evil.example.com", "Content-Length: 0")).startsWith("HTTP/1.1 403");
        assertThat(get("/api/reload", "Host: localhost")).startsWith("HTTP/1.1 405").contains("Allow: POST");
        assertThat(reloads).isZero();
        assertThat(request("POST", "/api/reload", "Host: localhost", "Content-Length: 0")).startsWith("HTTP/1.1 202");
        assertThat(reloads).isOne();
    }

    @Test
    void noPathLeadsToAFile() throws IOException {
        for (String path : List.of("/../../etc/passwd", "/..%2f..%2fetc/passwd", "//etc/passwd", "/api/status/", "/api//status", "/API/status",
                "/%2e%2e/%2e%2e/etc/passwd", "/healthz/../api/status", "/healthz;x", "/C:/Windows/win.ini", "/\\\\srv\\share")) {
            assertThat(get(path, "Host: localhost")).as(path).doesNotStartWith("HTTP/1.1 200").doesNotContain("root:");
        }
    }

    @Test
    void aBugTellsNothingOfItself() throws IOException {
        assertThat(get("/broken", "Host: localhost")).startsWith("HTTP/1.1 500").doesNotContain("secret").doesNotContain("Exception");
    }

    @Test
    void moreThanTheLimitsIsRefused() throws IOException {
        String tooLong = "x".repeat(20_000);
        assertThat(get("/healthz", "Host: localhost", "X-Long: " + tooLong)).doesNotStartWith("HTTP/1.1 200");
        String[] many = new String[100];
        many[0] = "Host: localhost";
        for (int i = 1; i < many.length; i++) {
            many[i] = "X-" + i + ": y";
        }
        assertThat(get("/healthz", many)).doesNotStartWith("HTTP/1.1 200");
        byte[] head = ("POST /api/reload HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 70000\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] large = Arrays.copyOf(head, head.length + 70_000);
        assertThat(send(large)).doesNotStartWith("HTTP/1.1 202");
        assertThat(reloads).isZero();
    }

    /** Requests with bytes changed, cut off, doubled: none brings the server down or gets through to a reload. */
    @Test
    void garbageLeavesItServing() throws IOException {
        Random random = new Random(20261121);
        byte[] good = "GET /api/status HTTP/1.1\r\nHost: evil.example.com\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                .getBytes(StandardCharsets.ISO_8859_1);
        for (int round = 0; round < FUZZED; round++) {
            byte[] bad = Arrays.copyOf(good, 1 + random.nextInt(good.length + 20));
            for (int changes = random.nextInt(8); changes >= 0; changes--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            send(bad);
        }
        assertThat(get("/healthz", "Host: localhost")).startsWith("HTTP/1.1 200");
        assertThat(reloads).isZero();
    }

    @Test
    void withTlsAndATokenItAnswersWhoHasTheToken() throws Exception {
        String password = "for the test";
        Path keystore = folder.resolve("server.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
                        "-alias", "server", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "SAN=dns:localhost", "-validity", "2",
                        "-storetype", "PKCS12", "-keystore", keystore.toString(), "-storepass", password)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor()).as(Files.readString(folder.resolve("keytool.log"))).isZero();
        HttpConfig secure = new HttpConfig(true, "127.0.0.1", 0, "a token of some length", List.of(), true,
                Optional.of(new HttpConfig.Tls("server.p12", password)));
        KeyStore trusted = KeyStore.getInstance(keystore.toFile(), password.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        Map<String, Page> pages = Map.of("/api/status", Page.of(asked -> Answer.text(200, "well")));
        try (ControlServer server = ControlServer.start(secure, folder, pages)) {
            assertThat(server.url()).startsWith("https://");
            URL status = URI.create("https://localhost:" + URI.create(server.url()).getPort() + "/api/status").toURL();
            for (String wrong : List.of("", "Bearer a token of some lengtH")) {
                assertThat(ask(status, context, wrong).getResponseCode()).as(wrong).isEqualTo(401);
            }
            assertThat(ask(status, context, "Bearer a token of some length").getInputStream()).hasContent("well\n");
        }
        assertThatThrownBy(() -> ControlServer.start(new HttpConfig(true, "127.0.0.1", 0, "", List.of(), true,
                        Optional.of(new HttpConfig.Tls("server.p12", "wrong"))), folder, pages))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("server.p12")
                .hasMessageNotContaining("wrong");
    }

    private static HttpsURLConnection ask(URL url, SSLContext context, String authorization) throws IOException {
        HttpsURLConnection connection = (HttpsURLConnection) url.openConnection();
        connection.setSSLSocketFactory(context.getSocketFactory());
        if (!authorization.isEmpty()) {
            connection.setRequestProperty("Authorization", authorization);
        }
        return connection;
    }

    @Test
    void aPortInUseIsToldWithItsNumber() {
        assertThatThrownBy(() -> ControlServer.start(config("127.0.0.1", port), folder, Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("127.0.0.1:" + port);
    }
}
