package dev.tailrace.outputs.http;

import java.util.HashMap;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;

/**
 * The headers of requests with events. What is the same in all of a host's is made once, those included that the client would give each
 * request anew: a request's own work stays interpreted for long. Thread-safe.
 */
final class PostHeaders {
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final Map<HttpUrl, Headers> ofHosts = new HashMap<>();

    /** @param content of the bodies */
    PostHeaders(HttpOptions options, MediaType content, Iterable<HttpUrl> hosts) {
        for (HttpUrl host : hosts) {
            Headers.Builder headers = new Headers.Builder()
                    .set("Host", name(host))
                    .set("Connection", "Keep-Alive")
                    .set("User-Agent", HttpOptions.AGENT);
            if (options.compressionLevel() > 0) {
                headers.set("Content-Encoding", "gzip");
            }
            options.headers().forEach(headers::set);
            ofHosts.put(host, headers.set("Content-Type", content.toString()).build());
        }
    }

    /** RFC 9110, 7.2: without the port that the scheme has anyway. */
    private static String name(HttpUrl host) {
        String name = HostUrls.bracketed(host.host());
        return host.port() == HttpUrl.Companion.defaultPort(host.scheme()) ? name : name + ':' + host.port();
    }

    /** @param key of the body, which gives way to one of the user's; null: none */
    Headers of(HttpUrl host, String key) {
        Headers headers = ofHosts.get(host);
        return key == null || headers.get(IDEMPOTENCY_KEY) != null ? headers : headers.newBuilder().set(IDEMPOTENCY_KEY, key).build();
    }
}
