package dev.tailrace.outputs.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.outputs.testing.Certificates;
import dev.tailrace.outputs.testing.Configured;
import dev.tailrace.outputs.testing.Lines;
import dev.tailrace.outputs.testing.RealElasticsearch;
import dev.tailrace.outputs.testing.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands between agent and server in many a house: nginx, which speaks HTTP/2 and wants a header, and squid as the way out. */
class FrontedIT {
    private static final String PROXY_USER = "agent";
    private static final String PROXY_PASSWORD = "pr0xy-s3cret";

    @TempDir
    static Path folder;

    private static RealElasticsearch server;
    private static ServerProcess nginx;
    private static ServerProcess squid;
    private static Certificates made;
    private static int plainPort;

    private final Fields fields = new Fields();
    private final Lines lines = new Lines(fields);

    @BeforeAll
    static void start() throws Exception {
        String nginxProgram = ServerProcess.installed("nginx");
        String squidProgram = ServerProcess.installed("squid");
        made = new Certificates(folder).authority("ca").signed("front", "ca", "EC", "san=ip:127.0.0.1");
        server = RealElasticsearch.start(RealElasticsearch.Version.ELASTICSEARCH_9);
        nginx = startNginx(nginxProgram);
        squid = startSquid(squidProgram);
    }

