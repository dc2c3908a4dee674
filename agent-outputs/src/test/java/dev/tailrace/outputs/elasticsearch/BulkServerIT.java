package dev.tailrace.outputs.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.OutputPlan;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.outputs.testing.Configured;
import dev.tailrace.outputs.testing.Lines;
import dev.tailrace.outputs.testing.OutputContract;
import dev.tailrace.outputs.testing.RealElasticsearch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** What the output makes of a real server's answers. A subclass says which server; it is started once, with bodies limited to 4 MB. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BulkServerIT {
    private final Fields fields = new Fields();
    private final int user = fields.intern("user.name");
    private final int size = fields.intern("size");
    private final List<Output> outputs = new ArrayList<>();
    private RealElasticsearch server;
    private Lines lines;

    abstract RealElasticsearch.Version version();

    @BeforeAll
    void start() throws Exception {
        server = RealElasticsearch.start(version(), "http.max_content_length=4mb");
    }

    @AfterAll
    void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @AfterEach
    void close() {
        outputs.forEach(Output::close);
        outputs.clear();
    }

    private Output open(String index, Map<String, ?> more) throws IOException {
        Map<String, Object> settings = new HashMap<>(more);
        settings.putIfAbsent("hosts", List.of(server.url()));
        settings.put("index", index);
        Output output = Configured.plan(new ElasticsearchFactory(), settings)
                .open(Configured.context(fields, Path.of("unused"), Map.of()));
        outputs.add(output);
        lines = new Lines(fields, UUID.randomUUID().toString().replace("-", ""));
        return output;
    }

    private static String name(String what) {
        return what + '-' + UUID.randomUUID().toString().substring(0, 8);
    }

    private void create(String index, String settings, String mappings) throws IOException {
        server.request("PUT", '/' + index, "{\"settings\":{" + settings + "},\"mappings\":{" + mappings + "}}");
    }

    private void set(String index, String setting) throws IOException {
        server.request("PUT", '/' + index + "/_settings", '{' + setting + '}');
    }

    private Shipment users(int count) {
        List<String> text = IntStream.range(0, count).mapToObj(n -> "line " + n).toList();
        return lines.of(lines.batch(text, event -> event.setText(user, event.index() % 2 == 0 ? "even" : "odd")));
    }

    /** The contract of all outputs. */
    @Nested
    class Contract extends OutputContract {
        private final String index = name("contract");

        @Override
        protected OutputPlan plan() {
            return Configured.plan(new ElasticsearchFactory(), Map.of("hosts", List.of(server.url()), "index", index));
        }

        @Override
        protected List<String> received() throws IOException {
            return server.documents(index).stream().map(hit -> hit.path("_source").toString()).toList();
        }
    }

    @Test
    void everyLineIsThereOnce() throws Exception {
        String index = name("lines");
        Output output = open(index, Map.of());
        for (int i = 0; i < 4; i++) {
            assertThat(output.send(lines.numbered(i * 1000, 1000))).isInstanceOf(Outcome.Delivered.class);
        }
        assertThat(server.count(index)).isEqualTo(4000);
        assertThat(server.documents(index))
                .allSatisfy(hit -> assertThat(hit.path("_id").asString()).isEqualTo(hit.at("/_source/event/id").asString()));
    }

    @Test
    void aRepeatIsDeliveredAndChangesNothing() throws Exception {
        String index = name("repeat");
        Output output = open(index, Map.of("compression_level", 0));
        Shipment shipment = lines.numbered(0, 500);
        assertThat(output.send(shipment)).isInstanceOf(Outcome.Delivered.class);
        assertThat(output.send(shipment)).isInstanceOf(Outcome.Delivered.class);
        assertThat(server.count(index)).isEqualTo(500);
        assertThat(server.documents(index)).allSatisfy(hit -> assertThat(hit.path("_version").asLong(1)).isEqualTo(1));
    }

    @Test
    void theIndexIsOfTheEventsOwnDay() throws Exception {
        String prefix = name("daily");
        Output output = open(prefix + "-%{+yyyy.MM.dd}", Map.of());
        long day = 86_400_000_000_000L;
        Shipment shipment = lines.of(lines.batch(
                List.of("a", "b", "c"),
                event -> event.setTime(Fields.TIMESTAMP, (20_000 + event.index()) * day)));
        assertThat(output.send(shipment)).isInstanceOf(Outcome.Delivered.class);
        for (String date : List.of("2024.10.04", "2024.10.05", "2024.10.06")) {
            assertThat(server.count(prefix + '-' + date)).as(date).isEqualTo(1);
        }
    }

    @Test
    void theDayIsThatOfTheNamedZone() throws Exception {
        String prefix = name("zone");
        Output output = open(prefix + "-%{+yyyy.MM.dd@Asia/Shanghai}", Map.of());
        long beforeMidnightInShanghai = 1_728_057_599_000_000_000L;
        Shipment shipment = lines.of(lines.batch(
                List.of("still the fourth", "already the fifth"),
                event -> event.setTime(Fields.TIMESTAMP, beforeMidnightInShanghai + event.index() * 1_000_000_000L)));
        assertThat(output.send(shipment)).isInstanceOf(Outcome.Delivered.class);
        assertThat(server.count(prefix + "-2024.10.04")).isEqualTo(1);
        assertThat(server.count(prefix + "-2024.10.05")).isEqualTo(1);
    }

    @Test
    void oneReplyHoldsAllThatCanBecomeOfAnItem() throws Exception {
        String prefix = name("all");
        create(prefix + "-typed", "", "\"properties\":{\"message\":{\"type\":\"long\"}}");
        create(prefix + "-full", "\"index.blocks.read_only_allow_delete\":true", "");
        create(prefix + "-frozen", "\"index.blocks.write\":true", "");
        Output output = open(prefix + "-%{[user.name]}", Map.of());
        List<String> users = List.of("fine", "typed", "full", "frozen", "repeat", "fine", "full");
        Shipment shipment = lines.of(lines.batch(
                List.of("0", "not a number", "2", "3", "4", "5", "6"), event -> event.setText(user, users.get(event.index()))));
        BitSet before = new BitSet();
        before.set(4);
        assertThat(output.send(shipment.only(before))).isInstanceOf(Outcome.Delivered.class);

        Outcome.RetryLater later = (Outcome.RetryLater) output.send(shipment);

        assertThat(later.events().stream()).as("429").containsExactly(2, 6);
        assertThat(later.rejected()).extracting(each -> each.event() + ": " + each.status()).containsExactly("1: 400", "3: 403");
        assertThat(server.count(prefix + "-fine")).as("201").isEqualTo(2);
        assertThat(server.count(prefix + "-repeat")).as("409").isEqualTo(1);
        set(prefix + "-full", "\"index.blocks.read_only_allow_delete\":null");
        assertThat(output.send(shipment.only(later.events()))).isInstanceOf(Outcome.Delivered.class);
        assertThat(server.count(prefix + "-full")).isEqualTo(2);
    }

    @Test
    void anIndexTemplateIsSetUpAndMapsTheEvents() throws Exception {
        String prefix = name("template");
        Map<String, Object> template = Map.of("settings", Map.of("index.number_of_shards", 3));
        Output output = open(prefix + "-%{+yyyy.MM.dd}", Map.of("setup", Map.of("template", template)));
        int ip = fields.intern("source.ip");
        Shipment shipment = lines.of(lines.batch(List.of("one", "two"), event -> {
            event.setText(ip, event.index() == 0 ? "10.1.2.3" : "not an address");
            event.setText(user, "joe");
        }));
        assertThat(output.send(shipment)).isInstanceOf(Outcome.Delivered.class);
        String index = prefix + "-2026.11.21";
        assertThat(server.count(index)).isEqualTo(2);
        JsonNode mapping = server.request("GET", '/' + index + "/_mapping", null).path(index).path("mappings").path("properties");
        assertThat(mapping.at("/source/properties/ip/type").asString()).isEqualTo("ip");
        assertThat(mapping.at("/user/properties/name/type").asString()).isEqualTo("keyword");
        assertThat(mapping.at("/@timestamp/type").asString()).isEqualTo("date");
        JsonNode settings = server.request("GET", '/' + index + "/_settings", null).path(index).path("settings");
        assertThat(settings.at("/index/number_of_shards").asString()).isEqualTo("3");

        Output again = open(prefix + "-%{+yyyy.MM.dd}", Map.of("setup", Map.of("template", Map.of())));
        assertThat(again.send(shipment)).as("a template that is there stays").isInstanceOf(Outcome.Delivered.class);
        assertThat(server.request("GET", "/_index_template/" + prefix, null).toString()).contains("\"number_of_shards\":\"3\"");
    }

    @Test
    void aDataStreamIsSetUp() throws Exception {
        String stream = name("own-stream");
        Output output = open(stream, Map.of("setup", Map.of("template", Map.of("data_stream", true, "priority", 901))));
        Shipment shipment = lines.numbered(0, 100);
        assertThat(output.send(shipment)).isInstanceOf(Outcome.Delivered.class);
        assertThat(output.send(shipment)).isInstanceOf(Outcome.Delivered.class);
        assertThat(server.count(stream)).isEqualTo(100);
        assertThat(server.documents(stream)).allSatisfy(hit -> assertThat(hit.path("_index").asString()).startsWith(".ds-" + stream));
    }

    @Test
    void whatDoesNotFitTheMappingIsRefusedAndTheRestIsThere() throws Exception {
        String index = name("mapping");
        create(index, "", "\"properties\":{\"size\":{\"type\":\"long\"}}");
        Output output = open(index, Map.of());
        Shipment shipment = lines.of(lines.batch(List.of("0", "1", "2"), event -> {
            if (event.index() == 1) {
                event.setText(size, "large");
            } else {
                event.setLong(size, event.index());
            }
        }));
        assertThat(output.send(shipment)).isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> {
            assertThat(rejected.events()).singleElement().satisfies(each -> {
                assertThat(each.event()).isEqualTo(1);
                assertThat(each.status()).isEqualTo(400);
                assertThat(each.reason()).contains("size").contains("parse");
            });
        });
        assertThat(server.count(index)).isEqualTo(2);
    }

    @Test
    void onlyWhatWasPushedBackGoesAgain() throws Exception {
        String prefix = name("mixed");
        create(prefix + "-even", "", "");
        create(prefix + "-odd", "", "\"properties\":{\"message\":{\"type\":\"long\"}}");
        set(prefix + "-even", "\"index.blocks.read_only_allow_delete\":true");
        Output output = open(prefix + "-%{[user.name]}", Map.of());
        Shipment shipment = lines.of(lines.batch(List.of("0", "1", "2", "not a number", "4", "5"), event -> {
            event.setText(user, event.index() % 2 == 0 ? "even" : "odd");
        }));
        Outcome.RetryLater later = (Outcome.RetryLater) output.send(shipment);
        assertThat(later.events().stream()).containsExactly(0, 2, 4);
        assertThat(later.reason()).contains("429").contains("3 of 6");
        assertThat(later.rejected()).extracting(Outcome.Rejection::event).containsExactly(3);
        assertThat(server.count(prefix + "-odd")).isEqualTo(2);

        set(prefix + "-even", "\"index.blocks.read_only_allow_delete\":null");
        assertThat(output.send(shipment.only(later.events()))).isInstanceOf(Outcome.Delivered.class);
        assertThat(server.count(prefix + "-even")).isEqualTo(3);
    }

    @Test
    void anIndexThatMustNotBeWrittenIsWaitedFor() throws Exception {
        String index = name("block");
        create(index, "\"index.blocks.write\":true", "");
        Output output = open(index, Map.of());
        Shipment shipment = users(4);
        Outcome.RetryLater later = (Outcome.RetryLater) output.send(shipment);
        assertThat(later.events()).isEqualTo(shipment.events());
        assertThat(later.reason()).contains("403").contains("block");
        set(index, "\"index.blocks.write\":false");
        assertThat(output.send(shipment)).isInstanceOf(Outcome.Delivered.class);
    }

    @Test
    void requestsThatAreTooLargeBecomeSmallerAndStaySmaller() throws Exception {
        String index = name("large");
        Output output = open(index, Map.of("bulk_max_bytes", "64MiB", "compression_level", 0));
        List<String> text = IntStream.range(0, 5000).mapToObj(n -> n + "x".repeat(2000)).toList();
        assertThat(output.send(lines.of(text))).isInstanceOf(Outcome.Delivered.class);
        assertThat(server.count(index)).isEqualTo(5000);
    }

    @Test
    void anEventThatIsTooLargeByItselfIsRefused() throws Exception {
        String index = name("huge");
        Output output = open(index, Map.of("compression_level", 0));
        Outcome outcome = output.send(lines.of("before", "x".repeat(5_000_000), "after"));
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> {
            assertThat(rejected.events()).extracting(Outcome.Rejection::event).containsExactly(1);
            assertThat(rejected.events().getFirst().status()).isEqualTo(413);
        });
        assertThat(server.count(index)).isEqualTo(2);
    }

    @Test
    void limitsOfARequestAreKept() throws Exception {
        String index = name("limits");
        Output output = open(index, Map.of("bulk_max_bytes", "10KiB", "bulk_max_events", 7));
        assertThat(output.send(lines.numbered(0, 1000))).isInstanceOf(Outcome.Delivered.class);
        assertThat(server.count(index)).isEqualTo(1000);
    }

    @Test
    void aMissingPipelineIsWaitedFor() throws Exception {
        Output output = open(name("pipeline"), Map.of("pipeline", "does-not-exist"));
        assertThat(output.send(lines.of("one"))).isInstanceOfSatisfying(Outcome.RetryLater.class, later -> {
            assertThat(later.reason()).contains("does-not-exist");
            assertThat(later.rejected()).isEmpty();
        });
    }

    @Test
    void aServerThatIsAwayIsWaitedForAndItsRestartLosesAndRepeatsNothing() throws Exception {
        String index = name("restart");
        Output output = open(index, Map.of("timeout", "20s"));
        AtomicBoolean killed = new AtomicBoolean();
        Thread killer = Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(300);
                server.kill();
                killed.set(true);
                server.start();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        int failures = 0;
        int sent = 0;
        for (; sent < 40 || !killed.get() || failures == 0; sent++) {
            Shipment shipment = lines.numbered(sent * 500, 500);
            while (!(output.send(shipment) instanceof Outcome.Delivered)) {
                failures++;
                Thread.sleep(100);
            }
        }
        killer.join();
        assertThat(failures).isPositive();
        assertThat(server.count(index)).isEqualTo(sent * 500L);
    }

    @Test
    void aHostThatIsAwayIsPassedOver() throws Exception {
        String index = name("hosts");
        Output output = open(index, Map.of("hosts", List.of("http://127.0.0.1:1", server.url(), "http://127.0.0.1:2")));
        for (int i = 0; i < 10; i++) {
            assertThat(output.send(lines.numbered(i * 10, 10))).isInstanceOf(Outcome.Delivered.class);
        }
        assertThat(server.count(index)).isEqualTo(100);
    }

    @Test
    void aDataStreamTakesEventsOnce() throws Exception {
        String stream = name("stream");
        String template = "{\"index_patterns\":[\"" + stream + "*\"],\"data_stream\":{},\"priority\":900}";
        server.request("PUT", "/_index_template/" + stream, template);
        Output output = open(stream, Map.of());
        Shipment shipment = lines.numbered(0, 100);
        assertThat(output.send(shipment)).isInstanceOf(Outcome.Delivered.class);
        assertThat(output.send(shipment)).isInstanceOf(Outcome.Delivered.class);
        assertThat(server.count(stream)).isEqualTo(100);
        assertThat(server.documents(stream)).first().satisfies(hit -> assertThat(hit.path("_index").asString()).startsWith(".ds-"));
    }
}
