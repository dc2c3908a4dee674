package dev.tailrace.core.encode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * JSON string escaping over UTF-8 bytes, eight at a time.
 *
 * <p>A word is clean if none of its bytes is below 0x20, a quote or a backslash. Quote and space change places first (one bit apart, and
 * bytes below 0x20 stay among themselves), so that one test for "less than 0x21" finds the former two; it and the test for backslashes are
 * the classic "has a byte less than n" (Warren, Hacker's Delight, 6-1), exact up to and including the first hit. Bytes from 0x80 up are
 * copied: the caller holds valid UTF-8.
 */
public final class JsonText {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long QUOTE_AND_SPACE = ('"' ^ ' ') * ONES;
    private static final long UP_TO_SPACE = (' ' + 1) * ONES;
    private static final long BACKSLASHES = '\\' * ONES;
    private static final int CHUNK = 4096;
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    private JsonText() {}

    /** Appends {@code count} bytes as a JSON string, quotes included. */
    public static void quote(byte[] from, int start, int count, Bytes to) {
        to.write('"');
        escape(from, start, count, to);
        to.write('"');
    }

    /** A text as a JSON string. */
    public static byte[] quote(String text) {
        byte[] utf8 = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Bytes to = new Bytes(utf8.length + 16);
        quote(utf8, 0, utf8.length, to);
        return java.util.Arrays.copyOf(to.array(), to.length());
    }

    /** The text of a JSON string that {@link #quote} wrote; configuration time only. */
    public static byte[] unquote(byte[] json) {
        Bytes to = new Bytes(json.length);
        for (int at = 1; at < json.length - 1; at++) {
            if (json[at] != '\\') {
                to.write(json[at]);
            } else {
                at++;
                switch (json[at]) {
                    case 'n' -> to.write('\n');
                    case 't' -> to.write('\t');
                    case 'r' -> to.write('\r');
                    case 'b' -> to.write('\b');
                    case 'f' -> to.write('\f');
                    case 'u' -> {
                        to.write(Integer.parseInt(new String(json, at + 1, 4, java.nio.charset.StandardCharsets.US_ASCII), 16));
                        at += 4;
                    }
                    default -> to.write(json[at]);
                }
            }
        }
        return java.util.Arrays.copyOf(to.array(), to.length());
    }

    /** Appends {@code count} bytes, escaped, without quotes. */
    public static void escape(byte[] from, int start, int count, Bytes to) {
        int end = start + count;
        for (int at = start; at < end; ) {
            int stop = Math.min(end, at + CHUNK);
            byte[] out = to.ensure(6 * (stop - at) + 8);
            int length = escape(from, at, stop, out, to.length());
            to.length(length);
            at = stop;
        }
    }

    private static int escape(byte[] from, int at, int end, byte[] to, int length) {
        while (at + 8 <= end) {
            long word = (long) WORD.get(from, at);
            WORD.set(to, length, word);
            long dirty = dirty(word);
            if (dirty == 0) {
                at += 8;
                length += 8;
            } else {
                int clean = Long.numberOfTrailingZeros(dirty) >>> 3;
                at += clean;
                length = one(from[at++], to, length + clean);
            }
        }
        while (at < end && at + 8 <= from.length) {
            long word = (long) WORD.get(from, at);
            WORD.set(to, length, word);
            int left = end - at;
            long dirty = dirty(word) & (1L << 8 * left) - 1;
            if (dirty == 0) {
                return length + left;
            }
            int clean = Long.numberOfTrailingZeros(dirty) >>> 3;
            at += clean;
            length = one(from[at++], to, length + clean);
        }
        while (at < end) {
            length = one(from[at++], to, length);
        }
        return length;
    }

    private static long dirty(long word) {
        long swapped = word ^ QUOTE_AND_SPACE;
        long backslashes = word ^ BACKSLASHES;
        return ((swapped - UP_TO_SPACE & ~swapped) | (backslashes - ONES & ~backslashes)) & HIGHS;
    }

    private static int one(byte b, byte[] to, int length) {
        if (b == '"' || b == '\\') {
            to[length] = '\\';
            to[length + 1] = b;
            return length + 2;
        }
        if (b >= 0x20 || b < 0) {
            to[length] = b;
            return length + 1;
        }
        to[length] = '\\';
        byte letter = switch (b) {
            case '\n' -> (byte) 'n';
            case '\t' -> (byte) 't';
            case '\r' -> (byte) 'r';
            case '\b' -> (byte) 'b';
            case '\f' -> (byte) 'f';
            default -> (byte) 'u';
        };
        to[length + 1] = letter;
        if (letter != 'u') {
            return length + 2;
        }
        to[length + 2] = '0';
        to[length + 3] = '0';
        to[length + 4] = HEX[b >> 4 & 15];
        to[length + 5] = HEX[b & 15];
        return length + 6;
    }
}
