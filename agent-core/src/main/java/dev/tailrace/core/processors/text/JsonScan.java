package dev.tailrace.core.processors.text;

import dev.tailrace.core.encode.Bytes;

/**
 * JSON (RFC 8259) walked over bytes, without building anything: where a value ends, whether it is one, what a string says. Strict: what it
 * takes, every parser takes. Used by one worker.
 */
public final class JsonScan {
    /** What {@link #skip} gives for what is no value. */
    public static final int BROKEN = -1;

    private static final int MOST_DEPTH = 256;

    private byte[] text = {};
    private int end;

    /** Lets the scan look at these bytes. */
    public JsonScan over(byte[] text, int end) {
        this.text = text;
        this.end = end;
        return this;
    }

    /** Index of the first byte from {@code at} on that is no white space; the end if there is none. */
    public int space(int at) {
        while (at < end && (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r')) {
            at++;
        }
        return at;
    }

    /** The byte at an index, 0 at the end. */
    public byte at(int index) {
        return index < end ? text[index] : 0;
    }

    /** The index just past the value that starts at {@code at}, or {@link #BROKEN}. */
    public int skip(int at) {
        return value(at, 0);
    }

    private int value(int at, int depth) {
        return switch (at(at)) {
            case '"' -> string(at);
            case '{' -> depth == MOST_DEPTH ? BROKEN : object(at, depth + 1);
            case '[' -> depth == MOST_DEPTH ? BROKEN : array(at, depth + 1);
            case 't' -> literal(at, "true");
            case 'f' -> literal(at, "false");
            case 'n' -> literal(at, "null");
            default -> number(at);
        };
    }

    private int object(int at, int depth) {
        at = space(at + 1);
        if (at(at) == '}') {
            return at + 1;
        }
        while (true) {
            at = at(at) == '"' ? string(at) : BROKEN;
            at = at < 0 ? BROKEN : space(at);
            if (at < 0 || at(at) != ':') {
                return BROKEN;
            }
            at = value(space(at + 1), depth);
            at = at < 0 ? BROKEN : space(at);
            if (at < 0 || at(at) != ',') {
                return at >= 0 && at(at) == '}' ? at + 1 : BROKEN;
            }
            at = space(at + 1);
        }
    }

    private int array(int at, int depth) {
        at = space(at + 1);
        if (at(at) == ']') {
            return at + 1;
        }
        while (true) {
            at = value(at, depth);
            at = at < 0 ? BROKEN : space(at);
            if (at < 0 || at(at) != ',') {
                return at >= 0 && at(at) == ']' ? at + 1 : BROKEN;
            }
            at = space(at + 1);
        }
    }

    private int literal(int at, String expected) {
        for (int i = 0; i < expected.length(); i++) {
            if (at(at + i) != expected.charAt(i)) {
                return BROKEN;
            }
        }
        return at + expected.length();
    }

    private int number(int at) {
        at += at(at) == '-' ? 1 : 0;
        int integer = at;
        at = digits(at);
        if (at == integer || text[integer] == '0' && at > integer + 1) {
            return BROKEN;
        }
        if (at(at) == '.') {
            int fraction = at + 1;
            at = digits(fraction);
            if (at == fraction) {
                return BROKEN;
            }
        }
        if (at(at) == 'e' || at(at) == 'E') {
            int exponent = at + (at(at + 1) == '+' || at(at + 1) == '-' ? 2 : 1);
            at = digits(exponent);
            if (at == exponent) {
                return BROKEN;
            }
        }
        return at;
    }

    private int digits(int at) {
        while (at < end && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        return at;
    }

    private int string(int at) {
        for (at++; at < end; at++) {
            byte b = text[at];
            if (b == '"') {
                return at + 1;
            }
            if (b >= 0 && b < 0x20) {
                return BROKEN;
            }
            if (b == '\\') {
                at++;
                switch (at(at)) {
                    case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {}
                    case 'u' -> {
                        if (unit(at + 1) < 0) {
                            return BROKEN;
                        }
                        at += 4;
                    }
                    default -> {
                        return BROKEN;
                    }
                }
            }
        }
        return BROKEN;
    }

    /** Four hexadecimal digits, or a negative number. */
    private int unit(int at) {
        int unit = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = Character.digit(at(i), 16);
            if (digit < 0) {
                return -1;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }

    /** True if the string that stands between these indices, quotes included, has no escapes: its bytes are its text. */
    public boolean isPlain(int start, int past) {
        return Search.indexOf(text, start, past, (byte) '\\') < 0;
    }

    /** Appends the text of the valid string that starts at {@code start}, escapes undone; half a surrogate pair becomes U+FFFD. */
    public void unescape(int start, int past, Bytes to) {
        for (int at = start + 1; at < past - 1; at++) {
            if (text[at] != '\\') {
                to.write(text[at]);
                continue;
            }
            at++;
            switch (text[at]) {
                case 'b' -> to.write('\b');
                case 'f' -> to.write('\f');
                case 'n' -> to.write('\n');
                case 'r' -> to.write('\r');
                case 't' -> to.write('\t');
                case 'u' -> at = character(at, to);
                default -> to.write(text[at]);
            }
        }
    }

    /** Writes the character whose escape has its {@code u} at {@code at}; the index of its last byte. */
    private int character(int at, Bytes to) {
        int point = unit(at + 1);
        at += 4;
        if (Character.isHighSurrogate((char) point) && at(at + 1) == '\\' && at(at + 2) == 'u') {
            int low = unit(at + 3);
            if (low >= 0 && Character.isLowSurrogate((char) low)) {
                point = Character.toCodePoint((char) point, (char) low);
                at += 6;
            }
        }
        utf8(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xFFFD : point, to);
        return at;
    }

    private static void utf8(int point, Bytes to) {
        if (point < 0x80) {
            to.write(point);
        } else if (point < 0x800) {
            to.write(0xC0 | point >> 6).write(0x80 | point & 0x3F);
        } else if (point < 0x10000) {
            to.write(0xE0 | point >> 12).write(0x80 | point >> 6 & 0x3F).write(0x80 | point & 0x3F);
        } else {
            to.write(0xF0 | point >> 18).write(0x80 | point >> 12 & 0x3F).write(0x80 | point >> 6 & 0x3F).write(0x80 | point & 0x3F);
        }
    }
}
