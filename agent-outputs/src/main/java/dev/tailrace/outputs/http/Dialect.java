package dev.tailrace.outputs.http;

import java.io.IOException;
import java.util.BitSet;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.Response;

/** How one kind of receiver is spoken to, for one shipment: address, framing, and what an answer means. */
public interface Dialect {
    MediaType mediaType();

    Framing framing();

    /** Where to post on this host; more headers may be set. */
    Request.Builder request(HttpUrl host, EventBody body);

    /**
     * Reads an answer with a status from 200 to 299.
     *
     * @param sent the request's events
     * @throws IOException if it is cut or says nothing clear: then all of the request's events go again
     */
    Reply read(Response response, BitSet sent) throws IOException;
}
