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

    /** Of longer texts so many bytes at a time: the room for them is that for the worst of them. */
    static final int CHUNK = 4096;

    /** What a byte becomes at most: \\u001f. */
    static final int MOST = 6;

    /** Bytes that are looked at together in a short text. */
    private static final int SHORT = 32;

    /** For texts of 0 to 32 bytes, four words each: the highest bits of their bytes. */
    private static final long[] WITHIN = within();
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

    private static long[] within() {
        long[] within = new long[4 * (SHORT + 1)];
        for (int count = 0; count <= SHORT; count++) {
            for (int i = 0; i < count; i++) {
                within[4 * count + i / 8] |= 0x80L << i % 8 * 8;
            }
        }
        return within;
    }

    /** Appends {@code count} bytes, escaped, without quotes. */
    public static void escape(byte[] from, int start, int count, Bytes to) {
        int end = start + count;
        for (int at = start; at < end; ) {
            int stop = Math.min(end, at + CHUNK);
            byte[] out = to.ensure(MOST * (stop - at) + 8);
            int length = escapeLong(from, at, stop, out, to.length());
            to.length(length);
            at = stop;
        }
    }

    /**
     * Writes up to {@link #CHUNK} bytes, escaped, without quotes. A short text, as most fields have, is copied and looked at as a whole: no branch
     * depends on its length.
     *
     * @param to has room for {@link #MOST} times as many bytes from {@code length} on, and for {@link Bytes#SLACK} more
     * @return where the text ends in {@code to}
     */
    static int escape(byte[] from, int start, int count, byte[] to, int length) {
        if (count > SHORT || from.length - start < SHORT) {
            return escapeLong(from, start, start + count, to, length);
        }
        int masks = 4 * count;
        long dirty = copied(from, start, to, length) & WITHIN[masks]
                | copied(from, start + 8, to, length + 8) & WITHIN[masks + 1]
                | copied(from, start + 16, to, length + 16) & WITHIN[masks + 2]
                | copied(from, start + 24, to, length + 24) & WITHIN[masks + 3];
        return dirty == 0 ? length + count : escapeLong(from, start, start + count, to, length);
    }

    private static long copied(byte[] from, int at, byte[] to, int length) {
        long word = (long) WORD.get(from, at);
        WORD.set(to, length, word);
        return dirty(word);
    }

    private static int escapeLong(byte[] from, int at, int end, byte[] to, int length) {
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
