package dev.tailrace.core.grok;

import dev.tailrace.core.batch.Utf8;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Tells whether bytes are UTF-8, and makes UTF-8 of bytes that are not: each byte that belongs to no character becomes U+FFFD.
 *
 * <p>Lines reach processors as valid UTF-8; this is the guard for those who call with anything else, since Joni never returns from some
 * invalid bytes and the compiled matchers step over whole characters. For one thread.
 */
public final class ValidUtf8 {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080808080808080L;

    private byte[] repaired = new byte[0];
    private int[] originals = new int[0];
    private int length;

    /** True if the bytes are valid; if not, {@link #repaired} has them mended. */
    public boolean check(byte[] bytes, int from, int to) {
        if (Utf8.validTo(bytes, skipAscii(bytes, from, to), to) == to) {
            return true;
        }
        repair(bytes, from, to);
        return false;
    }

    public static boolean isAscii(byte[] bytes, int from, int to) {
        return skipAscii(bytes, from, to) == to;
    }

    byte[] repaired() {
        return repaired;
    }

    int repairedLength() {
        return length;
    }

    /** The index in the checked bytes of an index in the mended ones. */
    int original(int index) {
        return originals[index];
    }

    private static int skipAscii(byte[] bytes, int from, int to) {
        int at = from;
        while (at <= to - Long.BYTES && ((long) LONGS.get(bytes, at) & HIGH_BITS) == 0) {
            at += Long.BYTES;
        }
        while (at < to && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    private void repair(byte[] bytes, int from, int to) {
        int most = 3 * (to - from);
        if (repaired.length < most) {
            repaired = new byte[most];
            originals = new int[most + 1];
        }
        length = 0;
        for (int at = from; at < to; ) {
            for (int valid = Utf8.validTo(bytes, at, to); at < valid; at++) {
                originals[length] = at;
                repaired[length++] = bytes[at];
            }
            if (at < to) {
                Arrays.fill(originals, length, length + 3, at++);
                repaired[length++] = (byte) 0xEF;
                repaired[length++] = (byte) 0xBF;
                repaired[length++] = (byte) 0xBD;
            }
        }
        originals[length] = to;
    }
}
