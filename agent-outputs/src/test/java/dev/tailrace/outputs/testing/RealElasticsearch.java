package dev.tailrace.outputs.testing;

import dev.tailrace.outputs.tls.Tls;
import dev.tailrace.outputs.tls.TlsOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import okhttp3.Credentials;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real Elasticsearch or OpenSearch, as a process of its own, from Maven Central. Started once for a test class; can be killed and
 * started again on the same data and port. Where it cannot run, the test is skipped with the reason.
 */
public final class RealElasticsearch implements AutoCloseable {
    /** Which server. */
    public enum Version {
        ELASTICSEARCH_9("org.elasticsearch.distribution.integ-test-zip:elasticsearch:9.5.3:zip", "elasticsearch", "ES"),
        ELASTICSEARCH_8("org.elasticsearch.distribution.integ-test-zip:elasticsearch:8.19.21:zip", "elasticsearch", "ES"),
        OPENSEARCH_3("org.opensearch.distribution.integ-test-zip:opensearch:3.8.0:zip", "opensearch", "OPENSEARCH");

        private final String coordinates;
        private final String launcher;
        private final String prefix;

        /** For people: {@code elasticsearch 9.5.3}. */
        public String title() {
            String[] parts = coordinates.split(":");
            return parts[1] + ' ' + parts[2];
        }

        Version(String coordinates, String launcher, String prefix) {
            this.coordinates = coordinates;
            this.launcher = launcher;
            this.prefix = prefix;
        }
    }

    /**
     * Security switched on: TLS, users {@link #ADMIN} (everything) and {@link #WRITER} (may create documents in {@code allowed-*} only).
     *
     * @param made where the certificates are
     * @param authority who signed
     * @param node whose certificate the server shows
     */
    public record Security(Certificates made, String authority, String node) {}

    /** A user who may do everything; the password is {@link #PASSWORD}. */
    public static final String ADMIN = "boss";
    /** A user who may only create documents in {@code allowed-*}; the password is {@link #PASSWORD}. */
    public static final String WRITER = "writer";
    /** Of both. */
    public static final String PASSWORD = "tailrace-s3cret";

    private static final String PASSWORD_BCRYPT = "$2a$10$/SS//M1k9yQcIXMRwbRt2eZuSQ5GsUUGY5Jk82WPRh45aKleLM7U.";
    private static final JsonMapper JSON = new JsonMapper();
    private static final MediaType JSON_TYPE = MediaType.get("application/json");
    private static final long READY_WITHIN_MILLIS = 240_000;
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private final Version version;
    private final Path home;
    private final Path work;
    private final int port;
    private final List<String> settings;
    private final Security security;
    private final OkHttpClient http;
    private Process process;

    private RealElasticsearch(Version version, Path home, Path work, List<String> settings, Security security) throws IOException {
        this.version = version;
        this.home = home;
        this.work = work;
        this.port = freePort();
        this.settings = settings;
        this.security = security;
        OkHttpClient.Builder builder = new OkHttpClient.Builder().readTimeout(60, TimeUnit.SECONDS);
        if (security != null) {
            List<String> authorities = List.of(security.made().pem(security.authority()).toString());
            Tls tls = Tls.of(new TlsOptions(authorities, null, null, null, TlsOptions.Verification.FULL, List.of()));
            builder.sslSocketFactory(tls.context().getSocketFactory(), tls.trust());
        }
        this.http = builder.build();
    }

    /**
     * Starts one with a new, empty data directory.
     *
     * @param settings such as {@code http.max_content_length=4mb}
     */
    public static RealElasticsearch start(Version version, String... settings) throws IOException, InterruptedException {
        return start(version, null, settings);
    }

    /** Starts one with security, unless it is null. */
    public static RealElasticsearch start(Version version, Security security, String... settings) throws IOException, InterruptedException {
        Assumptions.assumeTrue(java.io.File.separatorChar == '/', "the servers are started on Linux only");
        if (ROOT) {
            boolean able = Files.isExecutable(Path.of("/usr/bin/setpriv"));
            Assumptions.assumeTrue(able, "a server refuses to run as root, and there is no setpriv");
        }
        Path home = unpack(version, MavenFile.fetch(version.coordinates));
        Path work = Files.createTempDirectory("tailrace-" + version.launcher + '-');
        RealElasticsearch server = new RealElasticsearch(version, home, work, List.of(settings), security);
        server.prepare();
        server.start();
        return server;
    }

    /** Its address, such as {@code http://127.0.0.1:9200}. */
    public String url() {
        return (security == null ? "http" : "https") + "://127.0.0.1:" + port;
    }

