package dev.tailrace.core.grok;

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
        int at = skipAscii(bytes, from, to);
        while (at < to) {
            int size = sizeOf(bytes, at, to);
            if (size == 0) {
                repair(bytes, from, to);
                return false;
            }
            at = size == 1 ? skipAscii(bytes, at, to) : at + size;
        }
        return true;
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

    /** Bytes of the character at {@code at}, 0 if none stands there (RFC 3629, table 3-7 of the Unicode standard). */
    private static int sizeOf(byte[] bytes, int at, int to) {
        int lead = bytes[at] & 0xFF;
        if (lead < 0x80) {
            return 1;
        }
        if (lead < 0xC2 || lead > 0xF4) {
            return 0;
        }
        int size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (to - at < size) {
            return 0;
        }
        int second = bytes[at + 1] & 0xFF;
        int low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if (second < low || second > high) {
            return 0;
        }
        for (int i = 2; i < size; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return size;
    }

    private void repair(byte[] bytes, int from, int to) {
        int most = 3 * (to - from);
        if (repaired.length < most) {
            repaired = new byte[most];
            originals = new int[most + 1];
        }
        length = 0;
        for (int at = from; at < to; ) {
            int size = sizeOf(bytes, at, to);
            if (size == 0) {
                Arrays.fill(originals, length, length + 3, at);
                repaired[length++] = (byte) 0xEF;
                repaired[length++] = (byte) 0xBF;
                repaired[length++] = (byte) 0xBD;
                at++;
            } else {
                for (int i = 0; i < size; i++) {
                    originals[length] = at;
                    repaired[length++] = bytes[at++];
                }
            }
        }
        originals[length] = to;
    }
}
