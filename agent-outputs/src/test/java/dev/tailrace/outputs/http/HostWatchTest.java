package dev.tailrace.outputs.http;

import static dev.tailrace.outputs.testing.ScriptedServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.output.Delivery;
import dev.tailrace.core.output.Receiver;
import dev.tailrace.outputs.hosts.Hosts;
import dev.tailrace.outputs.hosts.Policy;
import dev.tailrace.outputs.testing.ScriptedServer;
import dev.tailrace.outputs.tls.TlsOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.net.ServerSocketFactory;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checks between requests, and names that lead elsewhere; the test turns the rounds. */
class HostWatchTest {
    private static final Duration EVERY = Duration.ofSeconds(10);

    private static final class TurnedClock implements Clock {
        private long nanos = 1_000_000_000_000L;

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public long epochMillis() {
            return nanos / 1_000_000;
        }

        void pass(Duration time) {
            nanos += time.toNanos();
        }
    }

    private final TurnedClock clock = new TurnedClock();
    private ScriptedServer first;
    private ScriptedServer second;
    private Poster poster;

    @BeforeEach
    void start() throws IOException {
        first = new ScriptedServer().always(status(200, ""));
        second = new ScriptedServer().always(status(200, ""));
    }

    @AfterEach
    void stop() throws IOException {
        poster.close();
        first.close();
        second.close();
    }

    private void open(Dns dns, String... urls) throws IOException {
        HttpOptions options = new HttpOptions(Map.of(), null, null, Duration.ofSeconds(60), 0, TlsOptions.USUAL, EVERY);
        List<Hosts.Entry<HttpUrl>> entries = Stream.of(urls).map(url -> new Hosts.Entry<>(url, HttpUrl.get(url), 1)).toList();
        Hosts<HttpUrl> hosts = new Hosts<>(Policy.FAILOVER, entries, clock, new SplittableRandom(1));
        poster = new Poster(options, new Poster.Destination(hosts, MediaType.get("text/plain")), Delivery.IN_ORDER, dns, clock);
    }

    private List<String> breakers() {
        return poster.receivers().stream().map(Receiver::breaker).toList();
    }

    private Attempt ask() throws InterruptedException {
        return poster.ask(host -> new Request.Builder().url(host).get());
    }

    @Test
    void aStandbyThatFailsIsKnownBeforeARequestNeedsIt() throws Exception {
        second.always(status(503, ""));
        open(Dns.SYSTEM, first.url(), second.url());
        for (int round = 0; round < 2; round++) {
            clock.pass(EVERY);
            poster.watch().round();
        }
        assertThat(breakers()).containsExactly("closed", "open");
        assertThat(second.taken().method()).isEqualTo("HEAD");
        assertThat(ask()).isInstanceOf(Attempt.Answered.class);
    }

    @Test
    void aHostThatIsBackIsUsedAtOnce() throws Exception {
        first.always(status(503, ""));
        open(Dns.SYSTEM, first.url(), second.url());
        ask();
        ask();
        assertThat(breakers()).containsExactly("open", "closed");
        first.always(status(200, ""));
        poster.watch().round();
        assertThat(breakers()).as("only a request closes it").containsExactly("open", "closed");
        ask();
        assertThat(breakers()).containsExactly("closed", "closed");
    }

    @Test
    void hostsWithRequestsAreNotAsked() throws Exception {
        open(Dns.SYSTEM, first.url(), second.url());
        ask();
        first.taken();
        clock.pass(EVERY.minusSeconds(1));
        poster.watch().round();
        assertThat(first.waiting() + second.waiting()).isZero();
        clock.pass(Duration.ofSeconds(1));
        poster.watch().round();
        assertThat(second.taken().method()).isEqualTo("HEAD");
    }

    @Test
    void aServerThatKnowsNoHeadOrWantsCredentialsServes() throws Exception {
        first.always(status(405, ""));
        second.always(status(401, ""));
        open(Dns.SYSTEM, first.url(), second.url());
        for (int round = 0; round < 3; round++) {
            clock.pass(EVERY);
            poster.watch().round();
        }
        assertThat(breakers()).containsExactly("closed", "closed");
    }

    /** Two machines with the same port, and a name that moves from one to the other while the connection to the first still works. */
    @Test
    void aNameThatLeadsElsewhereIsFollowed() throws Exception {
        try (ScriptedServer before = onAddress("127.0.0.1", 0);
                ScriptedServer after = onAddress("127.0.0.2", before.socket().getLocalPort())) {
            String[] leads = {"127.0.0.1"};
            boolean[] answers = {true};
            Dns dns = name -> {
                if (!answers[0]) {
                    throw new UnknownHostException(name);
                }
                return List.of(InetAddress.getByName(leads[0]));
            };
            open(dns, "http://es.example:" + before.socket().getLocalPort());
            poster.watch().round();
            ask();
            ask();
            assertThat(before.waiting()).isEqualTo(2);
            assertThat(before.connections()).isEqualTo(1);

            answers[0] = false;
            poster.watch().round();
            ask();
            assertThat(before.connections()).as("a resolver that is away breaks nothing").isEqualTo(1);

            answers[0] = true;
            leads[0] = "127.0.0.2";
            poster.watch().round();
            ask();
            assertThat(after.waiting()).isEqualTo(1);
        }
    }

    private static ScriptedServer onAddress(String address, int port) throws IOException {
        ServerSocketFactory sockets = new ServerSocketFactory() {
            @Override
            public ServerSocket createServerSocket(int ignored) throws IOException {
                return createServerSocket(ignored, 50);
            }

            @Override
            public ServerSocket createServerSocket(int ignored, int backlog) throws IOException {
                return createServerSocket(ignored, backlog, null);
            }

            @Override
            public ServerSocket createServerSocket(int ignored, int backlog, InetAddress loopback) throws IOException {
                return new ServerSocket(port, backlog, InetAddress.getByName(address));
            }
        };
        return new ScriptedServer(sockets, "http").always(status(200, ""));
    }
}
