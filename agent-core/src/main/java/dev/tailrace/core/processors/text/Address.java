package dev.tailrace.core.processors.text;

/**
 * An IP address from text, held as 128 bits; IPv4 as {@code ::ffff:a.b.c.d} (RFC 4291, 2.5.5.2). Holds the last address it read; scratch
 * memory of one worker.
 *
 * <p>Takes dotted IPv4 without leading zeros, IPv6 in all forms of RFC 4291 2.2, with a zone ({@code %eth0}), which is ignored.
 */
public final class Address {
    private static final long MAPPED = 0xFFFFL << 32;

    private final long[] halves = new long[2];
    private long high;
    private long low;
    private int textLength;

    public long high() {
        return high;
    }

    public long low() {
        return low;
    }

    /** Bytes of the text without the zone. */
    public int textLength() {
        return textLength;
    }

    public boolean isV4() {
        return high == 0 && low >>> 32 == 0xFFFF;
    }

    /** Reads an address; false if the bytes are not exactly one. */
    public boolean parse(byte[] text, int start, int length) {
        int end = start + length;
        textLength = length;
        long v4 = v4(text, start, end);
        high = 0;
        low = MAPPED | v4;
        if (v4 >= 0) {
            return true;
        }
        for (int i = start; i < end; i++) {
            if (text[i] == ':') {
                int zone = zone(text, i, end);
                textLength = zone - start;
                return v6(text, start, zone);
            }
        }
        return false;
    }

    private static int zone(byte[] text, int at, int end) {
        for (int i = at; i < end; i++) {
            if (text[i] == '%') {
                return i;
            }
        }
        return end;
    }

    /** 32 bits, or -1. */
    private static long v4(byte[] text, int at, int end) {
        long value = 0;
        for (int part = 0; part < 4; part++) {
            int first = at;
            int number = 0;
            while (at < end && at - first < 3 && text[at] >= '0' && text[at] <= '9') {
                number = number * 10 + text[at++] - '0';
            }
            boolean bad = at == first || number > 255 || at - first > 1 && text[first] == '0';
            if (bad || (part < 3 ? at == end || text[at++] != '.' : at != end)) {
                return -1;
            }
            value = value << 8 | number;
        }
        return value;
    }

    private boolean v6(byte[] text, int at, int end) {
        halves[0] = 0;
        halves[1] = 0;
        int groups = 0;
        int gap = -1;
        if (at + 1 < end && text[at] == ':' && text[at + 1] == ':') {
            gap = 0;
            at += 2;
        }
        while (at < end) {
            int first = at;
            int group = 0;
            int digit;
            while (at < end && at - first < 4 && (digit = Character.digit(text[at], 16)) >= 0) {
                group = group << 4 | digit;
                at++;
            }
            if (at < end && text[at] == '.') {
                long v4 = v4(text, first, end);
                if (v4 < 0 || groups > 6) {
                    return false;
                }
                put(groups++, (int) (v4 >>> 16));
                put(groups++, (int) v4 & 0xFFFF);
                at = end;
                break;
            }
            if (at == first || groups == 8) {
                return false;
            }
            put(groups++, group);
            if (at == end) {
                break;
            }
            if (text[at++] != ':' || at == end) {
                return false;
            }
            if (text[at] == ':') {
                if (gap >= 0) {
                    return false;
                }
                gap = groups;
                at++;
            }
        }
        return spread(groups, gap);
    }

    private boolean spread(int groups, int gap) {
        if (gap < 0 ? groups != 8 : groups > 7) {
            return false;
        }
        if (gap >= 0) {
            int moved = groups - gap;
            for (int i = 0; i < moved; i++) {
                int from = groups - 1 - i;
                int value = (int) (halves[from >> 2] >>> (48 - (from & 3) * 16)) & 0xFFFF;
                clear(from);
                put(7 - i, value);
            }
        }
        high = halves[0];
        low = halves[1];
        return true;
    }

    private void put(int group, int value) {
        halves[group >> 2] |= (long) value << (48 - (group & 3) * 16);
    }

    private void clear(int group) {
        halves[group >> 2] &= ~(0xFFFFL << (48 - (group & 3) * 16));
    }
}
