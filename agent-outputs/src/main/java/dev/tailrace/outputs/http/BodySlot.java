package dev.tailrace.outputs.http;

import dev.tailrace.core.encode.Bytes;
import dev.tailrace.outputs.slot.Slot;

/** Where a body waits to be written, piece by piece, compressed on the way if that is wanted. Used by one thread at a time. */
public final class BodySlot {
    private final Bytes pieces = new Bytes(Slot.PIECE + Slot.PIECE / 4);
    private final GzipStream gzip;

    /** @param compressionLevel of gzip; 0: none */
    public BodySlot(int compressionLevel) {
        gzip = compressionLevel == 0 ? null : new GzipStream(compressionLevel);
    }

    Bytes pieces() {
        return pieces;
    }

    /** Null if bodies are not compressed. */
    GzipStream gzip() {
        return gzip;
    }

    /** Gives native memory back. */
    public void close() {
        if (gzip != null) {
            gzip.close();
        }
    }
}