    /** The server may write into its work directory only: its options name log files beside the program. */
    private void prepare() throws IOException {
        copy(home.resolve("config"), work.resolve("config"));
        Path options = work.resolve("config/jvm.options");
        List<String> readable = Files.readAllLines(options).stream().filter(line -> !line.contains("logs/")).toList();
        Files.write(options, readable);
        if (security != null) {
            secure();
        }
        for (String name : List.of("data", "logs", "tmp")) {
            Files.createDirectory(work.resolve(name));
        }
        try (var all = Files.walk(work)) {
            for (Path path : all.toList()) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwxrwxrwx" : "rw-rw-rw-"));
            }
        }
    }

    private void secure() throws IOException {
        Path config = work.resolve("config");
        Certificates made = security.made();
        Files.copy(made.pem(security.authority()), config.resolve("ca.crt"));
        Files.copy(made.pem(security.node()), config.resolve("node.crt"));
        Files.copy(made.key(security.node()), config.resolve("node.key"));
        Files.writeString(config.resolve("users"), ADMIN + ':' + PASSWORD_BCRYPT + '\n' + WRITER + ':' + PASSWORD_BCRYPT + '\n');
        Files.writeString(config.resolve("users_roles"), "superuser:" + ADMIN + "\nwriting:" + WRITER + '\n');
        Files.writeString(
                config.resolve("roles.yml"),
                "writing:\n  indices:\n    - names: ['allowed-*']\n      privileges: ['create_doc', 'auto_configure']\n");
    }

    private static List<String> securitySettings() {
        return List.of(
                "xpack.security.enabled=true",
                "xpack.security.autoconfiguration.enabled=false",
                "xpack.security.transport.ssl.enabled=false",
                "xpack.security.http.ssl.enabled=true",
                "xpack.security.http.ssl.key=node.key",
                "xpack.security.http.ssl.certificate=node.crt",
                "xpack.security.http.ssl.certificate_authorities=ca.crt");
    }

    /** Starts it (again), on the data that is there, and waits until it serves. */
    public void start() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (ROOT) {
            command.addAll(List.of("/usr/bin/setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
        }
        command.add(home.resolve("bin").resolve(version.launcher).toString());
        List<String> all = new ArrayList<>(List.of(
                "path.data=" + work.resolve("data"),
                "path.logs=" + work.resolve("logs"),
                "http.port=" + port,
                "transport.port=" + freePort(),
                "discovery.type=single-node",
                "cluster.routing.allocation.disk.threshold_enabled=false"));
        if (security != null) {
            all.addAll(securitySettings());
        } else if (version != Version.OPENSEARCH_3) {
            all.add("xpack.security.enabled=false");
        }
        all.addAll(settings);
        all.forEach(setting -> command.add("-E" + setting));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(work.resolve("out.log").toFile()));
        Map<String, String> environment = builder.environment();
        environment.remove("JAVA_TOOL_OPTIONS");
        environment.put(version.prefix + "_JAVA_HOME", System.getProperty("java.home"));
        environment.put(version.prefix + "_PATH_CONF", work.resolve("config").toString());
        environment.put(version.prefix + "_TMPDIR", work.resolve("tmp").toString());
        environment.put(version.prefix + "_JAVA_OPTS", "-Xms512m -Xmx512m");
        process = builder.start();
        awaitReady();
    }

    private void awaitReady() throws IOException, InterruptedException {
        long deadline = System.currentTimeMillis() + READY_WITHIN_MILLIS;
        while (System.currentTimeMillis() < deadline) {
            if (!process.isAlive()) {
                throw new IOException("the server ended at once: " + lastWords());
            }
            try {
                JsonNode health = request("GET", "/_cluster/health?wait_for_status=yellow&timeout=5s", null);
                if (!health.path("timed_out").asBoolean(true)) {
                    return;
                }
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
            Thread.sleep(100);
        }
        throw new IOException("the server is not ready: " + lastWords());
    }

    private String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(work.resolve("out.log"));
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    /** {@code kill -9} of launcher and server. */
    public void kill() throws InterruptedException {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        process.waitFor();
        for (ProcessHandle each : all) {
            while (each.isAlive()) {
                Thread.sleep(20);
            }
        }
    }

    /** True unless it was killed, or ended by itself. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Asks it something; the answer's JSON, whatever its status. */
    public JsonNode request(String method, String path, String body) throws IOException {
        boolean bodiless = body == null && method.equals("GET");
        RequestBody content = bodiless ? null : RequestBody.create(body == null ? "" : body, JSON_TYPE);
        Request.Builder request = new Request.Builder().url(url() + path).method(method, content);
        if (security != null) {
            request.header("Authorization", Credentials.basic(ADMIN, PASSWORD));
        }
        try (Response response = http.newCall(request.build()).execute()) {
            return JSON.readTree(response.body().string());
        }
    }

    /** How many documents an index (or pattern) has, as a search sees them after a refresh. */
    public long count(String index) throws IOException {
        request("POST", '/' + index + "/_refresh", null);
        return request("GET", '/' + index + "/_count", null).path("count").asLong(-1);
    }

    /** Up to 10,000 documents of an index. */
    public List<JsonNode> documents(String index) throws IOException {
        request("POST", '/' + index + "/_refresh", null);
        JsonNode answer = request("GET", '/' + index + "/_search?size=10000", null);
        List<JsonNode> documents = new ArrayList<>();
        answer.at("/hits/hits").forEach(documents::add);
        return documents;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        kill();
        http.connectionPool().evictAll();
        http.dispatcher().executorService().shutdown();
        delete(work);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Unpacks it once, where any user can read it. */
    private static Path unpack(Version version, Path zip) throws IOException {
        String name = zip.getFileName().toString().replace(".zip", "");
        Path servers = Path.of(System.getProperty("java.io.tmpdir"), "tailrace-servers-" + System.getProperty("user.name"));
        Path home = servers.resolve(name);
        if (Files.exists(home)) {
            return home;
        }
        Files.createDirectories(servers);
        Path fresh = Files.createTempDirectory(servers, name + '-');
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                extract(in, entry, fresh);
            }
        }
        try (var all = Files.walk(fresh)) {
            for (Path path : all.toList()) {
                boolean runs = Files.isDirectory(path) || path.getParent().endsWith("bin") || path.toString().contains("/bin/");
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
        Files.setPosixFilePermissions(servers, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path content;
        try (var inside = Files.list(fresh)) {
            content = inside.findFirst().orElseThrow();
        }
        Files.move(content, home, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(fresh);
        return home;
    }

    private static void extract(InputStream in, ZipEntry entry, Path into) throws IOException {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
            throw new IOException("the archive wants to write outside its directory: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else {
            Files.createDirectories(target.getParent());
            Files.copy(in, target);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    private static void delete(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException thrown) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
