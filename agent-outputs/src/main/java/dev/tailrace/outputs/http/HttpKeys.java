package dev.tailrace.outputs.http;

import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.outputs.tls.TlsKeys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/** The settings that all outputs over HTTP share. */
public final class HttpKeys {
    private static final Key<String> API_KEY = Key.string("api_key").doc("API key, as id:key or already encoded.");
    private static final Key<String> USERNAME = Key.string("username").doc("User for basic authentication.");
    private static final Key<String> PASSWORD = Key.string("password").doc("Password for basic authentication.");
    private static final Key<String> BEARER = Key.string("bearer_token").doc("Token for bearer authentication.");
    private static final Key<Map<String, String>> HEADERS = Key.stringMap("headers").doc("Headers sent with every request.");
    private static final Key<String> PROXY_URL = Key.string("proxy_url").doc("HTTP proxy, such as http://proxy:3128.");
    private static final Key<Duration> TIMEOUT = Key.duration("timeout").or("90s").doc("Time for a whole request.");

    private final Key<Integer> compressionLevel;
    private final Key<Duration> healthCheck;

    /**
     * Defaults, unless the user says otherwise.
     *
     * @param compressionLevel of gzip
     * @param healthCheck time between checks
     */
    public HttpKeys(int compressionLevel, String healthCheck) {
        this.healthCheck = Key.duration("health_check")
                .or(healthCheck)
                .doc("With several hosts: how often those without requests are asked (HEAD) whether they serve; 0s: never.");
        this.compressionLevel = Key.integer("compression_level", 0, 9)
                .or(Integer.toString(compressionLevel))
                .doc("gzip level, 1 (quick) to 9 (small); 0: not compressed.");
    }

    /** The section with these keys as well. */
    public Section addTo(Section section) {
        return section.with(
                API_KEY, USERNAME, PASSWORD, BEARER, OAuth2.SECTION, HEADERS, PROXY_URL, TIMEOUT, compressionLevel, healthCheck, TlsKeys.SSL);
    }

    /** What the user chose. */
    public HttpOptions read(Settings settings) {
        String proxy = settings.has(PROXY_URL) && !settings.get(PROXY_URL).isBlank() ? settings.get(PROXY_URL) : null;
        if (proxy != null && HttpUrl.Companion.parse(proxy) == null) {
            settings.error(PROXY_URL, "expected a URL such as http://proxy:3128");
        }
        if (settings.get(TIMEOUT).isZero()) {
            settings.error(TIMEOUT, "a request needs some time");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        String authorization = authorization(settings);
        if (authorization != null) {
            headers.put("Authorization", authorization);
        }
        if (settings.has(HEADERS)) {
            settings.get(HEADERS).forEach((name, value) -> {
                if (isHeader(name, value)) {
                    headers.put(name, value);
                } else {
                    settings.error(HEADERS, "header '" + name + "': name or value has characters that a header cannot hold");
                }
            });
        }
        OAuth2 oauth2 = settings.has(OAuth2.SECTION) ? OAuth2.read(settings.get(OAuth2.SECTION)) : null;
        return new HttpOptions(
                headers,
                oauth2,
                proxy,
                settings.get(TIMEOUT),
                settings.get(compressionLevel),
                TlsKeys.read(settings),
                settings.get(healthCheck));
    }

    private static String authorization(Settings settings) {
        List<Key<?>> given = Stream.<Key<?>>of(API_KEY, USERNAME, BEARER, OAuth2.SECTION).filter(settings::has).toList();
        if (given.size() > 1) {
            settings.error(given.get(1), "only one of api_key, username, bearer_token and oauth2 can be used");
        }
        if (settings.has(PASSWORD) && !settings.has(USERNAME)) {
            settings.error(PASSWORD, "'password' without 'username'");
        }
        if (settings.has(API_KEY)) {
            String key = settings.get(API_KEY).strip();
            return "ApiKey " + (key.indexOf(':') < 0 ? key : encode(key));
        }
        if (settings.has(USERNAME)) {
            String password = settings.has(PASSWORD) ? settings.get(PASSWORD) : "";
            return "Basic " + encode(settings.get(USERNAME) + ':' + password);
        }
        return settings.has(BEARER) ? "Bearer " + settings.get(BEARER).strip() : null;
    }

    private static String encode(String credentials) {
        return Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isHeader(String name, String value) {
        boolean goodName = !name.isEmpty() && name.chars().allMatch(c -> c > ' ' && c < 0x7F && c != ':');
        return goodName && value.chars().allMatch(c -> c == '\t' || c >= ' ' && c < 0x7F);
    }
}
