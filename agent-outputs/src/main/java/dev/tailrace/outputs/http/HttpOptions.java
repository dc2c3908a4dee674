package dev.tailrace.outputs.http;

import dev.tailrace.outputs.tls.TlsOptions;
import java.time.Duration;
import java.util.Map;

/**
 * How to reach a server over HTTP.
 *
 * @param headers sent with every request, credentials included
 * @param oauth2 where a bearer token is had; null: none is needed
 * @param proxyUrl null: none
 * @param timeout of a whole request
 * @param compressionLevel of gzip, 1 to 9; 0: none
 * @param tls for https
 * @param check how often hosts that have not been heard of are asked; zero: never
 */
public record HttpOptions(
        Map<String, String> headers, OAuth2 oauth2, String proxyUrl, Duration timeout, int compressionLevel, TlsOptions tls, Duration check) {
    /** Without the headers, which may hold credentials. */
    @Override
    public String toString() {
        return "HttpOptions[timeout=" + timeout + ", compressionLevel=" + compressionLevel + ']';
    }
}
