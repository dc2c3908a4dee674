package dev.tailrace.outputs.http;

import dev.tailrace.outputs.testing.MavenClasspath;
import dev.tailrace.outputs.testing.ScriptedServer;
import dev.tailrace.outputs.testing.ServerProcess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Spring Authorization Server as a process, and beside it a resource that asks it about each token that comes (RFC 7662). */
final class AuthorizationServer implements AutoCloseable {
    /**
     * Who may have tokens.
     *
     * @param seconds that each is good for
     */
    record Client(String id, String secret, int seconds) {}

    /** With all that must be encoded twice on its way. */
    static final Client LASTING = new Client("agent one/1:2", "cl1ent:s3cret%+ &", 600);

    static final Client BRIEF = new Client("brief", "other-s3cret", 3);
    /** What both may ask for. */
    static final String SCOPE = "logs.write";

    private static final String CLIENTS = "--spring.security.oauth2.authorizationserver.client.";

    private final OkHttpClient http = new OkHttpClient.Builder().readTimeout(Duration.ofMinutes(1)).build();
    private final ServerProcess process;
    private final ScriptedServer resource;
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();

    private AuthorizationServer(ServerProcess process) throws IOException {
        this.process = process;
        this.resource = new ScriptedServer().always((request, socket) -> answer(request).play(request, socket));
    }

    /** Starts it; the test is skipped, with the reason, if Maven cannot fetch it. */
    static AuthorizationServer start(Path folder) throws IOException, InterruptedException {
        Path source = copy("AuthorizationServer.java", folder);
        String classes = MavenClasspath.of(copy("pom.xml", folder));
        int port = ServerProcess.freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classes, source.toString(),
                "--server.address=127.0.0.1", "--server.port=" + port, "--spring.main.banner-mode=off"));
        command.addAll(client("lasting", LASTING));
        command.addAll(client("brief", BRIEF));
        return new AuthorizationServer(ServerProcess.start(folder.resolve("server.log"), port, command.toArray(String[]::new)));
    }

    private static Path copy(String name, Path folder) throws IOException {
        try (InputStream in = AuthorizationServer.class.getResourceAsStream("/oauth2/" + name)) {
            Path file = folder.resolve(name);
            Files.copy(in, file);
            return file;
        }
    }

    private static List<String> client(String key, Client client) {
        String registration = CLIENTS + key + ".registration.";
        return List.of(
                registration + "client-id=" + client.id(),
                registration + "client-secret={noop}" + client.secret(),
                registration + "client-authentication-methods=client_secret_basic",
                registration + "authorization-grant-types=client_credentials",
                registration + "scopes=" + SCOPE,
                CLIENTS + key + ".token.access-token-format=reference",
                CLIENTS + key + ".token.access-token-time-to-live=" + client.seconds() + "s");
    }

    String tokenUrl() {
        return url("/oauth2/token");
    }

    private String url(String path) {
        return "http://127.0.0.1:" + process.port() + path;
    }

    String resourceUrl() {
        return resource.url() + "/logs";
    }

    /** The good tokens that requests have come with. */
    Set<String> tokens() {
        return tokens;
    }

    boolean isGood(String token) throws IOException {
        JsonNode answer = JsonMapper.shared().readTree(ask("/oauth2/introspect", token));
        return answer.path("active").asBoolean() && answer.path("scope").asString("").equals(SCOPE);
    }

    void revoke(String token) throws IOException {
        ask("/oauth2/revoke", token);
    }

    private String ask(String path, String token) throws IOException {
        OAuth2 client = new OAuth2(HttpUrl.get(tokenUrl()), LASTING.id(), LASTING.secret(), List.of());
        Request request = new Request.Builder()
                .url(url(path))
                .header("Authorization", client.authorization())
                .post(new FormBody.Builder().add("token", token).build())
                .build();
        try (Response response = http.newCall(request).execute()) {
            String body = response.body().string();
            if (response.code() != 200) {
                throw new IOException(path + " was answered " + response.code() + ' ' + body);
            }
            return body;
        }
    }

    private ScriptedServer.Answer answer(ScriptedServer.Request request) throws IOException {
        String authorization = request.headers().getOrDefault("authorization", "");
        String token = authorization.startsWith("Bearer ") ? authorization.substring("Bearer ".length()) : "";
        if (!isGood(token)) {
            return ScriptedServer.status(401, "", "WWW-Authenticate: Bearer error=\"invalid_token\"");
        }
        tokens.add(token);
        return ScriptedServer.status(200, "{}");
    }

    /** Waits until a token has expired. */
    void awaitEnd(String token) throws IOException, InterruptedException {
        while (isGood(token)) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        resource.close();
        process.close();
        http.connectionPool().evictAll();
        http.dispatcher().executorService().shutdown();
    }
}
