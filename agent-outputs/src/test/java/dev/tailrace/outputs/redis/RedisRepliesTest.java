package dev.tailrace.outputs.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.outputs.testing.Configured;
import dev.tailrace.outputs.testing.Lines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies that a real server cannot be brought to. */
class RedisRepliesTest {
    private final Fields fields = new Fields();
    private final Lines lines = new Lines(fields);
    private final List<String> commands = Collections.synchronizedList(new ArrayList<>());
    private ServerSocket server;
    private volatile String replies;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    talk(socket);
                } catch (IOException gone) {
                    continue;
                }
            }
        });
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    /** Answers the first command with all replies, and closes. */
    private void talk(Socket socket) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        int words = Integer.parseInt(in.readLine().substring(1));
        for (int word = 0; word < words; word++) {
            in.readLine();
            String text = in.readLine();
            if (word == 0) {
                commands.add(text);
            }
        }
        socket.getOutputStream().write(replies.getBytes(StandardCharsets.ISO_8859_1));
        socket.shutdownOutput();
        while (in.readLine() != null) {
            continue;
        }
    }

    private Outcome send(Shipment shipment, Map<String, ?> more) throws IOException, InterruptedException {
        Map<String, Object> settings = new HashMap<>(Map.of("hosts", "127.0.0.1:" + server.getLocalPort(), "timeout", "60s"));
        settings.putAll(more);
        try (Output output =
                Configured.plan(new RedisFactory(), settings).open(Configured.context(fields, Path.of("unused"), Map.of()))) {
            Outcome outcome = output.send(shipment);
            assertThat(output.receivers().getFirst().inFlight()).as("requests that are over").isZero();
            return outcome;
        }
    }

    @Test
    void withoutCredentialsTheFirstCommandCarriesEvents() throws Exception {
        replies = ":3\r\n";
        assertThat(send(lines.numbered(0, 3), Map.of())).isInstanceOf(Outcome.Delivered.class);
        assertThat(commands).containsExactly("RPUSH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "HTTP/1.1 400 Bad Request\r\n\r\n", "+OK\r\n", "$2\r\nno\r\n", "*1\r\n:1\r\n", "-LOADING it is\r\n", "$99\r\ncut"})
    void whatIsNoNumberMeansAgain(String reply) throws Exception {
        replies = reply;
        Shipment shipment = lines.numbered(0, 3);
        assertThat(send(shipment, Map.of())).isInstanceOfSatisfying(Outcome.RetryLater.class, later ->
                assertThat(later.events()).isEqualTo(shipment.events()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":1\r\n", "*1\r\n:1\r\n", "HTTP/1.1 400 Bad Request\r\n\r\n", "-ERR AUTH r3dis-s3cret is wrong\r\n"})
    void aGreetingThatIsAnsweredOtherwiseMeansAgain(String reply) throws Exception {
        replies = reply;
        assertThat(send(lines.numbered(0, 3), Map.of("password", "r3dis-s3cret"))).isInstanceOfSatisfying(Outcome.RetryLater.class, later ->
                assertThat(later.reason()).doesNotContain("s3cret"));
        assertThat(commands).containsExactly("AUTH");
    }

    @Test
    void whatWasConfirmedBeforeABreakDoesNotGoAgain() throws Exception {
        replies = ":1\r\n:2\r\n";
        Shipment shipment = lines.numbered(0, 5);
        assertThat(send(shipment, Map.of("data_type", "channel"))).isInstanceOfSatisfying(Outcome.RetryLater.class, later ->
                assertThat(later.events().stream()).containsExactly(2, 3, 4));
    }
}
