package dev.tailrace.outputs.elasticsearch;

import dev.tailrace.outputs.http.Dialect;
import dev.tailrace.outputs.http.EventBody;
import dev.tailrace.outputs.http.Framing;
import dev.tailrace.outputs.http.Reply;
import dev.tailrace.outputs.http.UnreadableAnswer;
import java.io.IOException;
import java.util.BitSet;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The bulk requests of one shipment.
 *
 * @param slot encodes
 * @param index all events go to, or null if the body names it for each
 * @param destination of the output
 */
record Bulk(BulkSlot slot, String index, Destination destination) implements Dialect {
    /**
     * Where an output's events go.
     *
     * @param naming of their indices
     * @param pipeline they go through; empty: none
     */
    record Destination(IndexNaming naming, String pipeline) {}

    private static final MediaType NDJSON = MediaType.get("application/x-ndjson");
    private static final String FILTER = "errors,items.*.error,items.*.status";

    @Override
    public MediaType mediaType() {
        return NDJSON;
    }

    @Override
    public Framing framing() {
        return slot;
    }

    @Override
    public Request.Builder request(HttpUrl host, EventBody body) {
        HttpUrl.Builder url = host.newBuilder();
        if (index != null) {
            url.addPathSegment(index);
        }
        url.addPathSegment("_bulk").addEncodedQueryParameter("filter_path", FILTER);
        if (!destination.pipeline().isEmpty()) {
            url.addQueryParameter("pipeline", destination.pipeline());
        }
        return new Request.Builder().url(url.build());
    }

    @Override
    public Reply read(Response response, BitSet sent) throws IOException {
        if (response.code() != 200) {
            throw new UnreadableAnswer("unexpected status " + response.code());
        }
        return BulkReply.read(response.body().source(), sent, destination.naming());
    }
}
