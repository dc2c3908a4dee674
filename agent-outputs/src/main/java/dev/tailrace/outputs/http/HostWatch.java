package dev.tailrace.outputs.http;

import dev.tailrace.outputs.hosts.Host;
import dev.tailrace.outputs.hosts.Hosts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after an output's hosts between requests: asks those that have not been heard of whether they serve, and notices names that lead
 * elsewhere now. One thread of its own, which {@link #close} ends.
 */
final class HostWatch implements AutoCloseable {
    /**
     * What is looked after, and how.
     *
     * @param every between two rounds; zero: hosts are not asked
     * @param dns leads from names to addresses
     */
    record Manner(Duration every, Dns dns) {}

    /** How it waits: a port, so that tests do not. */
    interface Pause {
        void of(Duration duration) throws InterruptedException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(HostWatch.class);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final Duration NAMES_EVERY = Duration.ofSeconds(30);

    private final CurrentClient client;
    private final Hosts<HttpUrl> hosts;
    private final Manner manner;
    private final Map<String, Set<InetAddress>> addresses = new HashMap<>();
    private Thread thread;

    HostWatch(CurrentClient client, Hosts<HttpUrl> hosts, Manner manner) {
        this.client = client;
        this.hosts = hosts;
        this.manner = manner;
    }

    HostWatch start(Pause pause) {
        Duration every = isAsking() ? manner.every() : NAMES_EVERY;
        thread = Thread.ofPlatform().daemon(true).name("host-watch").start(() -> {
            try {
                while (true) {
                    pause.of(every);
                    round();
                }
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
        return this;
    }

    /** One look at everything. */
    void round() {
        resolve();
        if (isAsking()) {
            for (Host<HttpUrl> host : hosts.unheardOf(manner.every().toNanos())) {
                hosts.checked(host, serves(host));
            }
        }
    }

    /** Whether hosts are asked at all: of one that is alone nothing follows. */
    private boolean isAsking() {
        return !manner.every().isZero() && hosts.size() > 1;
    }

    /** Any answer but 5xx says so: a server may want credentials, or know no HEAD. */
    private boolean serves(Host<HttpUrl> host) {
        OkHttpClient http = client.get().newBuilder().callTimeout(ANSWER_WITHIN).build();
        Request check = new Request.Builder().url(host.target()).header("User-Agent", HttpOptions.AGENT).head().build();
        try (Response response = http.newCall(check).execute()) {
            LOG.debug("{}: check answered {}", host.name(), response.code());
            return response.code() < 500;
        } catch (IOException e) {
            LOG.debug("{}: check failed: {}", host.name(), e.toString());
            return false;
        }
    }

    /** Connections that are kept to where a name led once would keep us there; without them the next request asks anew. */
    private void resolve() {
        for (Host<HttpUrl> host : hosts.all()) {
            String name = host.target().host();
            try {
                Set<InetAddress> found = new HashSet<>(manner.dns().lookup(name));
                Set<InetAddress> before = addresses.put(name, found);
                if (before != null && !before.equals(found)) {
                    LOG.info("{}: the name leads to {} now", host.name(), found);
                    client.reconnect();
                }
            } catch (UnknownHostException e) {
                LOG.debug("{}: cannot be resolved at the moment, connections stay", name);
            }
        }
    }

    @Override
    public void close() {
        if (thread != null) {
            thread.interrupt();
        }
    }
}
