package dev.tailrace.outputs.http;

import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.output.Delivery;
import dev.tailrace.core.output.Receiver;
import dev.tailrace.outputs.hosts.Host;
import dev.tailrace.outputs.hosts.Hosts;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.Response;

/** Posts one request: to the host whose turn it is, and to another one at once if that one is away. */
public final class Poster {
    /**
     * Whom it posts to, and what.
     *
     * @param content of the bodies
     */
    public record Destination(Hosts<HttpUrl> hosts, MediaType content) {}

    /** Pause after an answer that only people can change: wrong key, missing right, wrong address; {@code backoff.max} if that is shorter. */
    private static final Duration SLOWLY = Duration.ofSeconds(30);
    /** Pause before a request with a new token. */
    private static final Duration AFTER_TOKEN = Duration.ofSeconds(1);

    private final CurrentClient client;
    private final HttpOptions options;
    private final Tokens tokens;
    private final Hosts<HttpUrl> hosts;
    private final PostHeaders headers;
    private final Duration slowly;
    private final Clock clock;
    private final HostWatch watch;
    private final Overdue overdue;
    private final Redaction redaction;

    /**
     * A poster whose hosts are looked after until it is closed.
     *
     * @param delivery how many requests there are at a time, and how long a pause may be
     * @throws IOException if a certificate or key cannot be read
     */
    public static Poster open(HttpOptions options, Destination to, Delivery delivery, Clock clock) throws IOException {
        Poster poster = new Poster(options, to, delivery, Dns.SYSTEM, clock);
        poster.watch.start(Thread::sleep);
        poster.overdue.start();
        return poster;
    }

    Poster(HttpOptions options, Destination to, Delivery delivery, Dns dns, Clock clock) throws IOException {
        this.client = new CurrentClient(options, delivery.maxInFlight(), dns, clock);
        this.options = options;
        this.tokens = options.oauth2() == null ? null : new Tokens(options.oauth2(), clock);
        this.hosts = to.hosts();
        this.headers = new PostHeaders(options, to.content(), hosts.all().stream().map(Host::target).toList());
        this.slowly = delivery.backoffMax().compareTo(SLOWLY) < 0 ? delivery.backoffMax() : SLOWLY;
        this.clock = clock;
        this.redaction = Redaction.of(options);
        this.overdue = new Overdue(options.timeout(), clock);
        this.watch = new HostWatch(client, hosts, new HostWatch.Manner(options.check(), dns));
    }

    /** What looks after the hosts. */
    HostWatch watch() {
        return watch;
    }

    /** @param key what a host is chosen by, where the policy goes by it */
    Attempt post(EventBody body, Dialect dialect, long key) throws InterruptedException {
        return exchange(key, new Exchange.Posting(body, dialect, headers));
    }

    /** Sends a request without events, such as one that puts a template. */
    Attempt ask(Function<HttpUrl, Request.Builder> request) throws InterruptedException {
        return exchange(0, new Exchange.Asking(request, options));
    }

    private Attempt exchange(long key, Exchange exchange) throws InterruptedException {
        String token = null;
        try {
            token = tokens == null ? null : tokens.get(client.get());
        } catch (IOException e) {
            interrupted();
            String reason = "no token from " + options.oauth2().tokenUrl().redact() + ": " + Failure.text(e, options.timeout());
            return redaction.apply(new Attempt.Failed(reason, Optional.empty(), 0), null);
        }
        Attempt attempt = redaction.apply(exchange(key, exchange, token), token);
        if (token != null && attempt instanceof Attempt.Failed failed && failed.status() == 401) {
            tokens.refused(token);
        }
        return attempt;
    }

    private static void interrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("while sending");
        }
    }

    private Attempt exchange(long key, Exchange exchange, String token) throws InterruptedException {
        Set<Host<HttpUrl>> tried = new HashSet<>();
        Attempt last = null;
        for (Host<HttpUrl> host = hosts.choose(key, tried); host != null; host = hosts.choose(key, tried)) {
            tried.add(host);
            long started = clock.nanos();
            boolean well;
            Overdue.Running running = overdue.begin(client.get().newCall(exchange.request(host.target(), token)));
            try (running; Response response = running.execute()) {
                well = Verdict.of(response.code()) != Verdict.ILL || response.code() == 429;
                last = read(response, host, exchange);
            } catch (IOException e) {
                well = false;
                if (Thread.interrupted()) {
                    hosts.abandoned(host);
                    throw new InterruptedException("while sending to " + host.name());
                }
                last = new Attempt.Failed(host.name() + ": " + Failure.text(running.why(e), options.timeout()), Optional.empty(), 0);
            }
            hosts.ended(host, well, clock.nanos() - started);
            if (well) {
                return last;
            }
        }
        return last;
    }

    private Attempt read(Response response, Host<HttpUrl> host, Exchange exchange) throws IOException {
        return switch (Verdict.of(response.code())) {
            case TAKEN -> new Attempt.Answered(exchange.read(response));
            case ILL -> {
                Optional<Duration> after = RetryAfter.read(response.header("Retry-After"), Instant.ofEpochMilli(clock.epochMillis()));
                yield new Attempt.Failed(said(response, host), after, response.code());
            }
            case CLOSED -> new Attempt.Failed(said(response, host), Optional.of(slowly(response)), response.code());
            case TOO_LARGE -> new Attempt.TooLarge(said(response, host));
            case REFUSED -> new Attempt.Refused(response.code(), said(response, host));
        };
    }

    private static String said(Response response, Host<HttpUrl> host) throws IOException {
        return ErrorText.of(response) + " from " + host.name();
    }

    /** A token that is refused is replaced by a new one, which may well be accepted. */
    private Duration slowly(Response response) {
        return tokens != null && response.code() == 401 ? AFTER_TOKEN : slowly;
    }

    List<Receiver> receivers() {
        return hosts.receivers();
    }

    void close() {
        watch.close();
        client.close();
        overdue.stop();
    }
}
