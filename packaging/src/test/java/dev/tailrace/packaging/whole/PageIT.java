package dev.tailrace.packaging.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tailrace.packaging.launch.LaunchedAgent;
import dev.tailrace.packaging.launch.Launcher;
import dev.tailrace.packaging.samples.LogFormat;
import dev.tailrace.packaging.samples.Traffic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A newcomer's walk with the live page open in a real browser; what it looked like is in {@code target/screenshots}. */
class PageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** So few that each of them is counted. */
    private static final int REQUESTS = 900;

    private static final String CONFIGURATION = """
            name: proxy-01
            inputs: [{id: squid, type: file, paths: ['${SITE}/logs/*.log'], scan_frequency: 200ms, preset: squid, processors: [detect_attacks: {}]}]
            outputs: {collect: {type: http, url: 'http://127.0.0.1:RECEIVER/', format: ndjson, backoff: {init: 100ms, max: 500ms}}}
            http: {port: 0}
            reload: {period: 200ms}
            health: {stalled_after: 1s}
            alerts: [{rule: error_burst}, {rule: attack, threshold: 0}]
            notifiers: {ops: {type: mail, host: 127.0.0.1, port: MAIL, tls: none, from: tailrace@example.org, to: [ops@example.org], every: 1s}}
            """;

    @TempDir
    Path folder;

    private final Traffic traffic = new Traffic(9, Instant.now().minusSeconds(240));
    private HttpServer receiver;
    private Mailbox post;
    private volatile boolean away;

    @BeforeEach
    void start() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(away ? 503 : 200, -1);
            }
        });
        receiver.start();
        post = new Mailbox();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
        post.close();
    }

    private String configuration() {
        return CONFIGURATION
                .replace("RECEIVER", Integer.toString(receiver.getAddress().getPort()))
                .replace("MAIL", Integer.toString(post.port()));
    }

    private static void change(Site site, String yaml) throws IOException {
        Path next = site.folder().resolve("next.yml");
        Files.writeString(next, yaml);
        Files.move(next, site.configuration(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private void write(Path log, int requests) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < requests; i++) {
            LogFormat.SQUID.line(traffic.next(), lines);
            lines.append('\n');
        }
        Files.writeString(log, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void theWalkIsShownStepByStep() throws IOException, InterruptedException {
        Site site = new Site(folder);
        change(site, configuration());
        Path log = site.logs().resolve("<img src=x onerror=alert(1)>.log");
        try (LaunchedAgent agent = site.start(); Browser browser = Browser.open()) {
            browser.go(agent, site.folder().resolve("data/control.url"));
            browser.await("#health", "well");
            browser.await("#no-traffic", "No parsed requests");
            browser.await("#alerts", "No limit is exceeded.");
            browser.picture("1-idle");

            write(log, REQUESTS);
            browser.await("#files", "<img src=x onerror=alert(1)>.log");
            browser.await("#outputs", "collect");
            browser.await("#traffic-tiles", "900");
            browser.await("#top-paths", "example");
            browser.await("#alerts", "error_burst exceeded");
            assertThat(browser.count("#throughput canvas") + browser.count("#requests canvas") + browser.count("#durations canvas")).isEqualTo(3);
            assertThat(browser.attribute("#durations", "aria-label")).matches("P50 .*, P95 .*, P99 .*");
            browser.picture("2-busy-light-en");

            itIsInChineseAndDarkAtAKeyPress(browser);
            itFitsOnATelephone(browser);

            away = true;
            write(log, REQUESTS);
            browser.await("#health", "unwell: output collect: nothing was delivered");
            browser.await("#outputs", "503");
            browser.picture("5-output-away");
            away = false;
            browser.await("#health", "well");
            browser.await("#outputs", "ok");

            change(site, configuration().replace("preset: squid", "preset: sqiud"));
            browser.await("#trouble", "The configuration file was changed and is not in force:");
            browser.await("#trouble", "sqiud");
            browser.picture("6-config-broken");
            change(site, configuration());
            browser.awaitHidden("#trouble");

            assertThat(post.first(agent)).startsWith("host proxy-01\n[CRITICAL] ").contains(" events within 1 min, more than ");
            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.strangers()).isEmpty();
            agent.stop();
            assertThat(site.ended(agent).delivered()).isEqualTo(2L * REQUESTS);
        }
    }

    private static void itIsInChineseAndDarkAtAKeyPress(Browser browser) throws IOException {
        browser.tabUntil("#language");
        browser.press("#language");
        browser.await("#agent-title", "采集代理");
        browser.tabUntil("#theme");
        browser.press("#theme");
        browser.await("#theme", "浅色");
        browser.picture("3-busy-dark-zh");
    }

    private static void itFitsOnATelephone(Browser browser) throws IOException {
        browser.size(360, 780);
        assertThat(browser.widthBeyondWindow()).as("pixels to scroll sideways").isZero();
        browser.picture("4-telephone");
        browser.size(1280, 1600);
        browser.press("#language");
        browser.press("#theme");
        browser.await("#agent-title", "The agent");
    }

    @Test
    void aNotifierIsTriedBeforeItIsNeeded() throws IOException, InterruptedException {
        Site site = new Site(folder);
        change(site, configuration());
        assertThat(test(site, 0)).isEqualTo("ok     ops (mail): the message was taken\n");
        assertThat(post.mails()).singleElement().satisfies(mail -> assertThat(mail).contains("Subject: =?UTF-8?B?"));
        post.close();
        assertThat(test(site, 1)).startsWith("FAILED ops (mail): 127.0.0.1:");
    }

    private String test(Site site, int status) throws IOException, InterruptedException {
        Launcher launcher = new Launcher(Site.HOME).with("SITE", folder.toString());
        try (LaunchedAgent command = launcher.start(folder, "alert", "test", "-c", site.configuration().toString())) {
            assertThat(command.endsWithin(PATIENCE)).isTrue();
            assertThat(command.status()).as(command.errors() + command.output()).isEqualTo(status);
            return command.output();
        }
    }
}
