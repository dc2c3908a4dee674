package dev.tailrace.outputs.http;

import java.io.IOException;
import java.util.function.Function;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/** One kind of request: where it goes, and what an answer to it means. */
sealed interface Exchange {
    /** For this host, without the headers that all requests have. */
    Request.Builder request(HttpUrl host);

    /** Reads an answer with a status from 200 to 299. */
    Reply read(Response response) throws IOException;

    /** Events. */
    record Posting(EventBody body, Dialect dialect, boolean compressed) implements Exchange {
        @Override
        public Request.Builder request(HttpUrl host) {
            Request.Builder request = dialect.request(host, body).post(body);
            return compressed ? request.header("Content-Encoding", "gzip") : request;
        }

        @Override
        public Reply read(Response response) throws IOException {
            return dialect.read(response, body.events());
        }
    }

    /** Something else, of whose answer only the status matters. */
    record Asking(Function<HttpUrl, Request.Builder> asked) implements Exchange {
        @Override
        public Request.Builder request(HttpUrl host) {
            return asked.apply(host);
        }

        @Override
        public Reply read(Response response) {
            return Reply.ALL_WELL;
        }
    }
}
