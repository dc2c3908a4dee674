package dev.tailrace.core.grok.regex;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The memory that compiled code works in. One per matcher, used by its thread alone. */
final class Frame {
    /** What compiled code returns instead of an end. */
    static final int FAILED = -1;

    static final int OUT_OF_FUEL = -2;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int CONTINUATION_MASK = 0xC0;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long FIRST_PRINTABLE = 0x21;
    private static final int SMALLEST = 64;
    private static final int LARGEST_KEPT = 1 << 16;

    /** Start and end of each group in turn, -1 for one that took no part. */
    final int[] groups;

    /** What methods remember between a match and being asked for another. */
    final int[] vars;

    /** The sets of characters that are tested by looking them up. */
    private final CodePoints[] sets;

    /** Where the text begins: assertions look no further back. */
    int from;

    /** Steps left. */
    int fuel;

    /** Height of the stack of loop rounds. */
    int top;

    private int[] stack = new int[SMALLEST];

    Frame(int groups, int vars, CodePoints[] sets) {
        this.groups = new int[2 * groups];
        this.vars = new int[vars];
        this.sets = sets;
    }

    /** Before another place is tried. What a hostile line made of the stack is not kept. */
    void clear() {
        Arrays.fill(groups, -1);
        top = 0;
        if (stack.length > LARGEST_KEPT) {
            stack = new int[SMALLEST];
        }
    }

    void push(int value) {
        if (top == stack.length) {
            stack = Arrays.copyOf(stack, 2 * top);
        }
        stack[top++] = value;
    }

    int pop() {
        return stack[--top];
    }

    void pushVars(int low, int high) {
        for (int i = low; i < high; i++) {
            push(vars[i]);
        }
    }

    void popVars(int low, int high) {
        for (int i = high - 1; i >= low; i--) {
            vars[i] = pop();
        }
    }

    void pushGroups(int low, int high) {
        for (int i = 2 * low; i < 2 * high; i++) {
            push(groups[i]);
        }
    }

    void popGroups(int low, int high) {
        for (int i = 2 * high - 1; i >= 2 * low; i--) {
            groups[i] = pop();
        }
    }

    void forgetGroups(int low, int high) {
        for (int i = 2 * low; i < 2 * high; i++) {
            groups[i] = -1;
        }
    }

    static long eightBytes(byte[] b, int at) {
        return (long) LONGS.get(b, at);
    }

    /**
     * Passes, eight at a time, bytes that are none of two: the place of the first that is, or of the first for which no eight are left.
     * (Mycroft's test for a zero byte; the lowest hit is never a false one.)
     *
     * @param one the first byte, in each of eight places
     * @param other the second, likewise
     */
    static int passOthers(byte[] b, int from, int to, long one, long other) {
        int at = from;
        while (at <= to - Long.BYTES) {
            long word = eightBytes(b, at);
            long unlikeOne = word ^ one;
            long unlikeOther = word ^ other;
            long hits = (unlikeOne - ONES & ~unlikeOne | unlikeOther - ONES & ~unlikeOther) & HIGH_BITS;
            if (hits != 0) {
                return at + (Long.numberOfTrailingZeros(hits) >> 3);
            }
            at += Long.BYTES;
        }
        return at;
    }

    /** Likewise, bytes that are no spaces and no control characters. */
    static int passPrintable(byte[] b, int from, int to) {
        int at = from;
        while (at <= to - Long.BYTES) {
            long word = eightBytes(b, at);
            long hits = word - FIRST_PRINTABLE * ONES & ~word & HIGH_BITS;
            if (hits != 0) {
                return at + (Long.numberOfTrailingZeros(hits) >> 3);
            }
            at += Long.BYTES;
        }
        return at;
    }

    /** The end of the character that begins at {@code at}, of valid UTF-8. */
    static int next(byte[] b, int at) {
        int lead = b[at];
        return at + (lead >= 0 ? 1 : lead < (byte) 0xE0 ? 2 : lead < (byte) 0xF0 ? 3 : 4);
    }

    /** The beginning of the character that ends at {@code at}. */
    static int previous(byte[] b, int at) {
        int start = at - 1;
        while ((b[start] & CONTINUATION_MASK) == 0x80) {
            start--;
        }
        return start;
    }

    /** The end of the character at {@code at} if it is in a set, else {@link #FAILED}. */
    int step(byte[] b, int at, int set) {
        return sets[set].contains(codePoint(b, at)) ? next(b, at) : FAILED;
    }

    /** True if the characters before {@code at} are in sets {@code low} to {@code high}, in that order. */
    boolean behind(byte[] b, int at, int low, int high) {
        int end = at;
        for (int i = high - 1; i >= low; i--) {
            if (end == from) {
                return false;
            }
            end = previous(b, end);
            if (!sets[i].contains(codePoint(b, end))) {
                return false;
            }
        }
        return true;
    }

    boolean wordEdge(byte[] b, int at, int to) {
        boolean before = at > from && (b[at - 1] >= 0 ? asciiWord(b[at - 1]) : word(b, previous(b, at)));
        boolean after = at < to && (b[at] >= 0 ? asciiWord(b[at]) : word(b, at));
        return before != after;
    }

    boolean lineStart(byte[] b, int at, int to) {
        return at == from || b[at - 1] == '\n' && at != to;
    }

    static boolean lineEnd(byte[] b, int at, int to) {
        return at == to || b[at] == '\n';
    }

    static boolean textEndBeforeNewline(byte[] b, int at, int to) {
        return at == to || at == to - 1 && b[at] == '\n';
    }

    boolean textEndBeforeTerminator(byte[] b, int at, int to) {
        return switch (to - at) {
            case 0 -> true;
            case 1 -> b[at] == '\r' || b[at] == '\n' && (at == from || b[at - 1] != '\r');
            case 2 -> b[at] == '\r' && b[at + 1] == '\n' || codePoint(b, at) == 0x85;
            case 3 -> (codePoint(b, at) & ~1) == 0x2028;
            default -> false;
        };
    }

    private static boolean asciiWord(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }

    private static boolean word(byte[] b, int at) {
        return Words.ALL.contains(codePoint(b, at));
    }

    /** Loaded when a line first has a character beyond ASCII beside a word boundary. */
    private static final class Words {
        static final CodePoints ALL = UnicodeClass.wordsAtEdges();
    }

    private static int codePoint(byte[] b, int at) {
        int lead = b[at];
        if (lead >= 0) {
            return lead;
        }
        int size = next(b, at) - at;
        int point = lead & 0x7F >> size;
        for (int i = 1; i < size; i++) {
            point = point << 6 | b[at + i] & 0x3F;
        }
        return point;
    }
}
