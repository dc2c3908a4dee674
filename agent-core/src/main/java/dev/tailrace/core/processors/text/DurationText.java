package dev.tailrace.core.processors.text;

/**
 * Durations from bytes, in nanoseconds: as Go prints them ({@code 30.1s 1m2.5s 250ms 12µs 1h0m0s}) or as a bare number of some unit.
 */
public final class DurationText {
    /** What is no duration, or too long for 64 bits of nanoseconds. */
    public static final long NONE = Long.MIN_VALUE;

    private static final int MOST_DIGITS = 18;
    private static final long MOST_POWER = 1_000_000_000;

    private DurationText() {}

    /**
     * Reads a duration.
     *
     * @param unit nanoseconds of the unit of a number that names none
     * @return nanoseconds, fractions of one cut off; {@link #NONE} if the bytes are not exactly a duration
     */
    public static long parse(byte[] text, int start, int length, long unit) {
        int end = start + length;
        boolean negative = length > 0 && text[start] == '-';
        int at = negative ? start + 1 : start;
        if (at == end) {
            return NONE;
        }
        long total = 0;
        while (at < end) {
            int number = at;
            while (at < end && (text[at] >= '0' && text[at] <= '9' || text[at] == '.')) {
                at++;
            }
            int letters = at;
            while (at < end && !(text[at] >= '0' && text[at] <= '9' || text[at] == '.')) {
                at++;
            }
            boolean bare = letters == at && number == (negative ? start + 1 : start);
            long scale = bare ? unit : unit(text, letters, at);
            long part = scale == 0 ? NONE : scaled(text, number, letters, scale);
            if (part == NONE || Long.MAX_VALUE - total < part) {
                return NONE;
            }
            total += part;
        }
        return negative ? -total : total;
    }

    /** Nanoseconds of a unit, 0 if it is none. */
    private static long unit(byte[] text, int start, int end) {
        return switch (end - start) {
            case 1 -> switch (text[start]) {
                case 's' -> 1_000_000_000L;
                case 'm' -> 60_000_000_000L;
                case 'h' -> 3_600_000_000_000L;
                case 'd' -> 86_400_000_000_000L;
                default -> 0;
            };
            case 2 -> text[start + 1] != 's'
                    ? 0
                    : switch (text[start]) {
                        case 'm' -> 1_000_000L;
                        case 'u' -> 1_000L;
                        case 'n' -> 1L;
                        default -> 0;
                    };
            case 3 -> text[start + 2] == 's' && isMicro(text[start] & 0xFF, text[start + 1] & 0xFF) ? 1_000L : 0;
            default -> 0;
        };
    }

    /** U+00B5 (micro sign) or U+03BC (mu), in UTF-8. */
    private static boolean isMicro(int first, int second) {
        return first == 0xC2 && second == 0xB5 || first == 0xCE && second == 0xBC;
    }

    private static long scaled(byte[] text, int start, int end, long scale) {
        long whole = 0;
        int at = start;
        while (at < end && text[at] != '.') {
            if (at - start == MOST_DIGITS) {
                return NONE;
            }
            whole = whole * 10 + text[at++] - '0';
        }
        if (end - at == end - start && end - start < 2 || whole > Long.MAX_VALUE / scale - 1) {
            return NONE;
        }
        long fraction = 0;
        long power = 1;
        for (int i = at + 1; i < end; i++) {
            if (text[i] == '.') {
                return NONE;
            }
            if (power < MOST_POWER) {
                fraction = fraction * 10 + text[i] - '0';
                power *= 10;
            }
        }
        return whole * scale + (scale <= MOST_POWER ? fraction * scale / power : (long) ((double) fraction / power * scale));
    }
}
