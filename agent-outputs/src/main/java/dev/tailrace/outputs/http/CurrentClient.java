package dev.tailrace.outputs.http;

import dev.tailrace.core.duty.Clock;
import java.io.IOException;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The client of an output, made anew when certificate or key files have changed: certificates are renewed while the agent runs.
 * Thread-safe.
 */
final class CurrentClient {
    private static final Logger LOG = LoggerFactory.getLogger(CurrentClient.class);
    private static final long LOOK_EVERY = 10_000_000_000L;

    private final HttpOptions options;
    private final int connections;
    private final Dns dns;
    private final Clock clock;
    private OkHttpClient client;
    private String stamp;
    private long looked;
    private String lastTrouble = "";

    /** @throws IOException if a certificate or key cannot be read */
    CurrentClient(HttpOptions options, int connections, Dns dns, Clock clock) throws IOException {
        this.options = options;
        this.connections = connections;
        this.dns = dns;
        this.clock = clock;
        this.stamp = stamp();
        this.client = HttpClients.open(options, connections, dns);
        this.looked = clock.nanos();
    }

    /** The client for the next request. */
    synchronized OkHttpClient get() {
        long now = clock.nanos();
        if (now - looked >= LOOK_EVERY) {
            looked = now;
            look();
        }
        return client;
    }

    private String stamp() throws IOException {
        return options.tls() == null ? "" : options.tls().stamp();
    }

    private void look() {
        try {
            String found = stamp();
            if (!found.equals(stamp)) {
                stamp = found;
                OkHttpClient renewed = HttpClients.open(options, connections, dns);
                client.connectionPool().evictAll();
                client = renewed;
                LOG.info("ssl: certificate files have changed and are read again");
            }
            lastTrouble = "";
        } catch (IOException e) {
            if (!lastTrouble.equals(e.getMessage())) {
                lastTrouble = e.getMessage();
                LOG.warn("ssl: certificate files have changed but cannot be used, those read before stay: {}", lastTrouble);
            }
        }
    }

    /** From now on requests go over new connections; those under way end on theirs. */
    synchronized void reconnect() {
        OkHttpClient renewed = client.newBuilder().connectionPool(HttpClients.pool(connections)).build();
        client.connectionPool().evictAll();
        client = renewed;
    }

    synchronized void close() {
        HttpClients.close(client);
    }
}
