package dev.tailrace.outputs.elasticsearch;

import dev.tailrace.outputs.http.Dialect;
import dev.tailrace.outputs.http.Framing;
import dev.tailrace.outputs.http.Reply;
import dev.tailrace.outputs.http.UnreadableAnswer;
import java.io.IOException;
import java.util.BitSet;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Response;

/**
 * The bulk requests of one shipment.
 *
 * @param slot encodes
 * @param index all events go to, or null if the body names it for each
 * @param naming of the output's indices
 */
record Bulk(BulkSlot slot, String index, IndexNaming naming) implements Dialect {
    /** Of the bodies. */
    static final MediaType NDJSON = MediaType.get("application/x-ndjson");

    @Override
    public Framing framing() {
        return slot;
    }

    @Override
    public HttpUrl url(HttpUrl host) {
        return slot.urls().of(host, index);
    }

    @Override
    public Reply read(Response response, BitSet sent) throws IOException {
        if (response.code() != 200) {
            throw new UnreadableAnswer("unexpected status " + response.code());
        }
        return BulkReply.read(response.body().source(), sent, naming);
    }
}
