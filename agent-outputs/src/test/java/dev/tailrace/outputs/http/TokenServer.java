package dev.tailrace.outputs.http;

import dev.tailrace.outputs.testing.ScriptedServer;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * A token server that takes RFC 6749 at its word (2.3.1 client password, 3.2 token endpoint, 4.4 client credentials, 5.1 and 5.2 answers),
 * and beside it a resource that takes its tokens alone, and only while they are good (RFC 6750).
 */
final class TokenServer implements AutoCloseable {
    static final String ID = "agent one/ü";
    static final String SECRET = "cl1ent:s3cret%+ &";
    static final List<String> SCOPES = List.of("logs.write", "logs.create");

    private final ScriptedServer server;
    private final LongSupplier seconds;
    private final int lifeSeconds;
    private final Map<String, Long> goodUntil = new ConcurrentHashMap<>();
    private final AtomicInteger issued = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();

    /** @param seconds its clock */
    TokenServer(LongSupplier seconds, int lifeSeconds) throws IOException {
        this.seconds = seconds;
        this.lifeSeconds = lifeSeconds;
        this.server = new ScriptedServer().always((request, socket) -> answer(request).play(request, socket));
    }

    private ScriptedServer.Answer answer(ScriptedServer.Request request) {
        return switch (request.path()) {
            case "/token" -> token(request);
            case "/logs" -> resource(request);
            default -> ScriptedServer.status(404, "");
        };
    }

    String tokenUrl() {
        return url("/token");
    }

    String resourceUrl() {
        return url("/logs");
    }

    private String url(String path) {
        return server.url() + path;
    }

    int issued() {
        return issued.get();
    }

    int taken() {
        return taken.get();
    }

    /** Every token is worth nothing from now on. */
    void revokeAll() {
        goodUntil.clear();
    }

    private ScriptedServer.Answer token(ScriptedServer.Request request) {
        String type = request.headers().get("content-type");
        boolean asked = request.method().equals("POST") && type != null && type.startsWith("application/x-www-form-urlencoded");
        Map<String, String> form = new HashMap<>();
        for (String pair : request.body().split("&")) {
            String[] sides = pair.split("=", 2);
            if (sides.length < 2 || form.put(decoded(sides[0]), decoded(sides[1])) != null) {
                return refusal(400, "invalid_request");
            }
        }
        if (!asked || form.containsKey("client_secret")) {
            return refusal(400, "invalid_request");
        }
        if (!isClient(request.headers().get("authorization"))) {
            return refusal(401, "invalid_client");
        }
        if (!"client_credentials".equals(form.get("grant_type"))) {
            return refusal(400, "unsupported_grant_type");
        }
        if (!List.of(form.getOrDefault("scope", "").split(" ")).equals(SCOPES)) {
            return refusal(400, "invalid_scope");
        }
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String token = "t0ken-" + HexFormat.of().formatHex(random);
        goodUntil.put(token, seconds.getAsLong() + lifeSeconds);
        issued.incrementAndGet();
        String body = "{\"access_token\":\"" + token + "\",\"token_type\":\"bearer\",\"expires_in\":" + lifeSeconds + "}";
        return ScriptedServer.status(200, body, "Cache-Control: no-store");
    }

    private static boolean isClient(String authorization) {
        if (authorization == null || !authorization.startsWith("Basic ")) {
            return false;
        }
        String both = new String(Base64.getDecoder().decode(authorization.substring(6)), StandardCharsets.UTF_8);
        int colon = both.indexOf(':');
        return colon > 0 && decoded(both.substring(0, colon)).equals(ID) && decoded(both.substring(colon + 1)).equals(SECRET);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static ScriptedServer.Answer refusal(int status, String error) {
        return ScriptedServer.status(status, "{\"error\":\"" + error + "\"}", "WWW-Authenticate: Basic");
    }

    private ScriptedServer.Answer resource(ScriptedServer.Request request) {
        String authorization = request.headers().get("authorization");
        String token = authorization != null && authorization.startsWith("Bearer ") ? authorization.substring(7) : "";
        if (goodUntil.getOrDefault(token, Long.MIN_VALUE) <= seconds.getAsLong()) {
            return ScriptedServer.status(401, "", "WWW-Authenticate: Bearer error=\"invalid_token\"");
        }
        taken.incrementAndGet();
        return ScriptedServer.status(200, "{}");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
