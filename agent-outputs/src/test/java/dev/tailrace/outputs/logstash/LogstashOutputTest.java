package dev.tailrace.outputs.logstash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.outputs.testing.Certificates;
import dev.tailrace.outputs.testing.Configured;
import dev.tailrace.outputs.testing.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LogstashOutputTest {
    private final Fields fields = new Fields();
    private final Lines lines = new Lines(fields);
    private LumberjackServer server;
    private Output output;

    @BeforeEach
    void start() throws IOException {
        server = new LumberjackServer();
        output = open(Map.of());
    }

    @AfterEach
    void stop() throws IOException {
        output.close();
        server.close();
    }

    private Output open(Map<String, ?> more) throws IOException {
        Map<String, Object> settings = new HashMap<>(Map.of("hosts", server.address(), "timeout", "60s"));
        settings.putAll(more);
        return Configured.plan(new LogstashFactory(), settings).open(Configured.context(fields, Path.of("unused"), Map.of()));
    }

    private List<String> messages() {
        JsonMapper json = new JsonMapper();
        return server.received().stream().map(each -> json.readTree(each).path("message").asString()).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9})
    void documentsCarryTheirIdForThePipeline(int level) throws Exception {
        output.close();
        output = open(Map.of("compression_level", level));
        assertThat(output.send(lines.of("one", "two"))).isInstanceOf(Outcome.Delivered.class);
        JsonNode first = new JsonMapper().readTree(server.received().getFirst());
        assertThat(first.at("/@metadata/_id").asString()).isEqualTo(Lines.id(0, "one")).isEqualTo(first.at("/event/id").asString());
        assertThat(first.at("/@metadata/beat").asString()).isEqualTo("tailrace");
        assertThat(messages()).containsExactly("one", "two");
    }

    @Test
    void windowsStartSmallAndGrowUpToTheLimit() throws Exception {
        output.close();
        output = open(Map.of("bulk_max_events", 100));
        assertThat(output.send(lines.numbered(0, 1000))).isInstanceOf(Outcome.Delivered.class);
        assertThat(server.windows()).startsWith(16, 25, 38, 58, 88, 100, 100);
        assertThat(server.received()).hasSize(1000);
        assertThat(output.send(lines.numbered(1000, 100))).isInstanceOf(Outcome.Delivered.class);
        assertThat(server.windows().getLast()).as("the connection is kept, and trusted").isEqualTo(100);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void aWindowsBytesAreLimited() throws Exception {
        output.close();
        output = open(Map.of("bulk_max_bytes", "2KiB"));
        assertThat(output.send(lines.of("a", "x".repeat(5000), "b", "c"))).isInstanceOf(Outcome.Delivered.class);
        assertThat(server.windows()).containsExactly(1, 1, 2);
    }

    @Test
    void partialAcknowledgementsAndSignsOfLifeAreWaitedOut() throws Exception {
        server.manners((window, out) -> {
            for (int sequence = 0; sequence < window.size(); sequence += 5) {
                LumberjackServer.acknowledge(out, sequence);
                LumberjackServer.acknowledge(out, 0);
            }
            LumberjackServer.acknowledge(out, window.size());
        });
        assertThat(output.send(lines.numbered(0, 100))).isInstanceOf(Outcome.Delivered.class);
        assertThat(server.received()).hasSize(100);
    }

    @Test
    void whatWasAcknowledgedBeforeABreakDoesNotGoAgain() throws Exception {
        server.manners((window, out) -> {
            LumberjackServer.acknowledge(out, 5);
            throw new IOException("breaks");
        });
        Shipment shipment = lines.numbered(0, 10);
        Outcome.RetryLater later = (Outcome.RetryLater) output.send(shipment);
        assertThat(later.events().stream()).containsExactly(5, 6, 7, 8, 9);
        assertThat(later.reason()).contains(server.address()).contains("closed");
        server.manners(LumberjackServer.Manners.GOOD);
        assertThat(output.send(shipment.only(later.events()))).isInstanceOf(Outcome.Delivered.class);
    }

    @Test
    void silenceMeansAgain() throws Exception {
        output.close();
        output = open(Map.of("timeout", "500ms"));
        server.manners((window, out) -> {});
        Shipment shipment = lines.numbered(0, 10);
        assertThat(output.send(shipment)).isInstanceOfSatisfying(Outcome.RetryLater.class, later -> {
            assertThat(later.events()).isEqualTo(shipment.events());
            assertThat(later.reason()).contains("no acknowledgement within 500 ms");
        });
    }

    @Test
    void nonsenseMeansAgain() throws Exception {
        server.manners((window, out) -> out.writeBytes("HTTP/1.1 400 Bad Request\r\n\r\n"));
        assertThat(output.send(lines.of("one"))).isInstanceOfSatisfying(Outcome.RetryLater.class, later ->
                assertThat(later.reason()).contains("not an acknowledgement"));
        server.manners((window, out) -> LumberjackServer.acknowledge(out, 99));
        assertThat(output.send(lines.of("one"))).isInstanceOfSatisfying(Outcome.RetryLater.class, later ->
                assertThat(later.reason()).contains("event 99 in a window of 1"));
    }

    @Test
    void anotherHostTakesOver() throws Exception {
        AtomicInteger seen = new AtomicInteger();
        try (LumberjackServer second = new LumberjackServer()) {
            output.close();
            output = open(Map.of("hosts", List.of(server.address(), second.address()), "load_balance", "failover"));
            server.manners((window, out) -> {
                LumberjackServer.acknowledge(out, seen.incrementAndGet());
                throw new IOException("breaks");
            });
            assertThat(output.send(lines.numbered(0, 10))).isInstanceOf(Outcome.Delivered.class);
            assertThat(second.received()).hasSize(9);
        }
    }

    @Test
    void anInterruptedSendSaysSo() throws Exception {
        output.close();
        output = open(Map.of("timeout", "1h"));
        server.manners((window, out) -> {});
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread sender = Thread.ofVirtual().start(() -> {
            try {
                output.send(lines.of("one"));
            } catch (Throwable e) {
                thrown.set(e);
            }
        });
        while (server.windows().isEmpty()) {
            Thread.onSpinWait();
        }
        sender.interrupt();
        sender.join();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void tlsIsSpokenAndTheNameChecked(@TempDir Path directory) throws Exception {
        Certificates made = new Certificates(directory)
                .authority("ca")
                .signed("here", "ca", "EC", "san=ip:127.0.0.1")
                .signed("there", "ca", "EC", "san=dns:there");
        for (String name : List.of("here", "there")) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(made.store(name))) {
                store.load(in, Certificates.PASSPHRASE.toCharArray());
            }
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, Certificates.PASSPHRASE.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            try (LumberjackServer secured = new LumberjackServer(context.getServerSocketFactory())) {
                output.close();
                Map<String, ?> ssl = Map.of("certificate_authorities", made.pem("ca"));
                output = open(Map.of("hosts", secured.address(), "timeout", "60s", "ssl", ssl));
                Outcome outcome = output.send(lines.of("one"));
                assertThat(outcome instanceof Outcome.Delivered).as(name + ": " + outcome).isEqualTo(name.equals("here"));
            }
        }
    }

    @Test
    void mistakesInTheConfigurationAreNamed() {
        LogstashFactory factory = new LogstashFactory();
        assertThat(Configured.problems(factory, Map.of())).singleElement().asString().contains("'hosts' is missing");
        for (String wrong : List.of("http://l:5044", "l:99999", "a b", "l:")) {
            assertThat(Configured.problems(factory, Map.of("hosts", wrong))).singleElement().asString().contains(wrong);
        }
        assertThat(Configured.problems(factory, Map.of("hosts", List.of("l", "l:1", "[::1]:5044", "l weight=3")))).isEmpty();
    }
}
