package dev.tailrace.core.processors.attack;

import dev.tailrace.core.encode.Bytes;

/**
 * An address made plain: percent-encoding undone as often as it was done, up to three times; lower case; white space, and comments as SQL
 * has them, one space; a space before and behind. Scratch memory of one worker.
 */
final class UrlText {
    private static final int PASSES = 3;

    private Bytes decoded = new Bytes(512);
    private Bytes other = new Bytes(512);
    private final Bytes plain = new Bytes(512);
    private int signs;
    private int pathEnd;

    /** Makes {@code text[start, end)} plain. */
    void read(byte[] text, int start, int end) {
        signs = 0;
        boolean again = copy(text, start, end);
        for (int pass = 0; again && pass < PASSES; pass++) {
            other.clear();
            again = decode(decoded.array(), decoded.length());
            Bytes done = other;
            other = decoded;
            decoded = done;
        }
        walkPath();
        fold();
    }

    byte[] array() {
        return plain.array();
    }

    int length() {
        return plain.length();
    }

    boolean has(Sign sign) {
        return (signs & sign.bit()) != 0;
    }

    int signs() {
        return signs;
    }

    private void note(Sign sign) {
        signs |= sign.bit();
    }

    /** Copies the text, a plus being a space, and finds where its path ends; true if something in it may be encoded. */
    private boolean copy(byte[] text, int start, int end) {
        decoded.clear();
        byte[] to = decoded.ensure(end - start);
        boolean encoded = false;
        pathEnd = end - start;
        for (int at = start; at < end; at++) {
            byte b = text[at];
            encoded |= b == '%';
            to[at - start] = b == '+' ? (byte) ' ' : b;
            if (b == '?' && pathEnd == end - start) {
                pathEnd = at - start;
            }
        }
        decoded.length(end - start);
        return encoded;
    }

    /** Undoes one encoding, from {@code text} to {@link #other}; true if something was decoded and there is a percent sign left. */
    private boolean decode(byte[] text, int end) {
        byte[] to = other.ensure(end);
        int length = 0;
        int path = -1;
        boolean changed = false;
        boolean left = false;
        for (int at = 0; at < end; at++) {
            if (at == pathEnd) {
                path = length;
            }
            int value = text[at] == '%' ? encoded(text, at, end) : -1;
            if (value < 0) {
                to[length++] = text[at];
                left |= text[at] == '%';
                continue;
            }
            boolean wide = text[at + 1] == 'u' || text[at + 1] == 'U';
            int next = at + (wide ? 6 : 3);
            look(value, to, length, path < 0, text, next, end);
            if (wide && value < 0x80) {
                note(Sign.DISGUISED_ASCII);
            }
            to[length++] = value < 0x100 ? (byte) value : (byte) 0x80;
            length = overlong(to, length);
            left |= value == '%';
            changed = true;
            at = next - 1;
        }
        pathEnd = path < 0 ? length : path;
        other.length(length);
        return changed && left;
    }

