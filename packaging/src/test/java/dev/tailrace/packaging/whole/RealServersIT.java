package dev.tailrace.packaging.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.packaging.launch.LaunchedAgent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What nginx and squid really write, rotated as their users rotate it, while the agent reads. */
class RealServersIT {
    private static final int ROUNDS = 5;
    private static final int A_ROUND = 400;
    private static final int REQUESTS = ROUNDS * A_ROUND;
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int PATIENCE = 600;

    @TempDir
    Path folder;

    @Test
    void nginxRotatedByLogrotate() throws IOException, InterruptedException {
        String logrotate = Server.installed("logrotate");
        Site site = new Site(folder).configure(configuration("nginx"));
        try (Server nginx = nginx(site.logs().resolve("access.log"));
                LaunchedAgent agent = site.start()) {
            Path rules = Files.writeString(folder.resolve("rotate.conf"), """
                    %s/access.log {
                        rotate %d
                        nocompress
                        create 0644
                        postrotate
                            kill -USR1 %d
                        endscript
                    }
                    """.formatted(site.logs(), ROUNDS, nginx.pid()));
            Files.setPosixFilePermissions(rules, PosixFilePermissions.fromString("rw-r--r--"));
            rotateUnderTraffic(
                    round -> nginx.serve(round * A_ROUND, (round + 1) * A_ROUND),
                    () -> run(logrotate, "-f", "-s", folder.resolve("rotate.state").toString(), rules.toString()));
            await(site, agent);
        }
        assertThat(site.logs()).isDirectoryContaining("glob:**/access.log." + (ROUNDS - 1));
        site.assertEveryLineOnce(REQUESTS);
        assertThat(events(site)).allSatisfy(event -> {
            assertThat(event.at("/tags").isMissingNode()).as(event.toString()).isTrue();
            assertThat(event.at("/http/response/status_code").asInt()).isEqualTo(200);
            assertThat(event.at("/source/ip").asString()).isEqualTo("127.0.0.1");
            assertThat(event.at("/url/original").asString()).startsWith("/thing?seq=");
        });
    }

    @Test
    void squidRotatingItsOwnLog() throws IOException, InterruptedException {
        String squid = Server.installed("squid");
        Site site = new Site(folder).configure(configuration("squid"));
        for (Path path : List.of(folder, site.logs())) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        int port = Server.freePort();
        Path rules = Files.writeString(folder.resolve("squid.conf"), """
                http_port 127.0.0.1:%d
                http_access allow all
                cache deny all
                pid_filename %s/squid.pid
                access_log stdio:%s/access.log
                cache_log %s/cache.log
                coredump_dir %s
                strip_query_terms off
                logfile_rotate %d
                shutdown_lifetime 1 seconds
                netdb_filename none
                pinger_enable off
                """.formatted(port, folder, site.logs(), folder, folder, ROUNDS));
        try (Server origin = nginx(folder.resolve("origin.log"));
                Server proxy = Server.start(folder, port, squid, "-N", "-f", rules.toString());
                LaunchedAgent agent = site.start()) {
            rotateUnderTraffic(
                    round -> proxy.pass(origin, round * A_ROUND, (round + 1) * A_ROUND),
                    () -> run("kill", "-USR1", Long.toString(proxy.pid())));
            await(site, agent);
        }
        // Two signals in a moment are one to squid.
        assertThat(site.logs()).isDirectoryContaining("glob:**/access.log.1");
        // The look whether squid listens is a connection without a request, and a line of its own.
        assertThat(site.arrivals().missing(REQUESTS)).as("lost").isZero();
        assertThat(site.arrivals().repeated()).as("repeated").isZero();
        assertThat(events(site)).allSatisfy(event -> assertThat(event.at("/tags").isMissingNode()).as(event.toString()).isTrue());
        List<JsonNode> asked = events(site).stream().filter(event -> event.at("/url/original").asString().contains("seq=")).toList();
        assertThat(asked).hasSize(REQUESTS).allSatisfy(event -> {
            assertThat(event.at("/squid/result_code").asString()).isEqualTo("TCP_MISS");
            assertThat(event.at("/http/response/status_code").asInt()).isEqualTo(200);
            assertThat(event.at("/http/request/method").asString()).isEqualTo("GET");
        });
    }

    /** Requests of a round. */
    private interface Traffic {
        void make(int round) throws IOException;
    }

    private interface Turn {
        void make() throws IOException, InterruptedException;
    }

    /** Turns the log over at the end of each round but the last, while the requests of the next one are coming in already. */
    private static void rotateUnderTraffic(Traffic traffic, Turn rotation) throws IOException, InterruptedException {
        Semaphore rounds = new Semaphore(0);
        CompletableFuture<Void> requests = CompletableFuture.runAsync(() -> {
            try {
                for (int round = 0; round < ROUNDS; round++) {
                    traffic.make(round);
                    rounds.release();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        for (int round = 0; round < ROUNDS - 1; round++) {
            while (!rounds.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                assertThat(requests.isCompletedExceptionally()).as("requests fail").isFalse();
            }
            rotation.make();
        }
        requests.join();
    }

    private static String configuration(String preset) {
        return """
                inputs: [{id: web, type: file, paths: ['${SITE}/logs/access.log*'], scan_frequency: 200ms, preset: %s}]
                outputs: {archive: {type: file, path: '${SITE}/out/events.ndjson'}}
                """.formatted(preset);
    }

    private Server nginx(Path log) throws IOException, InterruptedException {
        String nginx = Server.installed("nginx");
        int port = Server.freePort();
        Path rules = Files.writeString(folder.resolve("nginx-" + port + ".conf"), """
                daemon off;
                pid %s/nginx-%d.pid;
                error_log stderr;
                events {}
                http {
                    access_log %s combined;
                    client_body_temp_path %s/nginx-body;
                    proxy_temp_path %s/nginx-proxy;
                    fastcgi_temp_path %s/nginx-fastcgi;
                    uwsgi_temp_path %s/nginx-uwsgi;
                    scgi_temp_path %s/nginx-scgi;
                    server {
                        listen 127.0.0.1:%d;
                        location / { return 200 "fine\\n"; }
                    }
                }
                """.formatted(folder, port, log, folder, folder, folder, folder, folder, port));
        return Server.start(folder, port, nginx, "-c", rules.toString(), "-e", "stderr");
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private static void await(Site site, LaunchedAgent agent) throws IOException, InterruptedException {
        for (int looks = 0; looks < PATIENCE && site.arrivals().missing(REQUESTS) > 0; looks++) {
            assertThat(agent.endsWithin(PAUSE)).as("ended; said: %s", agent.errors()).isFalse();
        }
        agent.stop();
        site.ended(agent);
    }

    private static List<JsonNode> events(Site site) throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (String line : Files.readAllLines(site.out().resolve("events.ndjson"))) {
            events.add(JsonMapper.shared().readTree(line));
        }
        return events;
    }
}
