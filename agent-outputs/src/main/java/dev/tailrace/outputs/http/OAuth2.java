package dev.tailrace.outputs.http;

import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import okhttp3.Credentials;
import okhttp3.HttpUrl;

/**
 * Client credentials (RFC 6749, 4.4) as the {@code oauth2:} section describes them.
 *
 * @param tokenUrl where tokens are had
 * @param clientId who the agent is there
 * @param clientSecret proves it
 * @param scopes to ask for; empty: what the server gives
 */
public record OAuth2(HttpUrl tokenUrl, String clientId, String clientSecret, List<String> scopes) {
    private static final Key<String> TOKEN_URL = Key.string("token_url").required().doc("Where tokens are had.");
    private static final Key<String> CLIENT_ID = Key.string("client_id").required().doc("Who the agent is there.");
    private static final Key<String> CLIENT_SECRET = Key.string("client_secret").required().doc("Proves it.");
    private static final Key<List<String>> SCOPES = Key.strings("scopes").or("[]").doc("Scopes to ask for.");

    static final Key<Settings> SECTION = Key.section(
                    "oauth2", Section.of("oauth2", TOKEN_URL, CLIENT_ID, CLIENT_SECRET, SCOPES))
            .doc("Tokens by client credentials, renewed before they expire.");

    /** What the user chose; null if there are mistakes, which then stand in the settings' problems. */
    static OAuth2 read(Settings oauth2) {
        if (!oauth2.has(TOKEN_URL) || !oauth2.has(CLIENT_ID) || !oauth2.has(CLIENT_SECRET)) {
            return null;
        }
        HttpUrl url = HttpUrl.Companion.parse(oauth2.get(TOKEN_URL));
        if (url == null) {
            oauth2.error(TOKEN_URL, "expected a URL such as https://login.example/oauth2/token");
            return null;
        }
        return new OAuth2(url, oauth2.get(CLIENT_ID), oauth2.get(CLIENT_SECRET), oauth2.get(SCOPES));
    }

    /** The header that proves it at the token server (RFC 6749, 2.3.1): id and secret are form-encoded before they are joined. */
    String authorization() {
        return Credentials.basic(encoded(clientId), encoded(clientSecret));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "OAuth2[tokenUrl=" + tokenUrl.redact() + ", clientId=" + clientId + ", scopes=" + scopes + ']';
    }
}
