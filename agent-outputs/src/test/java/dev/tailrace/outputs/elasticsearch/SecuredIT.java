package dev.tailrace.outputs.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.output.Greeting;
import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.outputs.testing.Certificates;
import dev.tailrace.outputs.testing.Configured;
import dev.tailrace.outputs.testing.Lines;
import dev.tailrace.outputs.testing.RealElasticsearch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real server with TLS and users. */
class SecuredIT {
    @TempDir
    static Path directory;

    private static Certificates made;
    private static RealElasticsearch server;

    private final Fields fields = new Fields();
    private final Lines lines = new Lines(fields);

    @BeforeAll
    static void start() throws Exception {
        made = new Certificates(directory).authority("ca").authority("other").signed("node", "ca", "EC", "san=ip:127.0.0.1");
        server = RealElasticsearch.start(
                RealElasticsearch.Version.ELASTICSEARCH_9, new RealElasticsearch.Security(made, "ca", "node"));
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    private Outcome send(Shipment shipment, String index, Map<String, ?> more) throws IOException, InterruptedException {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "hosts", List.of(server.url()), "index", index, "ssl", Map.of("certificate_authorities", made.pem("ca"))));
        settings.putAll(more);
        try (Output output = Configured.plan(new ElasticsearchFactory(), settings).open(Configured.context(fields, directory, Map.of()))) {
            return output.send(shipment);
        }
    }

    private static Map<String, String> user(String name, String password) {
        return Map.of("username", name, "password", password);
    }

    @Test
    void aUserWithTheRightToCreateDocumentsIsEnough() throws Exception {
        Shipment shipment = lines.numbered(0, 50);
        Map<String, String> writer = user(RealElasticsearch.WRITER, RealElasticsearch.PASSWORD);
        assertThat(send(shipment, "allowed-1", writer)).isInstanceOf(Outcome.Delivered.class);
        assertThat(send(shipment, "allowed-1", writer)).isInstanceOf(Outcome.Delivered.class);
        assertThat(server.count("allowed-1")).isEqualTo(50);
    }

    @Test
    void aMissingRightIsWaitedForAndSaid() throws Exception {
        Shipment shipment = lines.numbered(0, 5);
        Outcome outcome = send(shipment, "forbidden", user(RealElasticsearch.WRITER, RealElasticsearch.PASSWORD));
        assertThat(outcome).isInstanceOfSatisfying(Outcome.RetryLater.class, later -> {
            assertThat(later.events()).isEqualTo(shipment.events());
            assertThat(later.reason()).contains("403").contains("unauthorized for user [writer]").doesNotContain("s3cret");
        });
    }

    @Test
    void aFieldThatLeadsToAForbiddenIndexHoldsNobodyUp() throws Exception {
        int team = fields.intern("team");
        Shipment shipment = lines.of(lines.batch(List.of("one", "two", "three"), event -> {
            event.setText(team, event.index() == 1 ? "secret" : "allowed-4");
        }));
        Outcome outcome = send(shipment, "%{[team]}", user(RealElasticsearch.WRITER, RealElasticsearch.PASSWORD));
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> {
            assertThat(rejected.events()).singleElement().satisfies(each -> {
                assertThat(each.event()).isEqualTo(1);
                assertThat(each.status()).isEqualTo(403);
                assertThat(each.reason()).contains("secret").doesNotContain("s3cret");
            });
        });
        assertThat(server.count("allowed-4")).isEqualTo(2);
    }

    @Test
    void aTemplateThatTheUserMayNotPutHoldsNoEventsUp() throws Exception {
        Map<String, Object> settings = new HashMap<>(user(RealElasticsearch.WRITER, RealElasticsearch.PASSWORD));
        settings.put("setup", Map.of("template", Map.of()));
        assertThat(send(lines.numbered(0, 5), "allowed-5", settings)).isInstanceOf(Outcome.Delivered.class);
        assertThat(server.count("allowed-5")).isEqualTo(5);
    }

    @Test
    void aWrongPasswordIsWaitedForAndSaid() throws Exception {
        Outcome outcome = send(lines.of("one"), "allowed-2", user(RealElasticsearch.WRITER, "wrong-s3cret"));
        assertThat(outcome).isInstanceOfSatisfying(Outcome.RetryLater.class, later -> {
            assertThat(later.after()).isPresent();
            assertThat(later.reason()).contains("401").contains("authenticate").doesNotContain("s3cret");
        });
    }

    @Test
    void aServerThatNobodyWeTrustVouchesForGetsNothing() throws Exception {
        Map<String, Object> settings = new HashMap<>(user(RealElasticsearch.WRITER, RealElasticsearch.PASSWORD));
        settings.put("ssl", Map.of("certificate_authorities", made.pem("other")));
        assertThat(send(lines.of("one"), "allowed-3", settings)).isInstanceOf(Outcome.RetryLater.class);
        assertThat(server.request("GET", "/allowed-3", null).path("status").asInt()).isEqualTo(404);
    }

    private Greeting greeting(String authority, Map<String, String> who) throws IOException {
        Map<String, Object> settings = new HashMap<>(who);
        settings.putAll(Map.of("hosts", List.of(server.url()), "ssl", Map.of("certificate_authorities", made.pem(authority))));
        return Configured.plan(new ElasticsearchFactory(), settings).greet().getFirst();
    }

    @Test
    void beforeItRunsItIsKnownWhetherTheServerLetsTheAgentIn() throws Exception {
        Map<String, String> writer = user(RealElasticsearch.WRITER, RealElasticsearch.PASSWORD);
        assertThat(greeting("ca", writer).complaint()).isEmpty();
        assertThat(greeting("ca", user(RealElasticsearch.WRITER, "wrong-s3cret")).complaint()).startsWith("401 ").doesNotContain("s3cret");
        assertThat(greeting("other", writer).complaint()).contains("its certificate is of an authority that is not known here");
    }
}
