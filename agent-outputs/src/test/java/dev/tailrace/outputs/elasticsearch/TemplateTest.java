package dev.tailrace.outputs.elasticsearch;

import static dev.tailrace.outputs.testing.ScriptedServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Output;
import dev.tailrace.outputs.testing.Configured;
import dev.tailrace.outputs.testing.Lines;
import dev.tailrace.outputs.testing.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What goes before the first event, and what its answer means for the events. */
class TemplateTest {
    private static final ScriptedServer.Answer WELL = status(200, "{\"errors\":false}");
    private static final ScriptedServer.Answer ACKNOWLEDGED = status(200, "{\"acknowledged\":true}");

    private final Fields fields = new Fields();
    private final Lines lines = new Lines(fields);
    private ScriptedServer server;
    private Output output;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() throws IOException {
        if (output != null) {
            output.close();
        }
        server.close();
    }

    private Map<String, Object> settings(String index, Map<String, ?> template) {
        Map<String, Object> settings = new HashMap<>(Map.of("hosts", List.of(server.url()), "timeout", "60s", "index", index));
        settings.put("setup", Map.of("template", template));
        return settings;
    }

    private void open(String index, Map<String, ?> template) throws IOException {
        output = Configured.plan(new ElasticsearchFactory(), settings(index, template))
                .open(Configured.context(fields, Path.of("unused"), Map.of()));
    }

    private Outcome send() throws InterruptedException {
        return output.send(lines.of("one"));
    }

    @Test
    void theTemplateGoesBeforeTheFirstEventAndOnce() throws Exception {
        open("web-%{+yyyy.MM.dd}", Map.of("settings", Map.of("index.number_of_shards", 2)));
        server.then(ACKNOWLEDGED, WELL, WELL);
        assertThat(send()).isInstanceOf(Outcome.Delivered.class);
        assertThat(send()).isInstanceOf(Outcome.Delivered.class);
        ScriptedServer.Request put = server.taken();
        assertThat(put.method()).isEqualTo("PUT");
        assertThat(put.path()).isEqualTo("/_index_template/web?create=true");
        JsonNode body = JsonMapper.shared().readTree(put.body());
        assertThat(body.at("/index_patterns/0").asString()).isEqualTo("web-*");
        assertThat(body.at("/priority").asInt()).isEqualTo(150);
        assertThat(body.has("data_stream")).isFalse();
        assertThat(body.at("/template/settings/index.number_of_shards").asString()).isEqualTo("2");
        assertThat(body.at("/template/mappings/properties/source/properties/ip/type").asString()).isEqualTo("ip");
        assertThat(server.taken().path()).contains("_bulk");
        assertThat(server.taken().path()).contains("_bulk");
        assertThat(server.waiting()).isZero();
    }

    @Test
    void nothingIsSetUpUnlessAskedFor() throws Exception {
        open("web", Map.of("enabled", false));
        server.then(WELL);
        assertThat(send()).isInstanceOf(Outcome.Delivered.class);
        assertThat(server.taken().path()).contains("_bulk");
    }

    @Test
    void aServerThatIsAwayIsWaitedForWithTheEvents() throws Exception {
        open("web", Map.of());
        server.then(status(503, ""), ACKNOWLEDGED, WELL);
        assertThat(send()).isInstanceOfSatisfying(Outcome.RetryLater.class, later -> {
            assertThat(later.reason()).contains("index template 'web'").contains("503");
            assertThat(later.events().cardinality()).isEqualTo(1);
        });
        assertThat(send()).isInstanceOf(Outcome.Delivered.class);
    }

    @Test
    void aTemplateThatIsThereStays() throws Exception {
        open("web", Map.of());
        server.then(status(400, "{\"error\":{\"type\":\"illegal_argument_exception\",\"reason\":\"index template [web] already exists\"}}"), WELL);
        assertThat(send()).isInstanceOf(Outcome.Delivered.class);
    }

    @Test
    void aTemplateIsReplacedIfToldSo() throws Exception {
        open("web", Map.of("overwrite", true, "name", "mine", "pattern", "we*", "priority", 7));
        server.then(ACKNOWLEDGED, WELL);
        assertThat(send()).isInstanceOf(Outcome.Delivered.class);
        ScriptedServer.Request put = server.taken();
        assertThat(put.path()).isEqualTo("/_index_template/mine");
        assertThat(put.body()).contains("\"index_patterns\":[\"we*\"]").contains("\"priority\":7");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 405})
    void aRefusedTemplateHoldsNoEventsUp(int status) throws Exception {
        open("web", Map.of());
        server.then(status(status, ""), WELL);
        assertThat(send()).isInstanceOf(Outcome.Delivered.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403})
    void noEventGoesWhereADataStreamIsToBe(int status) throws Exception {
        open("web", Map.of("data_stream", true));
        server.then(status(status, ""), ACKNOWLEDGED, ACKNOWLEDGED, WELL);
        assertThat(send()).isInstanceOfSatisfying(Outcome.RetryLater.class, later -> assertThat(later.after()).isPresent());
        assertThat(send()).isInstanceOf(Outcome.Delivered.class);
        server.taken();
        assertThat(server.taken().body()).contains("\"data_stream\":{}");
        ScriptedServer.Request stream = server.taken();
        assertThat(stream.method() + ' ' + stream.path()).isEqualTo("PUT /_data_stream/web");
    }

    @Test
    void aTemplateOfOnesOwnIsTakenAsItIs(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("mine.json"), "{\"index_patterns\":[\"own-*\"],\"priority\":9}");
        open("web", Map.of("file", file));
        server.then(ACKNOWLEDGED, WELL);
        assertThat(send()).isInstanceOf(Outcome.Delivered.class);
        assertThat(server.taken().body()).isEqualTo("{\"index_patterns\":[\"own-*\"],\"priority\":9}");
        Files.writeString(file, "[1");
        assertThatThrownBy(() -> open("web", Map.of("file", file))).isInstanceOf(IOException.class).hasMessageContaining("mine.json");
    }

    @Test
    void mistakesAreNamed() {
        assertThat(Configured.problems(new ElasticsearchFactory(), settings("%{[service]}", Map.of())))
                .singleElement().asString().contains("'name' and a 'pattern'");
        assertThat(Configured.problems(new ElasticsearchFactory(), settings("web-%{+yyyy}", Map.of("data_stream", true))))
                .singleElement().asString().contains("rolls over by itself");
    }
}
