package dev.tailrace.outputs.http;

import java.io.IOException;
import java.util.function.Function;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/** One kind of request: where it goes, and what an answer to it means. */
sealed interface Exchange {
    /**
     * For this host.
     *
     * @param token to bear; null: none is needed
     */
    Request request(HttpUrl host, String token);

    /** Reads an answer with a status from 200 to 299. */
    Reply read(Response response) throws IOException;

    /** Events. */
    record Posting(EventBody body, Dialect dialect, PostHeaders headers) implements Exchange {
        @Override
        public Request request(HttpUrl host, String token) {
            Request.Builder request = new Request.Builder()
                    .url(dialect.url(host))
                    .headers(headers.of(host, dialect.idempotencyKey(body)))
                    .post(body);
            return HttpOptions.bearing(request, token);
        }

        @Override
        public Reply read(Response response) throws IOException {
            return dialect.read(response, body.events());
        }
    }

    /** Something else, of whose answer only the status matters. */
    record Asking(Function<HttpUrl, Request.Builder> asked, HttpOptions options) implements Exchange {
        @Override
        public Request request(HttpUrl host, String token) {
            return options.complete(asked.apply(host), token);
        }

        @Override
        public Reply read(Response response) {
            return Reply.ALL_WELL;
        }
    }
}
