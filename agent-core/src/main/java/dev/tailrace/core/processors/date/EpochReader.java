package dev.tailrace.core.processors.date;

/** Seconds (UNIX) or milliseconds (UNIX_MS) since 1970, with any fraction; digits past the nanosecond are cut off. */
final class EpochReader implements DateReader {
    private static final int[] TENS = {1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000};

    private final int scale;

    /** @param scale decimal digits that one unit stands left of the nanosecond: 9 for seconds, 6 for milliseconds */
    EpochReader(int scale) {
        this.scale = scale;
    }

    @Override
    public boolean read(byte[] text, int start, int length, CivilTime into) {
        int end = start + length;
        int at = start;
        boolean negative = at < end && text[at] == '-';
        at += negative ? 1 : 0;
        long whole = 0;
        int first = at;
        while (at < end && text[at] >= '0' && text[at] <= '9') {
            if (at - first == 18) {
                return false;
            }
            whole = whole * 10 + text[at++] - '0';
        }
        if (at == first) {
            return false;
        }
        long nanos = 0;
        if (at < end) {
            if (text[at] != '.' && text[at] != ',' || at + 1 == end) {
                return false;
            }
            int digits = 0;
            for (at++; at < end; at++, digits++) {
                if (text[at] < '0' || text[at] > '9') {
                    return false;
                }
                if (digits < scale) {
                    nanos = nanos * 10 + text[at] - '0';
                }
            }
            nanos *= TENS[scale - Math.min(digits, scale)];
        }
        long unit = TENS[scale];
        if (whole >= Long.MAX_VALUE / unit) {
            return false;
        }
        long instant = whole * unit + nanos;
        into.instant = negative ? -instant : instant;
        into.absolute = true;
        return true;
    }
}