    /** The value of {@code %XX} or {@code %uXXXX}, or -1. */
    private static int encoded(byte[] text, int at, int end) {
        boolean wide = at + 5 < end && (text[at + 1] | 0x20) == 'u';
        int first = wide ? at + 2 : at + 1;
        int digits = wide ? 4 : 2;
        if (first + digits > end) {
            return -1;
        }
        int value = 0;
        for (int i = first; i < first + digits; i++) {
            int digit = Character.digit(text[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /** Notes what it means that this character was encoded where it stands. */
    private void look(int value, byte[] before, int length, boolean inPath, byte[] text, int next, int end) {
        if (inPath && (value < 0x20 || value == 0x7F)) {
            note(value == 0 ? Sign.NUL_BYTE : Sign.CONTROL_CHARACTER);
        } else if (value == '.') {
            boolean dotBefore = length > 0 && before[length - 1] == '.';
            boolean dotBehind = next < end && (text[next] == '.' || text[next] == '%' && encoded(text, next, end) == '.');
            if (dotBefore || dotBehind) {
                note(Sign.HIDDEN_DOTS);
            }
        } else if ((value == '/' || value == '\\') && inPath && endsWithDots(before, length)) {
            note(Sign.HIDDEN_SEPARATOR);
        }
    }

    private static boolean endsWithDots(byte[] text, int length) {
        return length > 1
                && text[length - 1] == '.'
                && text[length - 2] == '.'
                && (length == 2 || text[length - 3] == '/' || text[length - 3] == '\\');
    }

    /**
     * Overlong forms of a dot, a slash and a backslash, where they would make a way up. Elsewhere the same bytes are characters of GBK, as
     * queries of Chinese sites have them.
     */
    private int overlong(byte[] text, int length) {
        if (length < 3 || text[length - 2] != (byte) 0xC0 && text[length - 2] != (byte) 0xC1 || text[length - 3] != '.') {
            return length;
        }
        int value = (text[length - 2] & 0x1F) << 6 | text[length - 1] & 0x3F;
        boolean follows = (text[length - 1] & 0xC0) == 0x80 && (value == '.' || value == '/' || value == '\\');
        if (!follows) {
            return length;
        }
        note(Sign.DISGUISED_ASCII);
        text[length - 2] = (byte) value;
        return length - 1;
    }

    /** Counts how deep the path goes. */
    private void walkPath() {
        byte[] text = decoded.array();
        int depth = 0;
        for (int at = pathStart(text); at < pathEnd; ) {
            int end = at;
            while (end < pathEnd && text[end] != '/' && text[end] != '\\') {
                end++;
            }
            boolean up = end - at == 2 && text[at] == '.' && text[at + 1] == '.';
            boolean here = end == at || end - at == 1 && text[at] == '.';
            depth += up ? -1 : here ? 0 : 1;
            if (depth < 0) {
                note(Sign.ABOVE_ROOT);
                return;
            }
            at = end + 1;
        }
    }

    /** Where the path starts: behind {@code scheme://host}, if that is there. */
    private int pathStart(byte[] text) {
        int slash = 0;
        while (slash < pathEnd && text[slash] != '/') {
            slash++;
        }
        boolean authority = slash > 0 && slash + 1 < pathEnd && text[slash - 1] == ':' && text[slash + 1] == '/';
        if (!authority) {
            return slash;
        }
        int path = slash + 2;
        while (path < pathEnd && text[path] != '/') {
            path++;
        }
        return path;
    }

    /** Lower case, and one space for what separates words; a line's end stays one. */
    private void fold() {
        byte[] text = decoded.array();
        int end = decoded.length();
        plain.clear();
        byte[] to = plain.ensure(end + 2);
        int length = 0;
        to[length++] = ' ';
        boolean run = false;
        int noEndFrom = end;
        for (int at = 0; at < end; at++) {
            byte b = text[at];
            if (b == '/' && at + 1 < end && text[at + 1] == '*' && at < noEndFrom) {
                int past = comment(text, at, end);
                run |= at + 2 < end && text[at + 2] == '!';
                noEndFrom = past == 0 ? at : noEndFrom;
                at = past == 0 ? at : past - 1;
                b = past == 0 ? b : (byte) ' ';
            } else if (run && b == '*' && at + 1 < end && text[at + 1] == '/') {
                run = false;
                at++;
                b = ' ';
            }
            length = put(b, to, length);
        }
        to[length++] = ' ';
        plain.length(length);
    }

    private static int put(byte b, byte[] to, int length) {
        boolean line = b == '\n' || b == '\r';
        if (line || b == ' ' || b == '\t' || b == 0x0B || b == '\f') {
            boolean first = to[length - 1] != ' ' && to[length - 1] != '\n';
            length += first ? 1 : 0;
            to[length - 1] = line || !first && to[length - 1] == '\n' ? (byte) '\n' : (byte) ' ';
        } else {
            to[length++] = b >= 'A' && b <= 'Z' ? (byte) (b + 0x20) : b;
        }
        return length;
    }

    /** Past a comment of SQL; of one whose text MySQL runs, past its opening only; 0 if it does not end. */
    private static int comment(byte[] text, int at, int end) {
        if (at + 2 < end && text[at + 2] == '!') {
            int past = at + 3;
            while (past < end && text[past] >= '0' && text[past] <= '9') {
                past++;
            }
            return past;
        }
        for (int i = at + 2; i + 1 < end; i++) {
            if (text[i] == '*' && text[i + 1] == '/') {
                return i + 2;
            }
        }
        return 0;
    }
}
