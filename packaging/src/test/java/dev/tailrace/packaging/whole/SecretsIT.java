package dev.tailrace.packaging.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.launch.Launcher;
import dev.tailrace.packaging.samples.LogFormat;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A credential of every kind, servers that repeat in their errors what they were sent, and then a look through all that the agent has left. */
class SecretsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration MOMENT = Duration.ofMillis(100);

    @TempDir
    Path folder;

    /** Each secret by the variable that holds it. */
    private static Map<String, String> secrets() {
        Map<String, String> secrets = new LinkedHashMap<>();
        for (String name : List.of("API_KEY", "PASSWORD", "BEARER", "CLIENT_SECRET", "HEADER", "PROXY_PASSWORD", "REDIS_PASSWORD")) {
            secrets.put(name, "s3cret-" + name.toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        return secrets;
    }

    @Test
    void noCredentialIsInAnythingThatTheAgentLeaves() throws IOException, InterruptedException {
        Set<String> reached = ConcurrentHashMap.newKeySet();
        HttpServer echo = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        echo.createContext("/", exchange -> repeat(exchange, reached));
        echo.start();
        Site site = new Site(folder);
        Files.writeString(site.configuration(), configuration("http://127.0.0.1:" + echo.getAddress().getPort()) + "http: {port: 0}\n");
        site.write("access.log", LogFormat.COMBINED, 20);
        Launcher launcher = new Launcher(Site.HOME);
        for (Map.Entry<String, String> each : secrets().entrySet()) {
            launcher = launcher.with(each.getKey(), each.getValue());
        }
        String data = folder.resolve("data").toString();
        StringBuilder said = new StringBuilder();
        try (LaunchedAgent agent = site.with(launcher).start()) {
            for (long looks = PATIENCE.toMillis() / MOMENT.toMillis(); looks > 0 && reached.size() < 6; looks--) {
                assertThat(agent.endsWithin(MOMENT)).as(agent.errors()).isFalse();
            }
            String state = said(launcher, "status", "--json", "--data", data) + said(launcher, "status", "--data", data);
            assertThat(state).as("status").contains("401").contains("\"hosts\"");
            said.append(state);
            agent.stop();
            agent.endsWithin(PATIENCE);
            said.append(agent.output()).append(agent.errors());
        } finally {
            echo.stop(0);
        }
        assertThat(reached).as("outputs whose credentials went out").hasSize(6);
        String configuration = site.configuration().toString();
        said.append(said(launcher, "check", "-c", configuration))
                .append(said(launcher, "doctor", "-c", configuration, "--data", data))
                .append(said(launcher, "registry", "list", "--json", "--data", data));
        assertThat(said).contains("401");
        assertNoneIn("what it said", said.toString());
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertNoneIn(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
    }

    private String said(Launcher launcher, String... arguments) throws IOException, InterruptedException {
        try (LaunchedAgent command = launcher.with("SITE", folder.toString()).start(folder, arguments)) {
            assertThat(command.endsWithin(PATIENCE)).as(arguments[0]).isTrue();
            return command.output() + command.errors();
        }
    }

    private static void assertNoneIn(String where, String text) {
        for (String secret : secrets().values()) {
            assertThat(text).as(where).doesNotContain(secret);
            assertThat(text).as(where + ", in Base64").doesNotContain(base64(secret)).doesNotContain(base64("joe:" + secret));
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String configuration(String echo) {
        String port = echo.substring(echo.lastIndexOf(':') + 1);
        Map<String, String> outputs = new LinkedHashMap<>();
        outputs.put("key", "type: elasticsearch, hosts: ['ECHO/key'], api_key: '${API_KEY}'");
        outputs.put("basic", "type: elasticsearch, hosts: ['ECHO/basic'], username: joe, password: '${PASSWORD}'");
        outputs.put("bearer", "type: http, url: 'ECHO/bearer', bearer_token: '${BEARER}'");
        outputs.put("oauth", "type: http, url: 'ECHO/x', oauth2: {token_url: 'ECHO/oauth', client_id: joe, client_secret: '${CLIENT_SECRET}'}");
        outputs.put("header", "type: http, url: 'ECHO/header', headers: {X-Key: '${HEADER}'}");
        outputs.put("proxy", "type: http, url: 'http://elsewhere.example/proxy', proxy_url: 'http://joe:${PROXY_PASSWORD}@127.0.0.1:PORT'");
        outputs.put("redis", "type: redis, hosts: ['127.0.0.1:PORT'], password: '${REDIS_PASSWORD}', timeout: 1s");
        StringBuilder yaml = new StringBuilder("logging: {level: debug}\ninputs:\n");
        outputs.keySet().forEach(name -> yaml.append("  - {id: in-" + name + ", type: file, paths: ['${SITE}/logs/*.log'], output: " + name + "}\n"));
        yaml.append("outputs:\n");
        outputs.forEach((name, settings) -> yaml.append("  " + name + ": {" + settings + ", backoff: {init: 100ms, max: 500ms}}\n"));
        return yaml.toString().replace("ECHO", echo).replace("PORT", port);
    }

    /** Answers 401 with all headers in the reason, and notes whose credentials came. */
    private static void repeat(HttpExchange exchange, Set<String> reached) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            StringBuilder heard = new StringBuilder();
            exchange.getRequestHeaders().forEach((name, values) -> heard.append(name).append('=').append(values).append(' '));
            for (List<String> values : exchange.getRequestHeaders().values()) {
                for (String value : values) {
                    if (value.startsWith("Basic ")) {
                        heard.append(new String(Base64.getDecoder().decode(value.substring(6)), StandardCharsets.UTF_8));
                    }
                }
            }
            secrets().forEach((name, secret) -> {
                if (heard.indexOf(secret) >= 0) {
                    reached.add(name);
                }
            });
            byte[] body = ("{\"error\":{\"type\":\"security_exception\",\"reason\":\"" + heard + "\"}}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(401, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
