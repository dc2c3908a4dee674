package dev.tailrace.core.processors.date;

/**
 * ISO 8601 as logs write it: {@code 2026-11-21T04:19:00.123+08:00}, with a space for the T, a comma for the point, seconds and fraction
 * left out, the offset as {@code Z +08 +0800 +08:00} or left out; also a date alone, which is its midnight.
 */
final class IsoReader implements DateReader {
    @Override
    public boolean read(byte[] text, int start, int length, CivilTime into) {
        int end = start + length;
        if (length < 10 || text[start + 4] != '-' || text[start + 7] != '-') {
            return false;
        }
        into.year = Digits.four(text, start);
        into.month = Digits.two(text, start + 5);
        into.day = Digits.two(text, start + 8);
        if (into.year < 0 || into.month < 0 || into.day < 0) {
            return false;
        }
        int at = start + 10;
        if (at < end) {
            if (end - at < 6 || text[at] != 'T' && text[at] != ' ' && text[at] != 't' || text[at + 3] != ':') {
                return false;
            }
            into.hour = Digits.two(text, at + 1);
            into.minute = Digits.two(text, at + 4);
            if (into.hour < 0 || into.minute < 0) {
                return false;
            }
            at = second(text, at + 6, end, into);
            if (at < 0 || at < end && !offset(text, at, end, into)) {
                return false;
            }
        }
        return into.isValid();
    }

    /** Where the offset starts, or -1. */
    private static int second(byte[] text, int at, int end, CivilTime into) {
        if (at == end || text[at] != ':') {
            return at;
        }
        into.second = end - at < 3 ? -1 : Digits.two(text, at + 1);
        at += 3;
        if (into.second < 0) {
            return -1;
        }
        if (at == end || text[at] != '.' && text[at] != ',') {
            return at;
        }
        int first = ++at;
        int nano = 0;
        while (at < end && at - first < 9 && text[at] >= '0' && text[at] <= '9') {
            nano = nano * 10 + text[at++] - '0';
        }
        for (int digits = at - first; digits < 9; digits++) {
            nano *= 10;
        }
        into.nano = nano;
        return at == first ? -1 : at;
    }

    private static boolean offset(byte[] text, int at, int end, CivilTime into) {
        if (text[at] == 'Z' || text[at] == 'z') {
            into.offset = 0;
            return at + 1 == end;
        }
        if (text[at] == ' ' && end - at > 1) {
            at++;
        }
        boolean colon = end - at == 6 && text[at + 3] == ':';
        if (end - at != 3 && end - at != 5 && !colon || text[at] != '+' && text[at] != '-') {
            return false;
        }
        return Digits.offset(text, at, end - at == 3 ? -1 : colon ? at + 4 : at + 3, into);
    }
}
