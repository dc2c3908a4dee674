package dev.tailrace.core.setup;

import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Where the control page, metrics and health are served.
 *
 * @param host address to listen on
 * @param port 0: any free one
 * @param token that requests must carry; empty: none, which only the loopback address allows
 * @param names hosts that requests may name besides the loopback's and {@code host}
 * @param traffic whether parsed events are looked at for the page
 * @param tls certificate and key; empty: without TLS, which only the loopback address allows
 */
public record HttpConfig(boolean enabled, String host, int port, String token, List<String> names, boolean traffic, Optional<Tls> tls) {
    /**
     * Certificate and key.
     *
     * @param keystore a PKCS12 file
     * @param password of it
     */
    public record Tls(String keystore, String password) {
        @Override
        public String toString() {
            return "Tls[" + keystore + ']';
        }
    }

    private static final int LEAST_TOKEN = 16;

    static final Key<Boolean> ENABLED = Key.bool("enabled").or("true").doc("Serve status page, metrics and health.");
    static final Key<String> HOST = Key.string("host").or("127.0.0.1")
            .doc("Address to listen on. One that other machines reach needs a token and TLS.");
    static final Key<Integer> PORT = Key.integer("port", 0, 65535).or("5066").doc("Port to listen on; 0: any free one.");
    static final Key<String> TOKEN = Key.string("token").doc("What requests must carry: Authorization: Bearer TOKEN. 16 characters at least.");
    static final Key<List<String>> NAMES = Key.strings("allowed_hosts").or("[]")
            .doc("Names by which browsers may address it, besides localhost and host; requests to others are refused (DNS rebinding).");
    private static final Key<String> KEYSTORE = Key.string("keystore").required().doc("A PKCS12 file with certificate and key.");
    private static final Key<String> PASSWORD = Key.string("password").required().doc("The keystore's password, such as ${secret:HTTP_KEYSTORE}.");
    static final Key<Settings> SSL = Key.section("ssl", Section.of("ssl", KEYSTORE, PASSWORD)).doc("Serve with TLS.");
    static final Key<Boolean> TRAFFIC = Key.bool("traffic").or("true")
            .doc("Look at parsed events, so that the page can tell of requests, statuses, durations, clients and paths.");
    static final Section SECTION = Section.of("http", ENABLED, HOST, PORT, TOKEN, NAMES, TRAFFIC, SSL);

    static HttpConfig of(Settings settings) {
        String token = settings.has(TOKEN) ? settings.get(TOKEN) : "";
        Optional<Tls> tls = Optional.ofNullable(settings.get(SSL))
                .filter(Settings::isComplete)
                .map(ssl -> new Tls(ssl.get(KEYSTORE), ssl.get(PASSWORD)));
        HttpConfig config =
                new HttpConfig(settings.get(ENABLED), settings.get(HOST), settings.get(PORT), token, settings.get(NAMES), settings.get(TRAFFIC), tls);
        if (settings.has(TOKEN) && token.length() < LEAST_TOKEN) {
            settings.error(TOKEN, "token: expected " + LEAST_TOKEN + " characters at least");
        }
        if (config.enabled() && !config.isLoopback() && (token.isEmpty() || tls.isEmpty())) {
            settings.error(HOST, "host: " + settings.shown(HOST) + " can be reached from other machines: that needs http.token and http.ssl");
        }
        return config;
    }

    /** True if only this machine reaches it. A name other than localhost may lead anywhere. */
    public boolean isLoopback() {
        if (host.equals("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException name) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "HttpConfig[" + host + ':' + port + ']';
    }
}
