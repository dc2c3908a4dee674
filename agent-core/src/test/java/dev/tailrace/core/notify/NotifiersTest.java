package dev.tailrace.core.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.tailrace.core.alert.Alarm;
import dev.tailrace.core.alert.Level;
import dev.tailrace.core.config.Problems;
import dev.tailrace.core.config.Yaml;
import dev.tailrace.core.control.ControlServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a receiver of each kind gets, as its makers document it. */
class NotifiersTest {
    private static final Alarm ALARM = new Alarm(
            Alarm.Kind.FIRING, "burst", Level.CRITICAL, List.of(new Alarm.Member("source.ip", "<at user_id=\"all\">\"\\")), 21, 20,
            Duration.ofMinutes(1), 1_795_234_740_000L, 1_795_234_740_000L);
    private static final Notice NOTICE = new Notice("代理-01", List.of(ALARM), 3);

    /** What came: the path with its query, the body, a header. */
    private record Came(String path, String body, String header) {}

    private final List<Came> came = new ArrayList<>();
    private HttpServer server;
    private int status = 200;
    private String answer = "{\"errcode\":0,\"errmsg\":\"ok\"}";

    /** The server reads its limits once in a process: those of the control plane, which other tests want, have to be there before. */
    @BeforeAll
    static void limits() throws ClassNotFoundException {
        Class.forName(ControlServer.class.getName());
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                came.add(new Came(exchange.getRequestURI().toString(), body, exchange.getRequestHeaders().getFirst("X-Key")));
                byte[] said = answer.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, said.length);
                exchange.getResponseBody().write(said);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Notifier notifier(String settings) {
        Problems problems = new Problems();
        String yaml = settings.replace("URL", "http://127.0.0.1:" + server.getAddress().getPort() + "/hook?key=secret-part");
        Notifier notifier = new NotifierCompiler(problems).compile(Yaml.parse("t.yml", "it: " + yaml, problems)).get("it").notifier();
        assertThat(problems.all()).isEmpty();
        return notifier;
    }

    private JsonNode body() {
        return JsonMapper.shared().readTree(came.getLast().body());
    }

    private static String hmac(String key, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aWebhookGetsAnObjectOfItAll() throws IOException {
        notifier("{type: webhook, url: 'URL', headers: {X-Key: abc}}").send(NOTICE);
        assertThat(body().get("host").asString()).isEqualTo("代理-01");
        assertThat(body().get("level").asString()).isEqualTo("critical");
        assertThat(body().get("subject").asString()).startsWith("[CRITICAL] 代理-01: burst (source.ip <at").endsWith("and 3 more");
        assertThat(body().get("text").asString()).contains("21 events within 1 min, more than 20", "and 3 more");
        assertThat(body().get("alerts").get(0).get("group").get("source.ip").asString()).isEqualTo("<at user_id=\"all\">\"\\");
        assertThat(came.getLast().header()).isEqualTo("abc");
    }

    @Test
    void aTemplateIsFilledInWithTextsThatCannotBreakIt() throws IOException {
        notifier("{type: webhook, url: 'URL', template: '{\"a\": \"{{ text }}\", \"b\": {{alerts}}, \"c\": \"{{unknown}}\"}'}").send(NOTICE);
        assertThat(body().get("a").asString()).contains("<at user_id=\"all\">\"\\");
        assertThat(body().get("b").get(0).get("rule").asString()).isEqualTo("burst");
        assertThat(body().get("c").asString()).isEqualTo("{{unknown}}");
    }

    @Test
    void weComGetsTextOf2048BytesAtMost() throws IOException {
        notifier("{type: wecom, url: 'URL', mention: ['@all']}").send(new Notice("代理".repeat(900), List.of(ALARM), 0));
        assertThat(body().get("msgtype").asString()).isEqualTo("text");
        assertThat(body().get("text").get("mentioned_list").get(0).asString()).isEqualTo("@all");
        assertThat(body().get("text").get("content").asString().getBytes(StandardCharsets.UTF_8)).hasSizeBetween(2040, 2048);
    }

    @Test
    void dingTalkIsSignedInTheAddress() throws Exception {
        notifier("{type: dingtalk, url: 'URL', secret: SEC123, mention: ['13800000000']}").send(NOTICE);
        String[] query = came.getLast().path().split("[?&]");
        String time = query[2].substring("timestamp=".length());
        assertThat(URLDecoder.decode(query[3].substring("sign=".length()), StandardCharsets.UTF_8)).isEqualTo(hmac("SEC123", time + "\nSEC123"));
        assertThat(body().get("text").get("content").asString()).contains("burst").endsWith("@13800000000");
        assertThat(body().get("at").get("atMobiles").get(0).asString()).isEqualTo("13800000000");
    }

    @Test
    void feishuIsSignedInTheBodyAndNobodyIsCalledByALog() throws Exception {
        answer = "{\"code\":0,\"msg\":\"success\"}";
        notifier("{type: feishu, url: 'URL', secret: SEC123}").send(NOTICE);
        assertThat(body().get("sign").asString()).isEqualTo(hmac(body().get("timestamp").asString() + "\nSEC123", ""));
        assertThat(body().get("msg_type").asString()).isEqualTo("text");
        assertThat(body().get("content").get("text").asString()).doesNotContain("<at").contains("\u2039at user_id");
    }

    @Test
    void slackGetsEscapedText() throws IOException {
        answer = "ok";
        notifier("{type: slack, url: 'URL', mention: ['!here']}").send(NOTICE);
        assertThat(body().get("text").asString()).contains("&lt;at user_id").endsWith(" <!here>");
    }

    @Test
    void whatARobotRefusesFailsWithItsReasonAndWithoutTheSecretAddress() {
        answer = "{\"errcode\":45009,\"errmsg\":\"api freq out of limit\"}";
        assertThatThrownBy(() -> notifier("{type: wecom, url: 'URL'}").send(NOTICE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("api freq out of limit");
        status = 500;
        answer = "down";
        for (String type : List.of("wecom", "dingtalk", "feishu", "slack", "webhook")) {
            assertThatThrownBy(() -> notifier("{type: " + type + ", url: 'URL'}").send(NOTICE))
                    .isInstanceOf(IOException.class)
                    .hasMessage("127.0.0.1: HTTP 500: down");
        }
    }
}
