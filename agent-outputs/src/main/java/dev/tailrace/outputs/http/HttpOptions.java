package dev.tailrace.outputs.http;

import dev.tailrace.outputs.tls.TlsOptions;
import java.time.Duration;
import java.util.Map;
import okhttp3.Request;

/**
 * How to reach a server over HTTP.
 *
 * @param headers sent with every request, credentials included
 * @param oauth2 where a bearer token is had; null: none is needed
 * @param proxyUrl null: none
 * @param timeout of a whole request
 * @param compressionLevel of gzip, 1 to 9; 0: none
 * @param tls for https; null: nothing is encrypted
 * @param check how often hosts that have not been heard of are asked; zero: never
 */
public record HttpOptions(
        Map<String, String> headers, OAuth2 oauth2, String proxyUrl, Duration timeout, int compressionLevel, TlsOptions tls, Duration check) {
    /** What the agent calls itself. */
    static final String AGENT = "tailrace";

    /**
     * What these hosts need: without TLS if none of them, nor what gives tokens, is spoken to with it, and nothing was said of it. Reading all
     * the authorities that the runtime trusts is a good part of a start.
     */
    public HttpOptions to(HostUrls hosts) {
        boolean plain = !hosts.encrypted() && oauth2 == null && TlsOptions.USUAL.equals(tls);
        return plain ? new HttpOptions(headers, oauth2, proxyUrl, timeout, compressionLevel, null, check) : this;
    }

    /**
     * A request with what all requests to these servers have.
     *
     * @param token to bear; null: none is needed
     */
    Request complete(Request.Builder request, String token) {
        request.header("User-Agent", AGENT);
        headers.forEach(request::header);
        return bearing(request, token);
    }

    /** A request that is complete but for the token; null: none is needed. */
    static Request bearing(Request.Builder request, String token) {
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.build();
    }

    /** Without the headers, which may hold credentials. */
    @Override
    public String toString() {
        return "HttpOptions[timeout=" + timeout + ", compressionLevel=" + compressionLevel + ']';
    }
}
