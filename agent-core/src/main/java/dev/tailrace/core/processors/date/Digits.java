package dev.tailrace.core.processors.date;

/** Numbers of a known width in bytes; -1 where a byte is no digit. */
final class Digits {
    private static final int MOST_OFFSET = 18 * 3600;

    private Digits() {}

    static int two(byte[] text, int at) {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        return (tens | ones) < 0 || tens > 9 || ones > 9 ? -1 : tens * 10 + ones;
    }

    static int four(byte[] text, int at) {
        int high = two(text, at);
        int low = two(text, at + 2);
        return (high | low) < 0 ? -1 : high * 100 + low;
    }

    static int many(byte[] text, int at, int count) {
        int value = 0;
        for (int i = at; i < at + count; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /**
     * An offset from Greenwich.
     *
     * @param at its sign; two digits of hours follow
     * @param minutes where two digits of minutes stand, or -1 for none
     */
    static boolean offset(byte[] text, int at, int minutes, CivilTime into) {
        int hour = two(text, at + 1);
        int minute = minutes < 0 ? 0 : two(text, minutes);
        int seconds = hour * 3600 + minute * 60;
        if (hour < 0 || minute < 0 || minute > 59 || seconds > MOST_OFFSET) {
            return false;
        }
        into.offset = text[at] == '-' ? -seconds : seconds;
        return text[at] == '-' || text[at] == '+';
    }
}
