package dev.tailrace.outputs.elasticsearch;

import dev.tailrace.core.duty.Clock;
import dev.tailrace.outputs.hosts.Host;
import dev.tailrace.outputs.hosts.Hosts;
import dev.tailrace.outputs.http.ErrorText;
import dev.tailrace.outputs.http.Failure;
import dev.tailrace.outputs.http.HttpClients;
import dev.tailrace.outputs.http.HttpOptions;
import dev.tailrace.outputs.http.RetryAfter;
import dev.tailrace.outputs.http.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Sends bulk requests: to the host whose turn it is, and to another one at once if that one is away. */
final class BulkClient {
    /** Pause after an answer that only people can change: wrong key, missing right, wrong address. */
    private static final Duration SLOWLY = Duration.ofSeconds(30);

    private static final String FILTER = "errors,items.*.error,items.*.status";

    private final OkHttpClient http;
    private final HttpOptions options;
    private final Hosts<HttpUrl> hosts;
    private final String pipeline;
    private final Clock clock;

    BulkClient(OkHttpClient http, HttpOptions options, Hosts<HttpUrl> hosts, String pipeline, Clock clock) {
        this.http = http;
        this.options = options;
        this.hosts = hosts;
        this.pipeline = pipeline;
        this.clock = clock;
    }

    /**
     * Sends one request.
     *
     * @param index all its events go to, or null if the body names it
     * @param key what a host is chosen by, where the policy goes by it
     */
    Attempt send(BulkBody body, String index, long key) throws InterruptedException {
        Set<Host<HttpUrl>> tried = new HashSet<>();
        Attempt last = null;
        for (Host<HttpUrl> host = hosts.choose(key, tried); host != null; host = hosts.choose(key, tried)) {
            tried.add(host);
            long started = clock.nanos();
            boolean well = false;
            try (Response response = http.newCall(request(host.target(), index, body)).execute()) {
                well = Verdict.of(response.code()) != Verdict.ILL || response.code() == 429;
                last = read(response, host, body);
            } catch (IOException e) {
                well = false;
                if (Thread.interrupted()) {
                    hosts.abandoned(host);
                    throw new InterruptedException("while sending to " + host.name());
                }
                last = failed(host, Failure.text(e, options.timeout()));
            }
            hosts.ended(host, well, clock.nanos() - started);
            if (well) {
                return last;
            }
        }
        return last;
    }

    private Request request(HttpUrl base, String index, BulkBody body) {
        HttpUrl.Builder url = base.newBuilder();
        if (index != null) {
            url.addPathSegment(index);
        }
        url.addPathSegment("_bulk").addEncodedQueryParameter("filter_path", FILTER);
        if (!pipeline.isEmpty()) {
            url.addQueryParameter("pipeline", pipeline);
        }
        Request.Builder request = new Request.Builder().url(url.build()).post(body);
        options.headers().forEach(request::header);
        if (options.compressionLevel() > 0) {
            request.header("Content-Encoding", "gzip");
        }
        return request.build();
    }

    private Attempt read(Response response, Host<HttpUrl> host, BulkBody body) throws IOException {
        String from = " from " + host.name();
        return switch (Verdict.of(response.code())) {
            case TAKEN -> {
                if (response.code() != 200) {
                    throw new BulkReply.Unreadable("unexpected status " + response.code());
                }
                yield new Attempt.Answered(BulkReply.read(response.body().byteStream(), body.events()));
            }
            case ILL -> {
                Optional<Duration> after = RetryAfter.read(response.header("Retry-After"), Instant.ofEpochMilli(clock.epochMillis()));
                yield new Attempt.Failed(ErrorText.of(response) + from, after, response.code() == 429);
            }
            case CLOSED -> new Attempt.Failed(ErrorText.of(response) + from, Optional.of(SLOWLY), false);
            case TOO_LARGE -> new Attempt.TooLarge(ErrorText.of(response) + from);
            case REFUSED -> new Attempt.Refused(response.code(), ErrorText.of(response) + from);
        };
    }

    private static Attempt failed(Host<HttpUrl> host, String reason) {
        return new Attempt.Failed(host.name() + ": " + reason, Optional.empty(), false);
    }

    void close() {
        HttpClients.close(http);
    }
}
