package dev.tailrace.outputs.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.OutputPlan;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.outputs.testing.Configured;
import dev.tailrace.outputs.testing.Lines;
import dev.tailrace.outputs.testing.OutputContract;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Lists and channels of a real Redis. */
class RedisIT {
    @TempDir
    static Path folder;

    private static RedisServer server;

    private final Fields fields = new Fields();
    private final Lines lines = new Lines(fields);

    @BeforeAll
    static void start() throws Exception {
        server = RedisServer.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    private Output open(Map<String, ?> more) throws IOException {
        Map<String, Object> settings = new HashMap<>(Map.of("hosts", server.address(), "timeout", "60s"));
        settings.putAll(more);
        return Configured.plan(new RedisFactory(), settings).open(Configured.context(fields, folder, Map.of()));
    }

    private static List<String> messages(String list) throws IOException {
        return server.ask("LRANGE", list, "0", "-1").stream().map(each -> JsonMapper.shared().readTree(each).path("message").asString()).toList();
    }

    private static List<String> numbered(int first, int end) {
        return IntStream.range(first, end).mapToObj(n -> "line " + n).toList();
    }

    /** The contract of all outputs. */
    @Nested
    class Contract extends OutputContract {
        private final String list = "contract-" + System.nanoTime();

        @Override
        protected OutputPlan plan() {
            return Configured.plan(new RedisFactory(), Map.of("hosts", server.address(), "key", list));
        }

        @Override
        protected List<String> received() throws IOException {
            return server.ask("LRANGE", list, "0", "-1");
        }
    }

    @Test
    void aListKeepsTheOrderWhateverTheLimits() throws Exception {
        try (Output output = open(Map.of("key", "order", "bulk_max_events", 7, "bulk_max_bytes", 3000))) {
            assertThat(output.send(lines.numbered(0, 1000))).isInstanceOf(Outcome.Delivered.class);
            assertThat(output.send(lines.numbered(1000, 1000))).isInstanceOf(Outcome.Delivered.class);
        }
        assertThat(messages("order")).isEqualTo(numbered(0, 2000));
    }

    @Test
    void eachEventGoesToTheListThatItsFieldsName() throws Exception {
        int team = fields.intern("team");
        try (Output output = open(Map.of("key", "team:%{[team]}:%{+yyyy}"))) {
            Shipment shipment = lines.of(lines.batch(numbered(0, 100), event -> event.setText(team, event.index() % 3 == 0 ? "red" : "blue")));
            assertThat(output.send(shipment)).isInstanceOf(Outcome.Delivered.class);
        }
        assertThat(messages("team:red:2026")).hasSize(34).startsWith("line 0", "line 3");
        assertThat(messages("team:blue:2026")).hasSize(66).startsWith("line 1", "line 2");
    }

    @Test
    void aChannelsListenersHearEveryEvent() throws Exception {
        try (Socket listener = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(server.address().split(":")[1]));
                Output output = open(Map.of("key", "news", "data_type", "channel"))) {
            listener.setSoTimeout(60_000);
            BufferedInputStream heard = new BufferedInputStream(listener.getInputStream());
            RedisServer.write(listener, "SUBSCRIBE", "news");
            RedisServer.reply(heard);
            assertThat(output.send(lines.numbered(0, 500))).isInstanceOf(Outcome.Delivered.class);
            List<String> messages = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                messages.add(JsonMapper.shared().readTree(RedisServer.reply(heard).get(2)).path("message").asString());
            }
            assertThat(messages).isEqualTo(numbered(0, 500));
        }
    }

    @Test
    void aKeyOfAnotherTypeRefusesItsEventsOnlyIfTheEventsNameIt() throws Exception {
        server.ask("SET", "type:text", "x");
        int kind = fields.intern("kind");
        Shipment shipment = lines.of(lines.batch(numbered(0, 4), event -> event.setText(kind, event.index() == 2 ? "text" : "list")));
        try (Output output = open(Map.of("key", "type:%{[kind]}"))) {
            assertThat(output.send(shipment)).isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> {
                assertThat(rejected.events()).extracting(Outcome.Rejection::event).containsExactly(2);
                assertThat(rejected.events().getFirst().reason()).startsWith("WRONGTYPE");
            });
        }
        assertThat(messages("type:list")).containsExactly("line 0", "line 1", "line 3");
        try (Output output = open(Map.of("key", "type:text"))) {
            assertThat(output.send(shipment)).isInstanceOfSatisfying(Outcome.RetryLater.class, later ->
                    assertThat(later.reason()).contains("WRONGTYPE").contains(server.address()));
        }
    }

    @Test
    void aServerThatDiesAndComesBackLosesNothing() throws Exception {
        try (Output output = open(Map.of("key", "killed"))) {
            assertThat(output.send(lines.numbered(0, 100))).isInstanceOf(Outcome.Delivered.class);
            server.kill();
            Shipment shipment = lines.numbered(100, 100);
            assertThat(output.send(shipment)).isInstanceOfSatisfying(Outcome.RetryLater.class, later ->
                    assertThat(later.events()).isEqualTo(shipment.events()));
            server.restart();
            assertThat(output.send(shipment)).isInstanceOf(Outcome.Delivered.class);
        }
        assertThat(messages("killed")).isEqualTo(numbered(0, 200));
    }

    @Test
    void aServerWithoutMemoryIsWaitedFor() throws Exception {
        server.ask("CONFIG", "SET", "maxmemory", "1");
        try (Output output = open(Map.of("key", "full"))) {
            Shipment shipment = lines.numbered(0, 10);
            assertThat(output.send(shipment)).isInstanceOfSatisfying(Outcome.RetryLater.class, later ->
                    assertThat(later.reason()).contains("OOM"));
            server.ask("CONFIG", "SET", "maxmemory", "0");
            assertThat(output.send(shipment)).isInstanceOf(Outcome.Delivered.class);
        } finally {
            server.ask("CONFIG", "SET", "maxmemory", "0");
        }
        assertThat(messages("full")).isEqualTo(numbered(0, 10));
    }

    @Test
    void aUserIsLetInAndAPasswordNeverTold() throws Exception {
        server.ask("ACL", "SETUSER", "agent", "on", ">r3dis-s3cret", "~mine:*", "+rpush", "+select");
        Map<String, Object> user = new HashMap<>(Map.of("key", "mine:1", "username", "agent", "password", "r3dis-s3cret", "db", 3));
        try (Output output = open(user)) {
            assertThat(output.send(lines.of("one"))).isInstanceOf(Outcome.Delivered.class);
        }
        user.put("key", "yours");
        try (Output output = open(user)) {
            assertThat(output.send(lines.of("one"))).isInstanceOfSatisfying(Outcome.RetryLater.class, later ->
                    assertThat(later.reason()).contains("NOPERM"));
        }
        user.put("password", "wrong-s3cret");
        OutputPlan plan = Configured.plan(new RedisFactory(), user);
        assertThat(plan.toString()).doesNotContain("s3cret");
        try (Output output = open(user)) {
            assertThat(output.send(lines.of("one"))).isInstanceOfSatisfying(Outcome.RetryLater.class, later ->
                    assertThat(later.reason()).contains("WRONGPASS").doesNotContain("s3cret"));
        }
    }

    @Test
    void anotherHostTakesOver() throws Exception {
        try (Output output = open(Map.of("key", "over", "hosts", List.of("127.0.0.1:1", server.address())))) {
            assertThat(output.send(lines.numbered(0, 10))).isInstanceOf(Outcome.Delivered.class);
        }
        assertThat(messages("over")).hasSize(10);
    }

    @Test
    void mistakesInTheConfigurationAreNamed() {
        assertThat(Configured.problems(new RedisFactory(), Map.of("data_type", "set"))).singleElement().asString().contains("list, channel");
        assertThat(Configured.problems(new RedisFactory(), Map.of("key", "%{x"))).singleElement().asString().contains("not closed");
        assertThat(Configured.problems(new RedisFactory(), Map.of("hosts", "a b"))).singleElement().asString().contains("6379");
        assertThat(Configured.problems(new RedisFactory(), Map.of("username", "a"))).singleElement().asString().contains("without 'password'");
    }
}
