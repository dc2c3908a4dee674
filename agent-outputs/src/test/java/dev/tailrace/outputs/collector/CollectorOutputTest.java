package dev.tailrace.outputs.collector;

import static dev.tailrace.outputs.testing.ScriptedServer.reset;
import static dev.tailrace.outputs.testing.ScriptedServer.silence;
import static dev.tailrace.outputs.testing.ScriptedServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.OutputContext;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.outputs.testing.Configured;
import dev.tailrace.outputs.testing.Lines;
import dev.tailrace.outputs.testing.ScriptedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.Credentials;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CollectorOutputTest {
    private final Fields fields = new Fields();
    private final Lines lines = new Lines(fields);
    private ScriptedServer server;
    private Output output;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
        output = open(Map.of());
    }

    @AfterEach
    void stop() throws IOException {
        output.close();
        server.close();
    }

    private Output open(Map<String, ?> more) throws IOException {
        Map<String, Object> settings = new HashMap<>(Map.of("url", server.url() + "/api/logs?x=1", "timeout", "60s"));
        settings.putAll(more);
        return Configured.plan(new CollectorFactory(), settings).open(Configured.context(fields, Path.of("unused"), Map.of()));
    }

    @Test
    void aBatchIsOneObjectWithHostAndService() throws Exception {
        server.then(status(200, "ok"));
        assertThat(output.send(lines.of("one", "two"))).isInstanceOf(Outcome.Delivered.class);
        ScriptedServer.Request request = server.taken();
        assertThat(request.path()).isEqualTo("/api/logs?x=1");
        assertThat(request.headers())
                .containsEntry("content-type", "application/json; charset=utf-8")
                .doesNotContainKey("content-encoding");
        JsonNode body = new JsonMapper().readTree(request.body());
        assertThat(body.propertyNames()).containsExactly("logs", "hostname", "service");
        assertThat(body.path("hostname").asString()).isEqualTo("proxy-01");
        assertThat(body.path("service").asString()).isEqualTo("squid");
        assertThat(body.path("logs")).extracting(each -> each.path("message").asString()).containsExactly("one", "two");
    }

    @Test
    void ndjsonIsOneEventALineAndMayBeCompressed() throws Exception {
        output.close();
        output = open(Map.of("format", "ndjson", "compression_level", 6));
        server.then(status(202, ""));
        assertThat(output.send(lines.of("one", "two"))).isInstanceOf(Outcome.Delivered.class);
        ScriptedServer.Request request = server.taken();
        assertThat(request.headers()).containsEntry("content-type", "application/x-ndjson").containsEntry("content-encoding", "gzip");
        assertThat(request.body().lines()).hasSize(2).allSatisfy(line -> assertThat(line).startsWith("{").endsWith("}"));
    }

    @Test
    void aRepeatHasTheSameKeyAndAnythingElseAnother() throws Exception {
        server.always(status(200, ""));
        Shipment shipment = lines.numbered(0, 50);
        BitSet some = shipment.events();
        some.clear(7);
        Set<String> keys = new HashSet<>();
        for (Shipment each : List.of(shipment, shipment, shipment.only(some), shipment.only(some), lines.numbered(50, 50))) {
            output.send(each);
            keys.add(server.taken().headers().get("idempotency-key"));
        }
        assertThat(keys).hasSize(3).allSatisfy(key -> assertThat(key).startsWith(Lines.EPOCH + "-1-"));
        output.close();
        output = open(Map.of("bulk_max_events", 20));
        for (int i = 0; i < 2; i++) {
            output.send(shipment);
        }
        for (int i = 0; i < 6; i++) {
            keys.add(server.taken().headers().get("idempotency-key"));
        }
        assertThat(keys).as("three bodies more, each sent twice").hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409, 422})
    void aRefusedBodyIsHalvedUntilTheCulpritStandsAlone(int status) throws Exception {
        server.always(status(status, "{\"message\":\"no such field\"}"));
        assertThat(output.send(lines.of("one", "two"))).isInstanceOf(Outcome.Split.class);
        assertThat(output.send(lines.of("one"))).isInstanceOfSatisfying(Outcome.Rejected.class, rejected ->
                assertThat(rejected.events()).singleElement().satisfies(each -> {
                    assertThat(each.status()).isEqualTo(status);
                    assertThat(each.reason()).contains("no such field");
                }));
    }

    @ParameterizedTest
    @CsvSource({"429", "500", "503", "401", "404", "301"})
    void whatIsNotTheEventsFaultIsTriedAgain(int status) throws Exception {
        server.then(status(status, "", "Retry-After: 3", "Location: /elsewhere"));
        Shipment shipment = lines.of("one", "two");
        assertThat(output.send(shipment)).isInstanceOfSatisfying(Outcome.RetryLater.class, later -> {
            assertThat(later.events()).isEqualTo(shipment.events());
            assertThat(later.after()).isPresent();
            assertThat(later.reason()).contains(status + " from " + server.url());
        });
        assertThat(server.waiting()).isEqualTo(1);
    }

    @Test
    void brokenConnectionsAndSilenceMeanAgain() throws Exception {
        server.then(reset(), silence());
        Shipment shipment = lines.of("one");
        assertThat(output.send(shipment)).isInstanceOf(Outcome.RetryLater.class);
        output.close();
        output = open(Map.of("timeout", "1s"));
        assertThat(output.send(shipment)).isInstanceOf(Outcome.RetryLater.class);
        assertThat(server.waiting()).as("the client repeats nothing by itself").isEqualTo(2);
    }

    private static ScriptedServer.Answer token(String token, int seconds) {
        return status(200, "{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":" + seconds + "}");
    }

    @Test
    void tokensAreHadOnceRenewedInTimeAndReplacedWhenRefused() throws Exception {
        Waiting time = new Waiting();
        try (ScriptedServer issuer = new ScriptedServer()) {
            Map<String, ?> oauth2 = Map.of(
                    "token_url", issuer.url() + "/token", "client_id", "agent 1", "client_secret", "s3cret", "scopes", List.of("a", "b"));
            Output secured = Configured.plan(new CollectorFactory(), Map.of("url", server.url(), "oauth2", oauth2))
                    .open(new OutputContext("out", Lines.EPOCH, fields, Path.of("unused"), time, Map.of()));
            server.then(status(200, ""), status(200, ""), status(200, ""), status(401, ""), status(200, ""));
            issuer.then(token("t1", 600), token("t2", 600), token("t3", 600));

            assertThat(secured.send(lines.of("one"))).isInstanceOf(Outcome.Delivered.class);
            ScriptedServer.Request asked = issuer.taken();
            assertThat(asked.body()).isEqualTo("grant_type=client_credentials&scope=a+b");
            assertThat(asked.headers().get("authorization")).isEqualTo(Credentials.basic("agent+1", "s3cret"));
            assertThat(server.taken().headers()).containsEntry("authorization", "Bearer t1");

            time.of(Duration.ofSeconds(539));
            assertThat(secured.send(lines.of("two"))).isInstanceOf(Outcome.Delivered.class);
            assertThat(server.taken().headers()).containsEntry("authorization", "Bearer t1");
            time.of(Duration.ofSeconds(2));
            assertThat(secured.send(lines.of("three"))).isInstanceOf(Outcome.Delivered.class);
            assertThat(server.taken().headers()).containsEntry("authorization", "Bearer t2");

            assertThat(secured.send(lines.of("four"))).isInstanceOf(Outcome.RetryLater.class);
            server.taken();
            assertThat(secured.send(lines.of("four"))).isInstanceOf(Outcome.Delivered.class);
            assertThat(server.taken().headers()).containsEntry("authorization", "Bearer t3");
            secured.close();
        }
    }

    @Test
    void anIssuerThatGivesNoTokenIsAReasonToWait() throws Exception {
        try (ScriptedServer issuer = new ScriptedServer()) {
            output.close();
            Map<String, ?> oauth2 = Map.of("token_url", issuer.url() + "/token", "client_id", "a", "client_secret", "s3cret");
            output = open(Map.of("oauth2", oauth2));
            Shipment shipment = lines.of("one");
            for (ScriptedServer.Answer answer : List.of(
                    status(400, "{\"error\":\"invalid_client\"}"), status(200, "<html>"), status(200, "{}"), reset())) {
                issuer.then(answer);
                assertThat(output.send(shipment)).isInstanceOfSatisfying(Outcome.RetryLater.class, later -> {
                    assertThat(later.events()).isEqualTo(shipment.events());
                    assertThat(later.reason()).contains("no token from " + issuer.url()).doesNotContain("s3cret");
                });
            }
            assertThat(server.waiting()).isZero();
        }
    }

    /** A clock that goes on only while somebody waits. */
    private static final class Waiting implements Clock, TokenBucket.Pause {
        private long now;
        private long waited;

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public long epochMillis() {
            return now / 1_000_000;
        }

        @Override
        public void of(Duration duration) {
            now += duration.toNanos();
            waited += duration.toNanos();
        }
    }

    @ParameterizedTest
    @CsvSource({"50/s, 50, 7, 0", "50/s, 50, 0, 999", "100KiB/s, 102400, 1, 30000", "120/m, 2, 3, 0", "7200/h, 2, 1, 0"})
    void theRateHoldsOverAnyStretch(String rate, double perSecond, int events, long bytes) throws Exception {
        Waiting time = new Waiting();
        Rate parsed = Rate.parse(rate);
        TokenBucket bucket = new TokenBucket(parsed, time, time);
        BitSet sent = new BitSet();
        sent.set(0, events);
        double spent = 0;
        for (int i = 0; i < 500; i++) {
            bucket.await();
            bucket.spent(sent, bytes);
            double size = parsed.unit() == Rate.Unit.EVENTS ? events : bytes;
            spent += size;
            assertThat(spent).isLessThanOrEqualTo(perSecond * (1 + time.nanos() / 1e9) + size + 0.01);
        }
        if (events + bytes > 0 && spent > 2 * perSecond) {
            assertThat(time.nanos() / 1e9).isLessThan(spent / perSecond + 1);
        }
    }

    @Test
    void requestsAreNoLargerThanASecondsWorth() throws Exception {
        output.close();
        output = open(Map.of("rate_limit", "1000/s", "format", "ndjson"));
        server.always(status(200, ""));
        assertThat(output.send(lines.numbered(0, 1500))).isInstanceOf(Outcome.Delivered.class);
        assertThat(server.taken().body().lines()).hasSize(1000);
        assertThat(server.taken().body().lines()).hasSize(500);
    }

    @Test
    void mistakesInTheConfigurationAreNamed() {
        CollectorFactory factory = new CollectorFactory();
        assertProblem(factory, Map.of(), "'url' is missing");
        assertProblem(factory, Map.of("url", "http://c", "rate_limit", "fast"), "50/s");
        assertProblem(factory, Map.of("url", "http://c", "format", "xml"), "json, ndjson");
    }

    private static void assertProblem(CollectorFactory factory, Map<String, ?> settings, String named) {
        assertThat(Configured.problems(factory, settings)).singleElement().asString().contains(named);
    }
}
