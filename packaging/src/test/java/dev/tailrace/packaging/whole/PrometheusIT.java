package dev.tailrace.packaging.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.samples.LogFormat;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Prometheus scrapes the agent, in OpenMetrics, and answers what the dashboard and the alert rules ask. */
class PrometheusIT {
    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");
    private static final Path PROMETHEUS = Path.of("/usr/bin/prometheus");
    private static final Path DASHBOARDS = Path.of("dashboards").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Site site() throws IOException {
        Assumptions.assumeTrue(Files.isExecutable(PROMETHEUS) && Files.isExecutable(PROMTOOL), "prometheus is not installed");
        Site site = new Site(folder);
        Files.writeString(site.configuration(), """
                inputs: [{id: web, type: file, paths: ['${SITE}/logs/*'], scan_frequency: 200ms, preset: apache}]
                outputs: {away: {type: elasticsearch, hosts: ['http://127.0.0.1:PORT']}}
                http: {port: 0}
                alerts: [{rule: error_burst}]
                notifiers: {ops: {type: webhook, url: 'http://127.0.0.1:PORT/'}}
                shutdown_timeout: 1s
                """.replace("PORT", Integer.toString(Server.freePort())));
        site.write("access.log", LogFormat.COMBINED, 2_000);
        return site;
    }

    private static String get(String url) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
        try (InputStream body = connection.getInputStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private JsonNode awaitAnswer(LaunchedAgent agent, String url, Predicate<JsonNode> wanted) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        JsonNode last = null;
        while (true) {
            try {
                last = JsonMapper.shared().readTree(get(url));
                if (wanted.test(last)) {
                    return last;
                }
            } catch (IOException notYet) {
                assertThat(notYet).isNotNull();
            }
            assertThat(System.nanoTime()).as("%s answered %s", url, last).isLessThan(deadline);
            assertThat(agent.endsWithin(Duration.ofMillis(200))).as(agent.errors()).isFalse();
        }
    }

    private static String address(Site site, LaunchedAgent agent) throws IOException, InterruptedException {
        Path file = site.folder().resolve("data/control.url");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(file) || Files.size(file) == 0) {
            assertThat(System.nanoTime()).as(agent.errors()).isLessThan(deadline);
            assertThat(agent.endsWithin(Duration.ofMillis(50))).as(agent.errors()).isFalse();
        }
        return Files.readString(file).strip();
    }

    @Test
    void prometheusReadsWhatTheAgentTellsAndAnswersTheDashboard() throws IOException, InterruptedException {
        Site site = site();
        try (LaunchedAgent agent = site.start()) {
            String url = address(site, agent);
            awaitAnswer(agent, url + "/api/status", status -> status.path("inputs").path(0).path("read").asInt() == 2_000);
            lint(get(url + "/metrics"));
            int port = Server.freePort();
            Path configuration = folder.resolve("prometheus.yml");
            Files.writeString(configuration, "global: {scrape_interval: 1s, evaluation_interval: 1s}\n" + Files.readString(DASHBOARDS.resolve("prometheus.yml"))
                    .replace("127.0.0.1:5066", URI.create(url).getAuthority())
                    .replace("alerts.yml", DASHBOARDS.resolve("alerts.yml").toString()));
            try (Server prometheus = Server.start(folder, port, PROMETHEUS.toString(), "--config.file=" + configuration,
                    "--storage.tsdb.path=" + folder.resolve("tsdb"), "--web.listen-address=127.0.0.1:" + port)) {
                assertThat(prometheus.pid()).isPositive();
                String api = "http://127.0.0.1:" + port + "/api/v1/";
                awaitAnswer(agent, api + "targets", targets -> targets.at("/data/activeTargets/0/health").asString("").equals("up"));
                awaitAnswer(agent, api + "rules", rules -> rules.at("/data/groups/0/rules").size() > 5 && isWell(rules));
                answersTheDashboard(agent, api);
            }
            agent.stop();
            assertThat(agent.endsWithin(PATIENCE)).isTrue();
        }
    }

    private static boolean isWell(JsonNode rules) {
        boolean well = true;
        for (JsonNode rule : rules.at("/data/groups/0/rules")) {
            well &= rule.path("health").asString("").equals("ok");
        }
        return well;
    }

    private void lint(String metrics) throws IOException, InterruptedException {
        Path file = folder.resolve("metrics.txt");
        Files.writeString(file, metrics);
        Path said = folder.resolve("promtool.log");
        Process promtool = new ProcessBuilder(PROMTOOL.toString(), "check", "metrics")
                .redirectInput(file.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(promtool.waitFor()).as(Files.readString(said)).isZero();
    }

    /** Each expression of the dashboard is one that Prometheus takes, of metrics that it has. */
    private void answersTheDashboard(LaunchedAgent agent, String api) throws IOException, InterruptedException {
        JsonNode dashboard = JsonMapper.shared().readTree(Files.readString(DASHBOARDS.resolve("grafana.json")));
        Set<Integer> ids = new LinkedHashSet<>();
        int asked = 0;
        for (JsonNode panel : dashboard.get("panels")) {
            assertThat(ids.add(panel.get("id").asInt())).as("ids are unique").isTrue();
            assertThat(panel.get("gridPos").get("x").asInt() + panel.get("gridPos").get("w").asInt()).isLessThanOrEqualTo(24);
            assertThat(panel.at("/datasource/uid").asString("")).isEqualTo("${datasource}");
            for (JsonNode target : panel.get("targets")) {
                String expression = target.get("expr").asString().replace("$instance", ".*").replace("[24h]", "[1m]").replace("[5m]", "[1m]");
                String query = api + "query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8);
                awaitAnswer(agent, query, answer -> answer.path("status").asString("").equals("success") && !answer.at("/data/result").isEmpty());
                asked++;
            }
        }
        assertThat(asked).isGreaterThan(15);
    }
}
