package dev.tailrace.outputs.http;

import static dev.tailrace.outputs.testing.ScriptedServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailrace.core.output.Greeting;
import dev.tailrace.outputs.collector.CollectorFactory;
import dev.tailrace.outputs.elasticsearch.ElasticsearchFactory;
import dev.tailrace.outputs.testing.Configured;
import dev.tailrace.outputs.testing.ScriptedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoorbellTest {
    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private Greeting elasticsearch(Map<String, String> more) throws IOException {
        Map<String, Object> settings = new HashMap<>(more);
        settings.putIfAbsent("hosts", server.url());
        List<Greeting> greetings = Configured.plan(new ElasticsearchFactory(), settings).greet();
        assertThat(greetings).hasSize(1);
        return greetings.getFirst();
    }

    @Test
    void anEmptyBulkRequestWithTheCredentialsIsAllThatElasticsearchGets() throws Exception {
        server.then(status(400, "{\"error\":{\"type\":\"parse_exception\",\"reason\":\"request body is required\"}}"));

        assertThat(elasticsearch(Map.of("username", "joe", "password", "s3cret")).isReturned()).isTrue();

        ScriptedServer.Request request = server.taken();
        assertThat(request.method() + ' ' + request.path() + ' ' + request.body()).isEqualTo("POST /_bulk ");
        assertThat(request.headers()).containsEntry("authorization", "Basic am9lOnMzY3JldA==");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "401 | {\"error\":{\"type\":\"security_exception\",\"reason\":\"unable to authenticate joe:s3cret\"}} | 401 security_exception: unable to authenticate *** | mend the credentials",
        "404 | not found | 404 not found | is its path right?",
        "503 | busy | 503 busy | look at what stands there"
    })
    void whateverKeepsEventsOutIsSaidWithoutASecret(int status, String body, String complaint, String remedy) throws Exception {
        server.then(status(status, body));

        Greeting greeting = elasticsearch(Map.of("username", "joe", "password", "s3cret"));

        assertThat(greeting.complaint()).startsWith(complaint).doesNotContain("s3cret");
        assertThat(greeting.remedy()).contains(remedy);
    }

    @Test
    void aHostThatDoesNotSpeakTlsIsAskedAboutItsScheme() throws Exception {
        try (ServerSocket greeter = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (Socket guest = greeter.accept()) {
                    guest.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    guest.shutdownOutput();
                    guest.getInputStream().readAllBytes();
                } catch (IOException gone) {
                    Thread.currentThread().interrupt();
                }
            });
            assertThat(elasticsearch(Map.of("hosts", "https://127.0.0.1:" + greeter.getLocalPort())).complaint())
                    .isEqualTo("it does not speak TLS; is it http, not https?");
        }
    }

    @Test
    void aHostThatHangsUpIsAskedAboutItsScheme() throws Exception {
        server.then(ScriptedServer.cut(0, ""));
        assertThat(elasticsearch(Map.of()).complaint()).isEqualTo("it ended the connection without an answer; does it want https?");
    }

    @Test
    void aCertificateFileThatIsNotThereEndsIt() {
        Map<String, Object> settings = Map.of("hosts", "https://127.0.0.1:1", "ssl", Map.of("certificate_authorities", "/nothing/ca.pem"));
        assertThatThrownBy(() -> Configured.plan(new ElasticsearchFactory(), settings).greet()).isInstanceOf(NoSuchFileException.class);
    }

    @ParameterizedTest
    @CsvSource({"200, true", "404, true", "405, true", "401, false", "403, false", "502, false"})
    void aCollectorNeedNotKnowWhatItIsAsked(int status, boolean returned) throws Exception {
        server.then(status(status, ""));
        assertThat(Configured.plan(new CollectorFactory(), Map.of("url", server.url() + "/in")).greet())
                .singleElement().matches(greeting -> greeting.isReturned() == returned);
        assertThat(server.taken().method()).isEqualTo("HEAD");
    }
}
