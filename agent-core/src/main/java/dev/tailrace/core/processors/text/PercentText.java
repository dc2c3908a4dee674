package dev.tailrace.core.processors.text;

import dev.tailrace.core.encode.Bytes;

/** Percent-encoding (RFC 3986, 2.1), undone. */
public final class PercentText {
    private PercentText() {}

    /**
     * Appends the text with {@code %XX} decoded. What the bytes then mean is up to the caller: they may be no UTF-8.
     *
     * @param plus whether a plus sign is a space, as in forms
     * @return false if a percent sign is not followed by two hexadecimal digits; such a sign is then taken as it is
     */
    public static boolean decode(byte[] text, int start, int end, boolean plus, Bytes to) {
        boolean good = true;
        byte[] out = to.ensure(end - start);
        int length = to.length();
        for (int at = start; at < end; at++) {
            byte b = text[at];
            if (b == '%') {
                int value = at + 2 < end ? hex(text[at + 1]) << 4 | hex(text[at + 2]) : -1;
                good &= value >= 0;
                if (value >= 0) {
                    b = (byte) value;
                    at += 2;
                }
            } else if (b == '+' && plus) {
                b = ' ';
            }
            out[length++] = b;
        }
        to.length(length);
        return good;
    }

    private static int hex(byte digit) {
        int value = Character.digit(digit, 16);
        return value < 0 ? -1 << 8 : value;
    }
}
