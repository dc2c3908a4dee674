package dev.tailrace.core.processors.text;

import java.nio.charset.StandardCharsets;

/**
 * Decimal numbers from bytes: {@code [+-] digits [. digits] [e [+-] digits]}, nothing around them. Holds the last number it read; scratch
 * memory of one worker.
 *
 * <p>A fraction is exact where digits and power of ten both fit a {@code double} exactly (Clinger, "How to read floating point numbers
 * accurately", 1990, the fast path); the JDK reads the rest.
 */
public final class DecimalText {
    private static final double[] TENS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22
    };
    private static final int SAFE_DIGITS = 18;

    /** So many digits are a {@code double} without rounding. */
    private static final int EXACT_DIGITS = 15;

    private boolean whole;
    private boolean json;
    private long longValue;
    private double doubleValue;

    /** Reads a number; false if the bytes are not exactly one. */
    public boolean parse(byte[] text, int start, int length) {
        return digits(text, start, length) || any(text, start, length);
    }

    /** Reads a few digits and nothing else, which is what most numbers are. */
    private boolean digits(byte[] text, int start, int length) {
        if (length == 0 || length > EXACT_DIGITS) {
            return false;
        }
        long value = 0;
        for (int at = start; at < start + length; at++) {
            int digit = text[at] - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            value = value * 10 + digit;
        }
        whole = true;
        json = text[start] != '0' || length == 1;
        longValue = value;
        doubleValue = value;
        return true;
    }

    private boolean any(byte[] text, int start, int length) {
        int end = start + length;
        int at = start;
        boolean negative = at < end && text[at] == '-';
        if (at < end && (text[at] == '-' || text[at] == '+')) {
            at++;
        }
        json = at < end && text[start] != '+' && text[at] != '.' && (text[at] != '0' || at + 1 == end || text[at + 1] < '0' || text[at + 1] > '9');
        long mantissa = 0;
        int digits = 0;
        int significant = 0;
        int scale = 0;
        boolean fraction = false;
        for (; at < end; at++) {
            int digit = text[at] - '0';
            if (digit >= 0 && digit <= 9) {
                digits++;
                if (significant > 0 || digit > 0) {
                    significant++;
                }
                if (significant <= SAFE_DIGITS) {
                    mantissa = mantissa * 10 + digit;
                }
                scale -= fraction ? 1 : 0;
            } else if (text[at] == '.' && !fraction) {
                fraction = true;
            } else {
                break;
            }
        }
        if (digits == 0 || fraction && text[at - 1] == '.') {
            return false;
        }
        whole = !fraction && at == end;
        if (at < end) {
            int exponent = exponent(text, at, end);
            if (exponent == Integer.MIN_VALUE) {
                return false;
            }
            scale += exponent;
        }
        if (significant > SAFE_DIGITS) {
            return slow(new String(text, start, length, StandardCharsets.US_ASCII));
        }
        longValue = negative ? -mantissa : mantissa;
        if (mantissa <= 1L << 53 && scale >= -22 && scale <= 22) {
            double magnitude = scale < 0 ? mantissa / TENS[-scale] : mantissa * TENS[scale];
            doubleValue = negative ? -magnitude : magnitude;
            return true;
        }
        doubleValue = Double.parseDouble(new String(text, start, length, StandardCharsets.US_ASCII));
        return true;
    }

    private static int exponent(byte[] text, int at, int end) {
        if (text[at] != 'e' && text[at] != 'E') {
            return Integer.MIN_VALUE;
        }
        at++;
        boolean negative = at < end && text[at] == '-';
        if (at < end && (text[at] == '-' || text[at] == '+')) {
            at++;
        }
        if (at == end) {
            return Integer.MIN_VALUE;
        }
        int value = 0;
        for (; at < end; at++) {
            int digit = text[at] - '0';
            if (digit < 0 || digit > 9) {
                return Integer.MIN_VALUE;
            }
            value = Math.min(value * 10 + digit, 1 << 20);
        }
        return negative ? -value : value;
    }

    private boolean slow(String text) {
        doubleValue = Double.parseDouble(text);
        if (whole) {
            try {
                longValue = Long.parseLong(text);
            } catch (NumberFormatException tooLong) {
                whole = false;
            }
        }
        return true;
    }

    /** True if the number has neither fraction nor exponent and fits 64 bits. */
    public boolean isWhole() {
        return whole;
    }

    /** True if the text is a number as JSON writes them: no plus sign, no leading zeros, a digit before the point. */
    public boolean isJson() {
        return json;
    }

    /** The number, if {@link #isWhole}. */
    public long longValue() {
        return longValue;
    }

    /** The number, rounded to the nearest {@code double}. */
    public double doubleValue() {
        return doubleValue;
    }
}
