package dev.tailrace.core.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.setup.HttpConfig;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is asked over a real socket: only what stands in the table is served, only who may is served, and nothing else is ever told. */
class ControlServerProperties {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final Set<String> TABLE = Set.of("/open", "/closed", "/change");
    private static final String TOKEN = "0123456789abcdef";

    private static ControlServer server;

    @BeforeContainer
    static void start() throws IOException {
        Map<String, Page> pages = Map.of(
                "/open", new Page(Page.Method.GET, true, asked -> Answer.text(200, "told")),
                "/closed", Page.of(asked -> Answer.text(200, "told")),
                "/change", new Page(Page.Method.POST, false, asked -> Answer.text(202, "told")));
        HttpConfig config = new HttpConfig(true, "127.0.0.1", 0, TOKEN, List.of("here.example.org"), true, Optional.empty());
        server = ControlServer.start(config, Path.of("."), pages);
    }

    @AfterContainer
    static void stop() {
        server.close();
    }

    @Provide
    Arbitrary<String> paths() {
        Arbitrary<String> known = Arbitraries.of("/open", "/closed", "/change", "/", "/page/page.js", "/api/status");
        Arbitrary<String> near = known.flatMap(path -> Arbitraries.of("/", "/.", "/..", "%2e", "%00", "?x=/open", ";x", "#x", "//").map(path::concat));
        Arbitrary<String> any = Arbitraries.strings().withCharRange('!', '~').ofMaxLength(60).map("/"::concat);
        return Arbitraries.oneOf(known, near, any);
    }

    @Provide
    Arbitrary<String> hosts() {
        return Arbitraries.oneOf(
                Arbitraries.of("localhost", "127.0.0.1:5066", "[::1]", "here.example.org", "evil.example.org", "127.0.0.1.evil.example.org", "localhost@evil", ""),
                Arbitraries.strings().withCharRange('!', '~').ofMaxLength(40));
    }

    @Provide
    Arbitrary<String> headers() {
        return Arbitraries.of("", "Origin: http://evil.example.org\r\n", "Origin: http://localhost\r\n", "Authorization: Bearer " + TOKEN + "\r\n",
                "Authorization: Bearer 0123456789abcdeF\r\n", "Authorization: Basic x\r\n", "Transfer-Encoding: chunked\r\n", "Content-Length: -1\r\n",
                "Content-Length: 99999999999\r\n", "Host: second\r\n", "Expect: 100-continue\r\n", "X: " + "y".repeat(300) + "\r\n");
    }

    @Provide
    Arbitrary<String> methods() {
        return Arbitraries.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "get", "G\tT");
    }

    @Property(tries = 400)
    void onlyWhatIsInTheTableIsServedAndOnlyToWhoMayHaveIt(
            @ForAll("methods") String method, @ForAll("paths") String path, @ForAll("hosts") String host, @ForAll("headers") String headers)
            throws IOException {
        String answer = ask(method + ' ' + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + headers + "\r\n");
        assertThat(answer).doesNotContain("\tat ").doesNotStartWith("HTTP/1.1 500");
        if (answer.startsWith("HTTP/1.1 20")) {
            String bare = path.replaceFirst("[?#].*", "");
            assertThat(TABLE).contains(bare);
            assertThat(host).doesNotContain("evil");
            assertThat(headers).doesNotContain("evil", "second");
            assertThat(bare.equals("/open") || headers.contains("Bearer " + TOKEN)).isTrue();
            assertThat(method).isEqualTo(bare.equals("/change") ? "POST" : method.equals("HEAD") ? "HEAD" : "GET");
        } else {
            assertThat(answer).doesNotContain("told");
        }
    }

    /** The last answer: who asks to be told to go on is told so first. */
    private static String ask(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", URI.create(server.url()).getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                socket.shutdownOutput();
                String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
                return answers.replaceFirst("^HTTP/1\\.1 100 Continue\r\n(?:[^\r\n]+\r\n)*\r\n", "");
            } catch (SocketException closedEarly) {
                return "";
            }
        }
    }
}
