package dev.tailrace.outputs.http;

import dev.tailrace.core.duty.Clock;
import java.io.IOException;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Has a token that is good for some time yet, and gets a new one before it expires or when it was refused. Thread-safe. */
final class Tokens {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long SECOND = 1_000_000_000L;
    /** For how long a token counts whose server does not say. */
    private static final long UNSAID = 300;
    /** A token is renewed this long before it expires, or in the last tenth of its life if that is shorter. */
    private static final long AHEAD = 60;

    private final OAuth2 options;
    private final Clock clock;
    private String token;
    private long renewAt;

    Tokens(OAuth2 options, Clock clock) {
        this.options = options;
        this.clock = clock;
    }

    /**
     * A token for the next request.
     *
     * @throws IOException if there is none and none can be had; the message holds no secret
     */
    synchronized String get(OkHttpClient http) throws IOException {
        if (token == null || clock.nanos() - renewAt >= 0) {
            renew(http);
        }
        return token;
    }

    /** A server did not accept this one. */
    synchronized void refused(String refused) {
        if (refused.equals(token)) {
            token = null;
        }
    }

    private void renew(OkHttpClient http) throws IOException {
        FormBody.Builder form = new FormBody.Builder().add("grant_type", "client_credentials");
        if (!options.scopes().isEmpty()) {
            form.add("scope", String.join(" ", options.scopes()));
        }
        Request request = new Request.Builder()
                .url(options.tokenUrl())
                .header("Authorization", options.authorization())
                .header("Accept", "application/json")
                .header("User-Agent", HttpOptions.AGENT)
                .post(form.build())
                .build();
        try (Response response = http.newCall(request).execute()) {
            if (response.code() != 200) {
                throw new IOException(ErrorText.of(response));
            }
            JsonNode answer = JSON.readTree(response.body().string());
            String found = answer.path("access_token").asString("");
            if (found.isEmpty()) {
                throw new IOException("the answer holds no access_token");
            }
            long seconds = Math.max(1, answer.path("expires_in").asLong(UNSAID));
            token = found;
            renewAt = clock.nanos() + Math.max(seconds * 9 / 10, seconds - AHEAD) * SECOND;
        } catch (JacksonException e) {
            throw new IOException("the answer is not JSON", e);
        }
    }
}