    private static ServerProcess startNginx(String program) throws IOException, InterruptedException {
        int port = ServerProcess.freePort();
        plainPort = ServerProcess.freePort();
        Path rules = Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                pid DIR/nginx.pid;
                error_log stderr;
                events {}
                http {
                    log_format line '$server_protocol $connection $request_method $uri $status';
                    access_log DIR/access.log line;
                    client_body_temp_path DIR/nginx-body;
                    proxy_temp_path DIR/nginx-proxy;
                    fastcgi_temp_path DIR/nginx-fastcgi;
                    uwsgi_temp_path DIR/nginx-uwsgi;
                    scgi_temp_path DIR/nginx-scgi;
                    client_max_body_size 50m;
                    keepalive_requests 20;
                    server {
                        listen 127.0.0.1:PORT ssl http2;
                        listen 127.0.0.1:PLAIN;
                        ssl_certificate DIR/front.pem;
                        ssl_certificate_key DIR/front.key;
                        if ($http_x_tenant != "proxies") { return 404; }
                        location / { proxy_pass BEHIND; proxy_http_version 1.1; }
                    }
                }
                """.replace("DIR", folder.toString())
                .replace("PORT", Integer.toString(port))
                .replace("PLAIN", Integer.toString(plainPort))
                .replace("BEHIND", server.url()));
        return ServerProcess.start(folder.resolve("nginx.log"), port, program, "-c", rules.toString(), "-e", "stderr");
    }

    private static ServerProcess startSquid(String program) throws IOException, InterruptedException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        int port = ServerProcess.freePort();
        Path passwords = Files.writeString(folder.resolve("squid.passwd"), PROXY_USER + ":{PLAIN}" + PROXY_PASSWORD + '\n');
        Path helper = Files.writeString(folder.resolve("auth"), """
                #!/bin/sh
                while read user password; do
                    if [ "$user:{PLAIN}$password" = "$(cat %s)" ]; then echo OK; else echo ERR; fi
                done
                """.formatted(passwords));
        Files.setPosixFilePermissions(helper, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path rules = Files.writeString(folder.resolve("squid.conf"), """
                http_port 127.0.0.1:%d
                auth_param basic program %s
                acl known proxy_auth REQUIRED
                http_access allow known
                http_access deny all
                cache deny all
                pid_filename DIR/squid.pid
                access_log stdio:DIR/squid-access.log
                cache_log DIR/cache.log
                coredump_dir DIR
                shutdown_lifetime 1 seconds
                netdb_filename none
                pinger_enable off
                """.formatted(port, helper).replace("DIR", folder.toString()));
        return ServerProcess.start(folder.resolve("squid.log"), port, program, "-N", "-f", rules.toString());
    }

    @AfterAll
    static void stop() throws Exception {
        for (AutoCloseable each : new AutoCloseable[] {squid, nginx, server}) {
            if (each != null) {
                each.close();
            }
        }
    }

    private Output open(String url, String index, Map<String, ?> more) throws IOException {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "hosts", List.of(url),
                "index", index,
                "timeout", "20s",
                "headers", Map.of("X-Tenant", "proxies"),
                "ssl", Map.of("certificate_authorities", made.pem("ca"))));
        settings.putAll(more);
        return Configured.plan(new ElasticsearchFactory(), settings).open(Configured.context(fields, folder, Map.of()));
    }

    private static String secure() {
        return "https://127.0.0.1:" + nginx.port();
    }

    /** Sends shipment after shipment until each is delivered; returns how many attempts failed. */
    private static int deliver(Output output, List<Shipment> shipments) throws Exception {
        int failures = 0;
        for (Shipment shipment : shipments) {
            Shipment left = shipment;
            while (output.send(left) instanceof Outcome.RetryLater later) {
                assertThat(later.rejected()).isEmpty();
                assertThat(++failures).as(later.reason()).isLessThan(20);
                left = shipment.only(later.events());
            }
        }
        return failures;
    }

    /** The front's log of an index, once it has that many lines. */
    private static List<String> logged(String index, int requests) throws IOException, InterruptedException {
        return logged("access.log", '/' + index + "/_bulk", requests);
    }

    /** The lines of a server's log that hold a text, once they are that many: servers write them a moment after their replies. */
    private static List<String> logged(String log, String text, int atLeast) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            List<String> found;
            try (var all = Files.lines(folder.resolve(log))) {
                found = all.filter(line -> line.contains(text)).toList();
            }
            if (found.size() >= atLeast || System.nanoTime() > deadline) {
                return found;
            }
            Thread.sleep(20);
        }
    }

    private List<Shipment> shipments(int count) {
        return IntStream.range(0, count).mapToObj(n -> lines.numbered(n * 200, 200)).toList();
    }

    @Test
    void http2CarriesRequestsSideBySideOnOneConnection() throws Exception {
        try (Output output = open(secure(), "two", Map.of());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (Shipment shipment : shipments(8)) {
                calls.add(() -> deliver(output, List.of(shipment)));
            }
            deliver(output, List.of(lines.numbered(1600, 200)));
            for (var call : threads.invokeAll(calls)) {
                assertThat(call.get()).as("failures").isZero();
            }
        }
        assertThat(server.count("two")).isEqualTo(1800);
        List<String> logged = logged("two", 9);
        assertThat(logged).hasSize(9).allMatch(line -> line.startsWith("HTTP/2.0 ") && line.endsWith(" 200"));
        assertThat(logged.stream().map(line -> line.split(" ")[1]).distinct()).hasSize(1);
    }

    @Test
    void aFrontThatEndsItsConnectionsLosesAndRepeatsNothing() throws Exception {
        try (Output output = open(secure(), "ended", Map.of("compression_level", 0))) {
            deliver(output, shipments(70));
        }
        assertThat(server.count("ended")).isEqualTo(14_000);
        assertThat(server.documents("ended")).allSatisfy(hit -> assertThat(hit.path("_version").asLong(1)).isEqualTo(1));
        assertThat(new HashSet<>(logged("ended", 70).stream().map(line -> line.split(" ")[1]).toList())).hasSizeBetween(4, 5);
    }

    @Test
    void withoutTlsItIsOneHttp11ConnectionThatStays() throws Exception {
        try (Output output = open("http://127.0.0.1:" + plainPort, "kept", Map.of())) {
            assertThat(deliver(output, shipments(10))).isZero();
        }
        List<String> logged = logged("kept", 10);
        assertThat(logged).hasSize(10).allMatch(line -> line.startsWith("HTTP/1.1 "));
        assertThat(logged.stream().map(line -> line.split(" ")[1]).distinct()).hasSize(1);
        assertThat(server.count("kept")).isEqualTo(2000);
    }

    @Test
    void aHeaderThatTheFrontWantsMustBeThere() throws Exception {
        try (Output output = open(secure(), "tenant", Map.of("headers", Map.of("X-Tenant", "others")))) {
            assertThat(output.send(lines.of("one"))).isInstanceOfSatisfying(Outcome.RetryLater.class, later ->
                    assertThat(later.reason()).contains("404"));
        }
    }

    @Test
    void squidPassesLargeBulksOnWithAndWithoutTls() throws Exception {
        String proxy = "http://" + PROXY_USER + ':' + PROXY_PASSWORD + "@127.0.0.1:" + squid.port();
        List<Shipment> large =
                List.of(lines.of(IntStream.range(0, 4000).mapToObj(n -> n + "x".repeat(500)).toList()), lines.numbered(4000, 500));
        for (Map.Entry<String, String> way : Map.of("tunnel", secure(), "plain", "http://127.0.0.1:" + plainPort).entrySet()) {
            try (Output output = open(way.getValue(), way.getKey(), Map.of("proxy_url", proxy, "compression_level", 0))) {
                assertThat(deliver(output, large)).as(way.getKey()).isZero();
            }
            assertThat(server.count(way.getKey())).as(way.getKey()).isEqualTo(4500);
        }
        assertThat(logged("squid-access.log", "CONNECT 127.0.0.1:" + nginx.port(), 1)).isNotEmpty();
        assertThat(logged("squid-access.log", "POST http://127.0.0.1:" + plainPort + "/plain/_bulk", 2)).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void aProxyThatDoesNotKnowUsIsSaidSoWithoutThePassword() throws Exception {
        String proxy = "http://" + PROXY_USER + ":wrong-s3cret@127.0.0.1:" + squid.port();
        Map<String, String> said = Map.of(secure(), "authenticate with proxy", "http://127.0.0.1:" + plainPort, "407");
        for (String url : said.keySet()) {
            try (Output output = open(url, "unknown", Map.of("proxy_url", proxy))) {
                assertThat(output.send(lines.of("one"))).isInstanceOfSatisfying(Outcome.RetryLater.class, later ->
                        assertThat(later.reason()).contains(said.get(url)).doesNotContain("s3cret"));
            }
        }
    }
}
