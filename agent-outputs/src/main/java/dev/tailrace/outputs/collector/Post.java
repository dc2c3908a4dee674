package dev.tailrace.outputs.collector;

import dev.tailrace.outputs.http.Dialect;
import dev.tailrace.outputs.http.EventBody;
import dev.tailrace.outputs.http.Framing;
import dev.tailrace.outputs.http.Reply;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import okhttp3.HttpUrl;
import okhttp3.Response;

/**
 * The requests of one shipment.
 *
 * @param slot encodes
 */
record Post(CollectorSlot slot) implements Dialect {
    @Override
    public Framing framing() {
        return slot;
    }

    @Override
    public HttpUrl url(HttpUrl host) {
        return host;
    }

    @Override
    public String idempotencyKey(EventBody body) {
        return printable(body.fingerprint(slot.id(body.first())));
    }

    /** Ids that come from elsewhere may hold anything; a header may not. */
    private static String printable(String key) {
        boolean plain = key.chars().allMatch(c -> c > ' ' && c < 0x7F);
        return plain ? key : java.util.HexFormat.of().formatHex(key.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Reply read(Response response, BitSet sent) {
        return Reply.ALL_WELL;
    }
}
