package dev.tailrace.outputs.elasticsearch;

import static dev.tailrace.outputs.testing.ScriptedServer.cut;
import static dev.tailrace.outputs.testing.ScriptedServer.early;
import static dev.tailrace.outputs.testing.ScriptedServer.reset;
import static dev.tailrace.outputs.testing.ScriptedServer.silence;
import static dev.tailrace.outputs.testing.ScriptedServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.encode.EventFormat;
import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.Receiver;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.outputs.http.BodyLimit;
import dev.tailrace.outputs.http.BodySlot;
import dev.tailrace.outputs.http.EventBody;
import dev.tailrace.outputs.testing.Configured;
import dev.tailrace.outputs.testing.Lines;
import dev.tailrace.outputs.testing.ScriptedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers and accidents that a real server cannot be brought to. */
class BulkFaultsTest {
    private static final String WELL = "{\"errors\":false}";

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
        Map<String, Object> settings = new HashMap<>(Map.of("hosts", List.of(server.url()), "timeout", "60s"));
        settings.putAll(more);
        return Configured.plan(new ElasticsearchFactory(), settings).open(Configured.context(fields, Path.of("unused"), Map.of()));
    }

    private static String items(int... statuses) {
        String items = IntStream.of(statuses)
                .mapToObj(status -> "{\"create\":{\"status\":" + status
                        + (status < 300 ? "" : ",\"error\":{\"type\":\"t" + status + "\",\"reason\":\"r\"}") + "}}")
                .collect(Collectors.joining(","));
        return "{\"errors\":true,\"items\":[" + items + "]}";
    }

    private void assertAllAgain(Shipment shipment, Outcome outcome, String reason) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.RetryLater.class, later -> {
            assertThat(later.events()).isEqualTo(shipment.events());
            assertThat(later.rejected()).isEmpty();
            assertThat(later.reason()).contains(reason).contains(server.url());
        });
    }

    @Test
    void aRequestNamesTheIndexOnceAndIsCompressed() throws Exception {
        server.then(status(200, WELL));
        assertThat(output.send(lines.of("one", "two"))).isInstanceOf(Outcome.Delivered.class);
        ScriptedServer.Request request = server.taken();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/app-logs-2026.11.21/_bulk?filter_path=errors,items.*.error,items.*.status");
        assertThat(request.headers()).containsEntry("content-type", "application/x-ndjson").containsEntry("content-encoding", "gzip");
        List<String> body = request.body().lines().toList();
        assertThat(body).hasSize(4);
        assertThat(body.get(0)).isEqualTo("{\"create\":{\"_id\":\"" + Lines.id(0, "one") + "\"}}");
        assertThat(body.get(1)).contains("\"message\":\"one\"");
    }

    @Test
    void severalIndicesAreNamedInTheirActions() throws Exception {
        output.close();
        output = open(Map.of("index", "x-%{[message]}", "compression_level", 0, "pipeline", "p 1", "headers", Map.of("X-Tenant", "a")));
        server.then(status(200, WELL));
        assertThat(output.send(lines.of("one", "Two \"/"))).isInstanceOf(Outcome.Delivered.class);
        ScriptedServer.Request request = server.taken();
        assertThat(request.path()).isEqualTo("/_bulk?filter_path=errors,items.*.error,items.*.status&pipeline=p%201");
        assertThat(request.headers()).containsEntry("x-tenant", "a").doesNotContainKey("content-encoding");
        assertThat(request.body().lines().toList().get(0)).startsWith("{\"create\":{\"_index\":\"x-one\",\"_id\":\"");
        assertThat(request.body().lines().toList().get(2)).startsWith("{\"create\":{\"_index\":\"x-two___\",\"_id\":\"");
    }

    @ParameterizedTest
    @CsvSource({"502", "503", "504", "500", "429", "408"})
    void anIllServerIsAskedAgain(int status) throws Exception {
        server.then(status(status, "{\"error\":{\"type\":\"busy\",\"reason\":\"come back\"}}"));
        Shipment shipment = lines.of("one", "two");
        Outcome outcome = output.send(shipment);
        assertAllAgain(shipment, outcome, status + " busy: come back");
        assertThat(((Outcome.RetryLater) outcome).after()).isEmpty();
    }

    @Test
    void aServerThatSaysWhenIsAskedThen() throws Exception {
        server.then(status(429, "", "Retry-After: 7"), status(503, "", "Retry-After: Sun, 06 Nov 1994 08:49:37 GMT"));
        assertThat(((Outcome.RetryLater) output.send(lines.of("one"))).after()).isEqualTo(Optional.of(Duration.ofSeconds(7)));
        assertThat(((Outcome.RetryLater) output.send(lines.of("one"))).after()).isEqualTo(Optional.of(Duration.ZERO));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 405, 302})
    void aClosedDoorIsTriedAgainSlowly(int status) throws Exception {
        server.then(status(status, "{\"error\":\"no\"}"));
        Shipment shipment = lines.of("one", "two");
        Outcome outcome = output.send(shipment);
        assertAllAgain(shipment, outcome, status + " no");
        assertThat(((Outcome.RetryLater) outcome).after().orElseThrow()).isGreaterThan(Duration.ofSeconds(5));
    }

    @Test
    void anAnswerCutAnywhereMeansAgain() throws Exception {
        Shipment shipment = lines.of("one", "two", "three");
        String answer = items(201, 409, 201);
        int whole = 200;
        for (int count = 0; count < whole; count += 7) {
            server.then(cut(count, answer));
            Outcome outcome = output.send(shipment);
            if (outcome instanceof Outcome.Delivered) {
                assertThat(count).isGreaterThanOrEqualTo(answer.length());
                return;
            }
            assertThat(((Outcome.RetryLater) outcome).events()).isEqualTo(shipment.events());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        WELL, "{\"took\":12,\"errors\":false,\"items\":[{\"create\":{\"status\":201}},{\"create\":{\"status\":201}}]}",
        " {\n \"ingest_took\" : 3 ,\n \"took\" : 12 , \"errors\" : false }\n",
        "{\"items\":[{\"create\":{\"status\":201}},{\"create\":{\"status\":201}}],\"errors\":false}"})
    void anAnswerWithoutErrorsMeansDelivered(String body) throws Exception {
        server.then(status(200, body));
        assertThat(output.send(lines.of("one", "two"))).isInstanceOf(Outcome.Delivered.class);
    }

    @Test
    void anAnswerThatIsCutBehindItsGoodNewsMeansAgain() throws Exception {
        String answer = "{\"errors\":false,\"items\":[{\"create\":{\"status\":201}}]}";
        server.then(cut(answer.length() - 5, answer));
        Shipment shipment = lines.of("one");
        assertThat(((Outcome.RetryLater) output.send(shipment)).events()).isEqualTo(shipment.events());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "<html>Welcome to the proxy</html>", "[]", "{}", "null",
        "{\"errors\":true}", "{\"errors\":true,\"items\":[]}", "{\"errors\":1}",
        "{\"errors\":true,\"items\":[{\"create\":{\"status\":201}}]}", "{\"took\":3}", "{\"errors\":true,\"items\":[{},{},{}]}"})
    void anAnswerThatIsNoBulkAnswerMeansAgain(String body) throws Exception {
        server.then(status(200, body));
        Shipment shipment = lines.of("one", "two");
        assertAllAgain(shipment, output.send(shipment), "answer");
    }

    @Test
    void aTwoHundredThatIsNotOneOfTheServersMeansAgain() throws Exception {
        server.then(status(202, WELL));
        Shipment shipment = lines.of("one");
        assertAllAgain(shipment, output.send(shipment), "202");
    }

    @Test
    void silenceMeansAgain() throws Exception {
        output.close();
        output = open(Map.of("timeout", "1s"));
        server.then(silence());
        Shipment shipment = lines.of("one", "two");
        assertAllAgain(shipment, output.send(shipment), "no answer within 1000 ms");
    }

    @Test
    void aResetConnectionMeansAgain() throws Exception {
        server.then(reset(), status(200, WELL));
        Shipment shipment = lines.of("one", "two");
        assertAllAgain(shipment, output.send(shipment), "");
        assertThat(output.send(shipment)).isInstanceOf(Outcome.Delivered.class);
        assertThat(server.waiting()).isEqualTo(2);
    }

    @Test
    void aConnectionThatTheServerHasClosedCostsAtMostOneMoreTry() throws Exception {
        server.always(status(200, WELL));
        assertThat(output.send(lines.of("one"))).isInstanceOf(Outcome.Delivered.class);
        server.hangUp();
        Shipment shipment = lines.of("two");
        Outcome outcome = output.send(shipment);
        assertThat(outcome instanceof Outcome.Delivered ? outcome : output.send(shipment)).isInstanceOf(Outcome.Delivered.class);
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void aConnectionIsKept() throws Exception {
        server.always(status(200, WELL));
        for (int i = 0; i < 5; i++) {
            assertThat(output.send(lines.of("one"))).isInstanceOf(Outcome.Delivered.class);
        }
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void anEarlyRefusalOfALargeBodyMakesRequestsSmaller() throws Exception {
        output.close();
        output = open(Map.of("compression_level", 0));
        server.then(early(413), early(413)).always(status(200, WELL));
        Shipment shipment = lines.of(IntStream.range(0, 2000).mapToObj(n -> n + "x".repeat(1000)).toList());
        Outcome outcome = output.send(shipment);
        while (outcome instanceof Outcome.RetryLater later) {
            outcome = output.send(shipment.only(later.events()));
        }
        assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
        server.taken();
        server.taken();
        assertThat(server.taken().body().length()).isLessThan(2_700_000);
    }

    @Test
    void aServerThatTakesNothingLargeStillGetsEverythingButTheLargest() throws Exception {
        output.close();
        output = open(Map.of("compression_level", 0));
        server.always((request, socket) ->
                status(request.body().length() > 5_000 ? 413 : 200, request.body().length() > 5_000 ? "" : WELL).play(request, socket));
        List<String> text = IntStream.range(0, 200).mapToObj(n -> n == 77 ? "x".repeat(6_000) : "line " + n).toList();
        assertThat(output.send(lines.of(text))).isInstanceOfSatisfying(Outcome.Rejected.class, rejected ->
                assertThat(rejected.events()).extracting(Outcome.Rejection::event).containsExactly(77));
    }

    @Test
    void aServerWithoutRoomGetsSmallerRequestsAndLaterLargerOnes() {
        BodyLimit limit = new BodyLimit(new BodyLimit.Most(1 << 20, 100));
        limit.pushedBack(1 << 20);
        limit.pushedBack(1 << 19);
        assertThat(limit.now().bytes()).isEqualTo(1 << 18);
        limit.taken();
        limit.taken();
        limit.taken();
        assertThat(limit.now().bytes()).isEqualTo(1 << 20);
        limit.tooLarge(1 << 20);
        limit.taken();
        assertThat(limit.now().bytes()).isEqualTo(1 << 19);
        for (int i = 0; i < 30; i++) {
            limit.pushedBack(limit.now().bytes());
        }
        assertThat(limit.now().bytes()).isEqualTo(64 * 1024);
    }

    @Test
    void onlyItemsThatMaySucceedLaterGoAgain() throws Exception {
        server.then(status(200, items(201, 409, 429, 400, 503, 403, 413, 200)));
        Outcome.RetryLater later = (Outcome.RetryLater) output.send(lines.numbered(0, 8));
        assertThat(later.events().stream()).containsExactly(2, 4, 5);
        assertThat(later.rejected()).extracting(Outcome.Rejection::event).containsExactly(3, 6);
        assertThat(later.reason()).isEqualTo("429 t429: r (3 of 8 events)");
    }

    @Test
    void aClusterWithoutRoomForMoreShardsIsNotTheDocumentsFault() throws Exception {
        String reason = "Validation Failed: 1: this action would add [2] shards, but this cluster currently has [1000]/[1000]"
                + " maximum normal shards open;";
        String error = "{\"type\":\"validation_exception\",\"reason\":\"" + reason + "\"}";
        server.then(status(200, "{\"errors\":true,\"items\":[{\"create\":{\"status\":400,\"error\":" + error + "}}]}"));
        assertThat(output.send(lines.of("one"))).isInstanceOfSatisfying(Outcome.RetryLater.class, later ->
                assertThat(later.reason()).contains("maximum normal shards"));
    }

    @Test
    void aRequestThatIsRefusedAsAWholeIsHalvedUntilTheCulpritStandsAlone() throws Exception {
        server.always(status(400, "{\"error\":{\"type\":\"illegal_argument_exception\",\"reason\":\"Malformed\"}}"));
        assertThat(output.send(lines.of("one", "two"))).isInstanceOf(Outcome.Split.class);
        assertThat(output.send(lines.of("one"))).isInstanceOfSatisfying(Outcome.Rejected.class, rejected ->
                assertThat(rejected.events().getFirst().reason()).contains("Malformed"));
    }

    @Test
    void whatEarlierRequestsDeliveredDoesNotGoAgain() throws Exception {
        output.close();
        output = open(Map.of("bulk_max_events", 2));
        server.then(status(200, WELL), status(503, ""));
        Outcome.RetryLater later = (Outcome.RetryLater) output.send(lines.numbered(0, 5));
        assertThat(later.events().stream()).containsExactly(2, 3, 4);
        server.then(status(200, items(429, 201)));
        Outcome.RetryLater stopped = (Outcome.RetryLater) output.send(lines.numbered(0, 5));
        assertThat(stopped.events().stream()).as("no more is sent to a server that pushes back").containsExactly(0, 2, 3, 4);
    }

    @Test
    void theNextHostIsTriedAtOnce() throws Exception {
        try (ScriptedServer second = new ScriptedServer()) {
            output.close();
            output = open(Map.of("hosts", List.of(server.url(), second.url()), "load_balance", "failover"));
            server.always(status(503, ""));
            second.always(status(200, WELL));
            for (int i = 0; i < 10; i++) {
                assertThat(output.send(lines.of("one"))).isInstanceOf(Outcome.Delivered.class);
            }
            assertThat(server.waiting()).as("the breaker is open after two failures").isEqualTo(2);
            assertThat(second.waiting()).isEqualTo(10);
            assertThat(output.receivers()).extracting(Receiver::breaker).containsExactly("open", "closed");
            assertThat(output.receivers()).extracting(Receiver::name).containsExactly(server.url(), second.url());
        }
    }

    @Test
    void anInterruptedSendSaysSo() throws Exception {
        server.then(silence());
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread sender = Thread.ofVirtual().start(() -> {
            try {
                output.send(lines.of("one"));
            } catch (Throwable e) {
                thrown.set(e);
            }
        });
        assertThat(server.taken()).isNotNull();
        sender.interrupt();
        sender.join();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void credentialsAreSentAndNeverTold() throws Exception {
        Map<String, String> kinds = Map.of(
                "api_key=id:s3cret", "ApiKey aWQ6czNjcmV0",
                "api_key=aWQ6czNjcmV0", "ApiKey aWQ6czNjcmV0",
                "bearer_token=s3cret", "Bearer s3cret");
        for (var kind : kinds.entrySet()) {
            output.close();
            String[] setting = kind.getKey().split("=", 2);
            output = open(Map.of(setting[0], setting[1]));
            server.then(status(401, "{\"error\":{\"type\":\"security_exception\",\"reason\":\"unable to authenticate\"}}"));
            Outcome outcome = output.send(lines.of("one"));
            assertThat(server.taken().headers()).containsEntry("authorization", kind.getValue());
            assertThat(outcome.toString()).contains("unable to authenticate").doesNotContain("s3cret").doesNotContain("aWQ6");
        }
        output.close();
        output = open(Map.of("username", "elastic", "password", "p\u00e4ss"));
        server.then(status(200, WELL));
        output.send(lines.of("one"));
        assertThat(server.taken().headers()).containsEntry("authorization", "Basic ZWxhc3RpYzpww6Rzcw==");
    }

    @Test
    void aProxyIsUsed() throws Exception {
        try (ScriptedServer proxy = new ScriptedServer()) {
            output.close();
            output = open(Map.of("hosts", List.of("http://es.invalid:9200"), "proxy_url", proxy.url()));
            proxy.then(status(200, WELL));
            assertThat(output.send(lines.of("one"))).isInstanceOf(Outcome.Delivered.class);
            assertThat(proxy.taken().path()).startsWith("http://es.invalid:9200/app-logs");
        }
    }

    @Test
    void aBodyIsTheSameWhenItIsWrittenAgain() throws Exception {
        BulkSlot slot = new BulkSlot(EventFormat.parse("x").bind(fields, new IndexEscape()), true, new BodySlot(1), new BulkUrls(""));
        Shipment shipment = lines.of(IntStream.range(0, 20_000).mapToObj(n -> n + "x".repeat(100)).toList());
        Bulk bulk = new Bulk(slot, "x", IndexNaming.FIXED);
        EventBody body = new EventBody(slot.body(), shipment, 0, bulk, new BodyLimit.Most(100 << 20, 100_000));
        okio.Buffer first = new okio.Buffer();
        body.writeTo(first);
        okio.Buffer second = new okio.Buffer();
        body.writeTo(second);
        assertThat(second).isEqualTo(first);
        assertThat(body.bytes()).isGreaterThan(4_000_000);
    }

    @Test
    void mistakesInTheConfigurationAreNamed() {
        assertThatThrownBy(() -> open(Map.of("hosts", List.of("https://user:pw@es1:9200"))))
                .hasMessageContaining("credentials")
                .hasMessageNotContaining("pw");
        assertThatThrownBy(() -> open(Map.of("hosts", List.of("ftp://es1")))).hasMessageContaining("ftp://es1");
        assertThatThrownBy(() -> open(Map.of("hosts", List.of()))).hasMessageContaining("no host");
        assertThatThrownBy(() -> open(Map.of("index", "App-logs"))).hasMessageContaining("capital");
        assertThatThrownBy(() -> open(Map.of("index", "a-%{+YYYY}"))).hasMessageContaining("use yyyy");
        assertThatThrownBy(() -> open(Map.of("api_key", "a", "username", "b"))).hasMessageContaining("only one of");
        assertThatThrownBy(() -> open(Map.of("headers", Map.of("X Y", "a")))).hasMessageContaining("X Y");
        assertThatThrownBy(() -> open(Map.of("ssl", Map.of("certificate_authorities", "missing.pem")))).hasMessageContaining("missing.pem");
    }
}
