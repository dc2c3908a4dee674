package dev.tailrace.outputs.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.OutputPlan;
import dev.tailrace.outputs.elasticsearch.ElasticsearchFactory;
import dev.tailrace.outputs.testing.Configured;
import dev.tailrace.outputs.testing.Lines;
import dev.tailrace.outputs.testing.ScriptedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers that repeat in their errors all that they were sent: nothing of it may come through. */
class SecretsTest {
    private static final String SECRET = "s3cret:of+the/agent==";

    private final Fields fields = new Fields();
    private final Lines lines = new Lines(fields);
    private ScriptedServer echo;

    @BeforeEach
    void start() throws IOException {
        echo = new ScriptedServer();
    }

    @AfterEach
    void stop() throws IOException {
        echo.close();
    }

    private static ScriptedServer.Answer echoing(int status) {
        return (request, socket) -> {
            String heard = String.valueOf(request.headers().get("authorization")) + ' ' + request.headers().get("x-key");
            String both = heard.replace("Basic ", "").split(" ")[0];
            String plain = heard.startsWith("Basic ") ? new String(Base64.getDecoder().decode(both), StandardCharsets.UTF_8) : "";
            String reason = "you said " + heard + ' ' + plain;
            String item = "{\"create\":{\"status\":" + (status == 200 ? 400 : 429) + ",\"error\":{\"type\":\"t\",\"reason\":\"" + reason + "\"}}}";
            String body = status / 100 == 2
                    ? "{\"errors\":true,\"items\":[" + item + "]}"
                    : "{\"error\":{\"type\":\"t\",\"reason\":\"" + reason + "\"}}";
            return ScriptedServer.status(status, body).play(request, socket);
        };
    }

    static List<Map<String, String>> credentials() {
        return List.of(
                Map.of("api_key", SECRET),
                Map.of("api_key", Base64.getEncoder().encodeToString(("id:" + SECRET).getBytes(StandardCharsets.UTF_8))),
                Map.of("username", "joe", "password", SECRET),
                Map.of("bearer_token", SECRET));
    }

    private void assertNothingTold(Map<String, ?> credentials, String... hidden) throws Exception {
        Map<String, Object> settings = new HashMap<>(credentials);
        settings.put("hosts", echo.url());
        OutputPlan plan = Configured.plan(new ElasticsearchFactory(), settings);
        assertThat(plan.toString()).doesNotContain(hidden);
        try (Output output = plan.open(Configured.context(fields, Path.of("unused"), Map.of()))) {
            for (int status : new int[] {200, 400, 401, 403, 413, 429, 500, 503}) {
                echo.then(echoing(status));
                Outcome outcome = output.send(lines.of("one"));
                assertThat(outcome.toString()).as("answer %d", status).contains("you said").doesNotContain(hidden);
            }
            assertThat(output.receivers().toString()).doesNotContain(hidden);
        }
    }

    @ParameterizedTest
    @MethodSource("credentials")
    void noCredentialComesBackFromAServerThatRepeatsIt(Map<String, String> credentials) throws Exception {
        String encoded = Base64.getEncoder().encodeToString(("joe:" + SECRET).getBytes(StandardCharsets.UTF_8));
        assertNothingTold(credentials, SECRET, encoded, Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void noHeaderOfTheUsersEither() throws Exception {
        assertNothingTold(Map.of("headers", Map.of("X-Key", SECRET)), SECRET);
    }
}
