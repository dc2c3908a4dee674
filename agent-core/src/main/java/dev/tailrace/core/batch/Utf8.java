package dev.tailrace.core.batch;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Validity of UTF-8, after table 3-7 of the Unicode standard, and its repair: each maximal part of an ill-formed sequence becomes one
 * U+FFFD, as in the WHATWG's decoder; and in Java's, which differs only in taking a surrogate written as three bytes for one part.
 */
public final class Utf8 {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGHS = 0x8080808080808080L;

    private Utf8() {}

    /** Index of the first byte that is not part of a well-formed sequence, or {@code to}. */
    public static int validTo(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            if (bytes[at] >= 0) {
                at = at + 8 <= to && ((long) WORD.get(bytes, at) & HIGHS) == 0 ? at + 8 : at + 1;
                continue;
            }
            int length = sequence(bytes, at, to);
            if (length <= 0) {
                return at;
            }
            at += length;
        }
        return to;
    }

    /** Bytes that repairing may give at most for each byte. */
    public static final int MOST_GROWTH = 3;

    /** Copies, repaired; {@code into} has room for {@link #MOST_GROWTH} bytes a byte. Returns the index past the last byte written. */
    public static int repair(byte[] bytes, int from, int to, byte[] into, int start) {
        int at = from;
        int out = start;
        while (at < to) {
            int valid = validTo(bytes, at, to);
            System.arraycopy(bytes, at, into, out, valid - at);
            out += valid - at;
            at = valid;
            if (at < to) {
                into[out++] = (byte) 0xEF;
                into[out++] = (byte) 0xBF;
                into[out++] = (byte) 0xBD;
                at -= sequence(bytes, at, to);
            }
        }
        return out;
    }

    /**
     * Where a text may be cut at or before {@code end} without splitting a character; the bytes up to {@code limit} tell whether it is one.
     */
    public static int cut(byte[] bytes, int start, int end, int limit) {
        for (int back = 1; back <= 3 && end - back >= start; back++) {
            if ((bytes[end - back] & 0xC0) != 0x80) {
                return sequence(bytes, end - back, limit) > back ? end - back : end;
            }
        }
        return end;
    }

    /** Length of the well-formed sequence at {@code at}, or minus the length of the ill-formed part. */
    private static int sequence(byte[] bytes, int at, int to) {
        int lead = bytes[at] & 0xFF;
        int length;
        int least = 0x80;
        int most = 0xBF;
        if (lead < 0x80) {
            return 1;
        } else if (lead < 0xC2 || lead > 0xF4) {
            return -1;
        } else if (lead < 0xE0) {
            length = 2;
        } else if (lead < 0xF0) {
            length = 3;
            least = lead == 0xE0 ? 0xA0 : 0x80;
            most = lead == 0xED ? 0x9F : 0xBF;
        } else {
            length = 4;
            least = lead == 0xF0 ? 0x90 : 0x80;
            most = lead == 0xF4 ? 0x8F : 0xBF;
        }
        for (int i = 1; i < length; i++) {
            int b = at + i < to ? bytes[at + i] & 0xFF : 0;
            if (b < least || b > most) {
                return -i;
            }
            least = 0x80;
            most = 0xBF;
        }
        return length;
    }
}
