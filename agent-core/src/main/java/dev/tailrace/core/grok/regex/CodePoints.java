package dev.tailrace.core.grok.regex;

import java.util.Arrays;

/** A set of Unicode code points, as sorted ranges that do not touch: low and high, both inclusive, in turn. Immutable. */
final class CodePoints {
    static final int MAX = Character.MAX_CODE_POINT;
    static final CodePoints NONE = new CodePoints(new int[0]);
    static final CodePoints ALL = range(0, MAX);
    static final CodePoints NEWLINE = of('\n');
    static final CodePoints ASCII_DIGIT = range('0', '9');
    static final CodePoints ASCII_HEX = ASCII_DIGIT.or(range('A', 'F')).or(range('a', 'f'));
    static final CodePoints ASCII_WORD = ASCII_DIGIT.or(range('A', 'Z')).or(range('a', 'z')).or(of('_'));
    static final CodePoints ASCII_SPACE = range('\t', '\r').or(of(' '));

    private static final int FIRST_MULTIBYTE = 0x80;

    private final int[] ranges;

    private CodePoints(int[] ranges) {
        this.ranges = ranges;
    }

    static CodePoints of(int codePoint) {
        return range(codePoint, codePoint);
    }

    static CodePoints range(int low, int high) {
        return new CodePoints(new int[] {low, high});
    }

    /** Of sorted ranges: low and high, both inclusive, in turn. */
    static CodePoints ofRanges(int[] ranges) {
        return NONE.or(new CodePoints(ranges));
    }

    CodePoints or(CodePoints other) {
        int pairs = (ranges.length + other.ranges.length) / 2;
        long[] all = new long[pairs];
        for (int i = 0; i < pairs; i++) {
            int[] from = 2 * i < ranges.length ? ranges : other.ranges;
            int at = 2 * i < ranges.length ? 2 * i : 2 * i - ranges.length;
            all[i] = (long) from[at] << 32 | from[at + 1];
        }
        Arrays.sort(all);
        int[] joined = new int[2 * pairs];
        int used = 0;
        for (long each : all) {
            int low = (int) (each >>> 32);
            int high = (int) each;
            if (used > 0 && low <= joined[used - 1] + 1) {
                joined[used - 1] = Math.max(joined[used - 1], high);
            } else {
                joined[used++] = low;
                joined[used++] = high;
            }
        }
        return new CodePoints(Arrays.copyOf(joined, used));
    }

    CodePoints not() {
        int[] rest = new int[ranges.length + 2];
        int used = 0;
        int next = 0;
        for (int i = 0; i < ranges.length; i += 2) {
            if (ranges[i] > next) {
                rest[used++] = next;
                rest[used++] = ranges[i] - 1;
            }
            next = ranges[i + 1] + 1;
        }
        if (next <= MAX) {
            rest[used++] = next;
            rest[used++] = MAX;
        }
        return new CodePoints(Arrays.copyOf(rest, used));
    }

    CodePoints and(CodePoints other) {
        return not().or(other.not()).not();
    }

    /** With the other case of every ASCII letter. */
    CodePoints foldAscii() {
        CodePoints folded = this;
        for (int upper = 'A'; upper <= 'Z'; upper++) {
            int lower = upper + 32;
            if (contains(upper) != contains(lower)) {
                folded = folded.or(of(upper)).or(of(lower));
            }
        }
        return folded;
    }

    boolean contains(int codePoint) {
        int low = 0;
        int high = ranges.length / 2 - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            if (codePoint < ranges[2 * middle]) {
                high = middle - 1;
            } else if (codePoint > ranges[2 * middle + 1]) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    boolean isEmpty() {
        return ranges.length == 0;
    }

    /** The only member, -1 if there are more or none. */
    int single() {
        return ranges.length == 2 && ranges[0] == ranges[1] ? ranges[0] : -1;
    }

    boolean within(CodePoints other) {
        return and(other.not()).isEmpty();
    }

    boolean asciiOnly() {
        return ranges.length == 0 || ranges[ranges.length - 1] < FIRST_MULTIBYTE;
    }

    /** True if every code point beyond ASCII is a member. */
    boolean allBeyondAscii() {
        return ranges.length > 0 && ranges[ranges.length - 1] == MAX && ranges[ranges.length - 2] <= FIRST_MULTIBYTE;
    }

    /** Low and high ends of the ranges within ASCII, in turn. */
    int[] asciiRanges() {
        return and(range(0, FIRST_MULTIBYTE - 1)).ranges;
    }

    /** Low and high ends of all ranges, in turn. */
    int[] ranges() {
        return ranges.clone();
    }

    /** The bytes that can begin a member; a lead byte stands for all characters it begins. */
    ByteSet leads() {
        ByteSet leads = new ByteSet();
        for (int i = 0; i < ranges.length; i += 2) {
            int low = ranges[i];
            int high = ranges[i + 1];
            if (low < FIRST_MULTIBYTE) {
                leads.add(low, Math.min(high, FIRST_MULTIBYTE - 1));
            }
            if (high >= FIRST_MULTIBYTE) {
                leads.add(lead(Math.max(low, FIRST_MULTIBYTE)), lead(high));
            }
        }
        return leads;
    }

    private static int lead(int codePoint) {
        return codePoint < 0x800 ? 0xC0 | codePoint >> 6 : codePoint < 0x10000 ? 0xE0 | codePoint >> 12 : 0xF0 | codePoint >> 18;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CodePoints that && Arrays.equals(ranges, that.ranges);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ranges);
    }

    @Override
    public String toString() {
        return Arrays.toString(ranges);
    }
}
