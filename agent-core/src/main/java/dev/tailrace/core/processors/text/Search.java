package dev.tailrace.core.processors.text;

import java.util.Arrays;

/** Looking for bytes in bytes. */
public final class Search {
    private Search() {}

    /** Index of the first {@code wanted} within {@code text[from, to)}, or -1. */
    public static int indexOf(byte[] text, int from, int to, byte[] wanted) {
        if (wanted.length == 0) {
            return from;
        }
        byte first = wanted[0];
        int last = to - wanted.length;
        for (int at = from; at <= last; at++) {
            if (text[at] == first && Arrays.equals(text, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }

    /** Index of the first {@code wanted} within {@code text[from, to)}, or -1. */
    public static int indexOf(byte[] text, int from, int to, byte wanted) {
        for (int at = from; at < to; at++) {
            if (text[at] == wanted) {
                return at;
            }
        }
        return -1;
    }
}
