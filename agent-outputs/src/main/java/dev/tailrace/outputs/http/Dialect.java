package dev.tailrace.outputs.http;

import java.io.IOException;
import java.util.BitSet;
import okhttp3.HttpUrl;
import okhttp3.Response;

/** How one kind of receiver is spoken to, for one shipment: address, framing, and what an answer means. */
public interface Dialect {
    Framing framing();

    /** Where to post on this host. */
    HttpUrl url(HttpUrl host);

    /** By what the receiver knows a body that comes again; null: by nothing that stands in a header. */
    default String idempotencyKey(EventBody body) {
        return null;
    }

    /**
     * Reads an answer with a status from 200 to 299.
     *
     * @param sent the request's events
     * @throws IOException if it is cut or says nothing clear: then all of the request's events go again
     */
    Reply read(Response response, BitSet sent) throws IOException;
}
