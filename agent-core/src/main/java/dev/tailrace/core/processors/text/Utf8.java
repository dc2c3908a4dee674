package dev.tailrace.core.processors.text;

import dev.tailrace.core.encode.Bytes;
import java.nio.charset.StandardCharsets;

/** Keeps the promise that slices hold valid UTF-8 where a processor makes bytes of its own. */
public final class Utf8 {
    private Utf8() {}

    /** Replaces what is not UTF-8 among the bytes from {@code from} on by U+FFFD. */
    public static void mend(Bytes bytes, int from) {
        byte[] array = bytes.array();
        boolean ascii = true;
        for (int i = from; i < bytes.length() && ascii; i++) {
            ascii = array[i] >= 0;
        }
        if (!ascii) {
            byte[] mended = new String(array, from, bytes.length() - from, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
            bytes.length(from);
            bytes.write(mended);
        }
    }
}
